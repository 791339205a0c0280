/** Queue bindings. A queue has at most one assistant, so `bind` may take it from another. */
import type { QueueBindingDraft } from '@assistant-provider/core';
import type { ConflictRule, DriverQueues } from '@assistant-provider/core/adapter';
import { ok, type Result } from 'neverthrow';
import type { MemoryClient, RequestScope } from '../state/client.js';
import { refuse, type Refusal } from '../errors/describe.js';
import { toQueueBinding } from '../mapping/queue-binding.js';
import { timestamp, type MemoryState } from '../state/state.js';
import type { MemoryQueueBinding } from '../wire/vendor-types.js';

export function memoryQueues(client: MemoryClient): DriverQueues {
  return {
    list: (assistantId, query, context) =>
      client.send(context, 'listQueueBindings', ({ state }) =>
        state
          .find(assistantId)
          .andThen(() =>
            state.bindings.page(query, {
              scope: `queues.${assistantId}`,
              includes: (binding) => binding.assistantId === assistantId,
            }),
          )
          .map((page) => ({ ...page, items: page.items.map(toQueueBinding) })),
      ),

    listBound: ({ queueIds, ...query }, context) => {
      const wanted = queueIds && new Set(queueIds);
      return client.send(context, 'listQueueBindings', ({ state }) =>
        state.bindings
          .page(query, {
            scope: 'bound',
            includes: ({ queueId }) => wanted === undefined || wanted.has(queueId),
          })
          .map((page) => ({ ...page, items: page.items.map(toQueueBinding) })),
      );
    },

    get: (assistantId, queueId, context) =>
      client.send(context, 'getQueueBinding', ({ state }) =>
        state
          .find(assistantId)
          .andThen(() => findBinding(assistantId, queueId, state))
          .map(toQueueBinding),
      ),

    bind: (assistantId, draft, rule, context) => {
      // Kept for all attempts: if the response of one gets lost, the next one finds its own binding.
      let takenFrom: MemoryQueueBinding | undefined;
      return client.send(context, 'putQueueBindings', (scope) =>
        conflictingBindings(assistantId, [draft], rule, scope.state).map(([former]) => {
          takenFrom ??= former;
          const binding = toQueueBinding(putBinding(assistantId, draft, scope));
          return { binding, ...(takenFrom && { takenFrom: toQueueBinding(takenFrom) }) };
        }),
      );
    },

    bindMany: (assistantId, drafts, rule, context) => {
      const takenFrom: MemoryQueueBinding[] = [];
      return client
        .send(context, 'putQueueBindings', (scope) =>
          conflictingBindings(assistantId, drafts, rule, scope.state).map((former) => {
            for (const binding of former) takenFrom.push(binding);
            return {
              bindings: drafts.map((draft) =>
                toQueueBinding(putBinding(assistantId, draft, scope)),
              ),
              takenFrom: takenFrom.map(toQueueBinding),
            };
          }),
        )
        .map((outcome) => {
          context.done(drafts.map(({ queueId }) => queueId));
          return outcome;
        });
    },

    unbind: (assistantId, queueId, context) =>
      client.send(context, 'deleteQueueBindings', (scope) => {
        const { state } = scope;
        return state.findActive(assistantId).andThen(() => {
          const found = findBinding(assistantId, queueId, state);
          if (found.isErr())
            return scope.previousAttemptMayHaveSucceeded ? ok() : found.map(() => undefined);
          state.unbind(queueId);
          return ok();
        });
      }),

    unbindMany: (assistantId, queueIds, context) =>
      client
        .send(context, 'deleteQueueBindings', ({ state }) =>
          state.findActive(assistantId).map(() => {
            for (const queueId of queueIds)
              if (findBinding(assistantId, queueId, state).isOk()) state.unbind(queueId);
          }),
        )
        .map(() => context.done(queueIds)),
  };
}

function findBinding(
  assistantId: string,
  queueId: string,
  state: MemoryState,
): Result<MemoryQueueBinding, Refusal> {
  const binding = state.bindings.get(queueId);
  return binding?.assistantId === assistantId ? ok(binding) : refuse('queueNotBound');
}

/** The bindings of these queues to other assistants; a refusal if they must not be taken. */
function conflictingBindings(
  assistantId: string,
  drafts: readonly QueueBindingDraft[],
  { onConflict }: ConflictRule,
  state: MemoryState,
): Result<readonly MemoryQueueBinding[], Refusal> {
  return state.findActive(assistantId).andThen(() => {
    const others = drafts.flatMap(({ queueId }) => {
      const binding = state.bindings.get(queueId);
      return binding && binding.assistantId !== assistantId ? [binding] : [];
    });
    const [first] = others;
    return first && onConflict === 'fail'
      ? refuse('queueTaken', {
          detail: `queue ${first.queueId} is bound to assistant ${first.assistantId}`,
        })
      : ok(others);
  });
}

function putBinding(
  assistantId: string,
  { queueId, mediaTypes }: QueueBindingDraft,
  { state, now }: RequestScope,
): MemoryQueueBinding {
  const binding = {
    ...findBinding(assistantId, queueId, state).unwrapOr({
      queueId,
      assistantId,
      createdAt: timestamp(now),
    }),
    mediaTypes,
    updatedAt: timestamp(now),
  };
  state.bind(binding);
  return binding;
}
