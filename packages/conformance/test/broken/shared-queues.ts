/** Drivers that lose track of queues in concurrent calls, or of their progress in bulk calls. */
import type {
  AssistantFailure,
  DriverContext,
  DriverQueues,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { QueueBinding } from '@assistant-provider/core';
import { replacing, type BrokenDriver } from './broken-driver.js';

type BindMany = DriverQueues['bindMany'];
type Drafts = Parameters<BindMany>[1];
const take = { onConflict: 'take' } as const;

/** The bindings of these queues to other assistants, as they are before the call holds anything. */
const foreign = (
  inner: DriverQueues,
  assistantId: string,
  drafts: Drafts,
  context: DriverContext,
) =>
  inner
    .listBound({ queueIds: drafts.map(({ queueId }) => queueId), pageSize: 100 }, context)
    .map(({ items }) => items.filter((item) => item.assistantId !== assistantId));

const refuseForeign = (found: readonly QueueBinding[], context: DriverContext) =>
  found.length > 0
    ? err(context.error({ kind: 'conflict', message: 'the queue is taken' }))
    : ok(undefined);

/** A `bindMany` that sends one request for each queue. `bind` binds one and reports it. */
const oneByOne =
  (
    bind: (
      draft: Drafts[number],
      bindOne: () => ReturnType<DriverQueues['bind']>,
      context: DriverContext,
    ) => ReturnType<DriverQueues['bind']>,
  ) =>
  (inner: DriverQueues): Partial<DriverQueues> => ({
    bindMany: (assistantId, drafts, rule, context) => {
      const all = async (): Promise<Awaited<ReturnType<BindMany>>> => {
        const bindings: QueueBinding[] = [];
        for (const draft of drafts) {
          const bound = await bind(
            draft,
            () => inner.bind(assistantId, draft, rule, context),
            context,
          );
          if (bound.isErr()) return err(naming(bound.error, draft.queueId));
          bindings.push(bound.value.binding);
        }
        return ok({ bindings, takenFrom: [] });
      };
      return new ResultAsync(all());
    },
  });

const naming = (failure: AssistantFailure, queueId: string): AssistantFailure => ({
  ...failure,
  message: `queue ${queueId}: ${failure.message}`,
});

export const brokenSharedQueues: readonly BrokenDriver[] = [
  {
    breaks: '`bind` checks who has the queue before it writes, without a lock',
    foundBy: 'shared-queues.bind-refused',
    wrap: replacing('queues', (inner) => ({
      bind: (assistantId, draft, rule, context) =>
        rule.onConflict === 'take'
          ? inner.bind(assistantId, draft, rule, context)
          : foreign(inner, assistantId, [draft], context)
              .andThen((found) => refuseForeign(found, context))
              .andThen(() => inner.bind(assistantId, draft, take, context)),
    })),
  },
  {
    breaks: '`bindMany` checks who has the queues before it writes, without a lock',
    foundBy: 'shared-queues.bind-many-refused',
    wrap: replacing('queues', (inner) => ({
      bindMany: (assistantId, drafts, rule, context) =>
        rule.onConflict === 'take'
          ? inner.bindMany(assistantId, drafts, rule, context)
          : foreign(inner, assistantId, drafts, context)
              .andThen((found) => refuseForeign(found, context))
              .andThen(() => inner.bindMany(assistantId, drafts, take, context)),
    })),
  },
  {
    breaks: '`takenFrom` is what was read before the write, without a lock',
    foundBy: 'shared-queues.taken',
    wrap: replacing('queues', (inner) => ({
      bindMany: (assistantId, drafts, rule, context) =>
        foreign(inner, assistantId, drafts, context).andThen((takenFrom) =>
          inner
            .bindMany(assistantId, drafts, rule, context)
            .map(({ bindings }) => ({ bindings, takenFrom })),
        ),
    })),
  },
  {
    breaks: '`bindMany` writes back all queues that it has read, without a lock',
    foundBy: 'shared-queues.moved',
    wrap: replacing('queues', (inner) => ({
      bindMany: (assistantId, drafts, rule, context) =>
        inner.list(assistantId, { pageSize: 100 }, context).andThen(({ items }) => {
          const named = new Set(drafts.map(({ queueId }) => queueId));
          const kept = items.filter(({ queueId }) => !named.has(queueId));
          return inner.bindMany(assistantId, [...kept, ...drafts] as Drafts, rule, context);
        }),
    })),
  },
  {
    breaks: '`bindMany` binds one queue after the other and reports none',
    foundBy: 'bulk.bind-many-refused',
    wrap: replacing(
      'queues',
      oneByOne((_draft, bindOne) => bindOne()),
    ),
  },
  {
    breaks: '`unbindMany` unbinds one queue after the other and does not name the refused one',
    foundBy: 'bulk.unbind-many-refused',
    wrap: replacing('queues', (inner) => ({
      unbindMany: (assistantId, queueIds, context) => {
        const all = async (): Promise<Result<void, AssistantFailure>> => {
          for (const queueId of queueIds) {
            const gone = await inner.unbind(assistantId, queueId, context);
            if (gone.isErr()) return err(gone.error);
            context.done([queueId]);
          }
          return ok();
        };
        return new ResultAsync(all());
      },
    })),
  },
  {
    breaks: '`bindMany` reports each queue before it is bound',
    foundBy: 'bulk.cancelled',
    wrap: replacing(
      'queues',
      oneByOne(({ queueId }, bindOne, context) => {
        context.done([queueId]);
        return bindOne();
      }),
    ),
  },
  {
    breaks: '`bindMany` reports the bound queues only when its own request fails',
    foundBy: 'bulk.timeout',
    wrap: (driver) => {
      const bound: string[] = [];
      return replacing(
        'queues',
        oneByOne(({ queueId }, bindOne, context) =>
          bindOne()
            .map((outcome) => {
              bound.push(queueId);
              return outcome;
            })
            .mapErr((failure) => {
              context.done(bound);
              return failure;
            }),
        ),
      )(driver);
    },
  },
];
