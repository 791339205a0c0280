/** Drivers whose queues, AI agents, knowledge or tags are subtly wrong. */
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import { errAsync, okAsync, ResultAsync, type Result } from 'neverthrow';
import type { FeatureName, KnowledgeLink } from '@assistant-provider/core';
import type { DriverQueues } from '@assistant-provider/core/adapter';
import { replacing, type BrokenDriver } from './broken-driver.js';

export const brokenFeatures: readonly BrokenDriver[] = [
  {
    breaks: 'one operation of queues is missing',
    foundBy: 'presence.queues',
    wrap: (driver) => {
      const queues: Partial<DriverQueues> = { ...driver.queues };
      delete queues.unbindMany;
      return { ...driver, queues: queues as DriverQueues };
    },
  },
  {
    breaks: 'tagging is absent without a reason',
    foundBy: 'presence.tagging',
    wrap: (driver) => {
      const { tagging, ...others } = driver;
      void tagging;
      return {
        ...others,
        unsupported: { tagging: ' ' } satisfies Partial<Record<FeatureName, string>>,
      };
    },
  },
  {
    breaks: '`bind` does not return `takenFrom`',
    foundBy: 'displacement.reported',
    wrap: replacing('queues', (inner) => ({
      bind: (assistantId, draft, rule, context) =>
        inner.bind(assistantId, draft, rule, context).map(({ binding }) => ({ binding })),
    })),
  },
  {
    breaks: "binding its own queue again is a conflict with `onConflict: 'fail'`",
    foundBy: 'queues.bind-again',
    wrap: replacing('queues', (inner) => ({
      bind: (assistantId, draft, rule, context) =>
        inner
          .get(assistantId, draft.queueId, context)
          .map((): boolean => rule.onConflict === 'fail')
          .orElse(() => okAsync(false))
          .andThen((refused) =>
            refused
              ? errAsync(context.error({ kind: 'conflict', message: 'the queue is taken' }))
              : inner.bind(assistantId, draft, rule, context),
          ),
    })),
  },
  {
    breaks: '`bindMany` binds one queue after the other, and fails in the middle',
    foundBy: 'displacement.bind-many-refused',
    wrap: replacing('queues', (inner) => ({
      bindMany: (assistantId, drafts, rule, context) => {
        const bindEach = async (): Promise<Result<never, AssistantFailure> | undefined> => {
          for (const draft of drafts) {
            const bound = await inner.bind(assistantId, draft, rule, context);
            if (bound.isErr()) return errAsync<never, AssistantFailure>(bound.error);
          }
          return undefined;
        };
        return new ResultAsync(
          bindEach().then(
            (refused) => refused ?? inner.bindMany(assistantId, drafts, rule, context),
          ),
        );
      },
    })),
  },
  {
    breaks: '`unbindMany` unbinds queues of other assistants',
    foundBy: 'displacement.unbind-many',
    wrap: replacing('queues', (inner) => ({
      unbindMany: (assistantId, queueIds, context) =>
        inner
          .listBound({ queueIds, pageSize: 100 }, context)
          .andThen(({ items }) =>
            ResultAsync.combine(
              items.map((item) => inner.unbind(item.assistantId, item.queueId, context)),
            ),
          )
          .andThen(() => inner.unbindMany(assistantId, queueIds, context)),
    })),
  },
  {
    breaks: '`get` returns the binding of another assistant',
    foundBy: 'queues.get-not-bound',
    wrap: replacing('queues', (inner) => ({
      get: (assistantId, queueId, context) =>
        inner
          .listBound({ queueIds: [queueId] }, context)
          .andThen(({ items: [binding] }) =>
            binding
              ? okAsync({ ...binding, assistantId })
              : inner.get(assistantId, queueId, context),
          ),
    })),
  },
  {
    breaks: 'an unknown media type is left out',
    foundBy: 'novelties.media-type',
    wrap: replacing('queues', (inner) => ({
      get: (assistantId, queueId, context) =>
        inner.get(assistantId, queueId, context).map((binding) => ({
          ...binding,
          mediaTypes: binding.mediaTypes.filter((one) =>
            ['call', 'email', 'message'].includes(one),
          ),
        })),
    })),
  },
  {
    breaks: 'clearing one use case clears the role',
    foundBy: 'ai-agents.use-cases',
    wrap: replacing('aiAgents', (inner) => ({
      unassign: (assistantId, { role }, context) =>
        inner
          .list(assistantId, context)
          .andThen((all) =>
            ResultAsync.combine(
              all
                .filter((assignment) => assignment.role === role)
                .map(({ useCase }) =>
                  inner.unassign(
                    assistantId,
                    { role, ...(useCase !== undefined && { useCase }) },
                    context,
                  ),
                ),
            ).map(() => undefined),
          ),
    })),
  },
  {
    breaks: 'clearing an empty role is an error',
    foundBy: 'ai-agents.unassign-empty',
    wrap: replacing('aiAgents', (inner) => ({
      unassign: (assistantId, selector, context) =>
        inner
          .list(assistantId, context)
          .andThen((all) =>
            all.some(({ role, useCase }) => role === selector.role && useCase === selector.useCase)
              ? inner.unassign(assistantId, selector, context)
              : errAsync(context.error({ kind: 'notFound', message: 'nobody plays that role' })),
          ),
    })),
  },
  {
    breaks: 'unlinking an unknown link succeeds',
    foundBy: 'knowledge.unlink-unknown',
    wrap: replacing('knowledge', (inner) => ({
      unlink: (assistantId, linkId, context) =>
        inner
          .unlink(assistantId, linkId, context)
          .orElse((error) =>
            error.vendorCode === 'knowledgeNotLinked' ? okAsync(undefined) : errAsync(error),
          ),
    })),
  },
  {
    breaks: 'a change of the name writes back the links that were read',
    foundBy: 'concurrency.name-and-link',
    wrap: replacing('editing', (inner, { knowledge }) => ({
      update: (id, patch, context) =>
        knowledge.list(id, context).andThen((read) =>
          inner.update(id, patch, context).andThen((assistant) =>
            knowledge
              .list(id, context)
              .map((now) =>
                now.filter((link) => !read.some(({ linkId }) => linkId === link.linkId)),
              )
              .andThen((others) =>
                ResultAsync.combine(
                  others.map(({ linkId }) => knowledge.unlink(id, linkId, context)),
                ),
              )
              .map(() => assistant),
          ),
        ),
    })),
  },
  {
    breaks: 'links remain after their assistant is deleted',
    foundBy: 'deletion.with-knowledge',
    wrap: (driver) => {
      const links = new Map<string, readonly KnowledgeLink[]>();
      return replacing('knowledge', (inner) => ({
        list: (assistantId, context) =>
          inner
            .list(assistantId, context)
            .orElse((error) =>
              error.kind === 'notFound' && links.has(assistantId)
                ? okAsync(links.get(assistantId) ?? [])
                : errAsync(error),
            ),
        link: (assistantId, source, context) =>
          inner.link(assistantId, source, context).map((link) => {
            links.set(assistantId, [...(links.get(assistantId) ?? []), link]);
            return link;
          }),
      }))(driver);
    },
  },
  {
    breaks: 'new tags replace all tags',
    foundBy: 'tagging.add',
    wrap: replacing('tagging', (inner) => ({
      tag: (assistantId, tags, context) =>
        inner
          .list(assistantId, context)
          .andThen((all) => inner.untag(assistantId, Object.keys(all), context))
          .andThen(() => inner.tag(assistantId, tags, context)),
    })),
  },
  {
    breaks: 'tags are looked up with inherited members',
    foundBy: 'tagging.inherited-names',
    wrap: replacing('tagging', (inner) => ({
      list: (assistantId, context) =>
        inner
          .list(assistantId, context)
          .map((tags) => Object.fromEntries(Object.entries(tags).filter(([key]) => !(key in {})))),
    })),
  },
  {
    breaks: 'tags are read, changed and written back without a lock',
    foundBy: 'concurrency.tags',
    wrap: replacing('tagging', (inner) => ({
      tag: (assistantId, tags, context) =>
        inner.list(assistantId, context).andThen((read) => {
          const wanted = { ...read, ...tags };
          return inner
            .tag(assistantId, wanted, context)
            .andThen(() => inner.list(assistantId, context))
            .map((now) => Object.keys(now).filter((key) => !(key in wanted)))
            .andThen((others) => inner.untag(assistantId, others, context));
        }),
    })),
  },
];
