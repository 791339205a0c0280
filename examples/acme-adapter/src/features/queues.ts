/** Queue bindings. At Acme, the record of a queue names the helper that serves it. */
import { createKeyedLock, nameItems, readPages } from '@assistant-provider/adapter-kit';
import type { Page, PageQuery, QueueBinding, QueueBindingDraft } from '@assistant-provider/core';
import type {
  AssistantFailure,
  ConflictRule,
  DriverContext,
  DriverQueues,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, okAsync, safeTry } from 'neverthrow';
import type { AcmeClient } from '../http/client.js';
import { readPage } from '../http/paging.js';
import { fromQueueBinding, toQueueBinding } from '../mapping/queue-binding.js';
import { readHelper, readQueue, readQueues, type AcmeQueue } from '../wire/shapes.js';

interface Filter {
  /** Names the list for its cursors, since each filter is a list of its own. */
  readonly list: string;
  readonly helper?: number;
  readonly served?: true;
  readonly queue_nos?: readonly number[];
}

export function acmeQueues(client: AcmeClient): DriverQueues {
  // Between the look at a queue's helper and the write, no other call may give the queue away.
  const lock = createKeyedLock();

  const search = (
    { list, ...filter }: Filter,
    query: PageQuery,
    context: DriverContext,
  ): DriverReply<Page<AcmeQueue>> =>
    readPage(
      {
        name: list,
        numberOf: ({ queue_no }) => queue_no,
        read: (window) => {
          const body = { ...filter, ...window };
          return client.send(context, { request: 'POST /v2/queues/search', body }, readQueues);
        },
      },
      query,
      context,
    );

  /** The named queues, bound or not. Fails with `notFound` if one of them does not exist. */
  const findQueues = (
    queueIds: readonly string[],
    context: DriverContext,
  ): DriverReply<readonly AcmeQueue[]> => {
    const filter = { list: 'named', queue_nos: queueIds.map(Number) };
    return readPages(context, {
      readPage: (cursor) => search(filter, cursor === undefined ? {} : { cursor }, context),
    }).andThen(({ items }) => {
      const found = new Set(items.map(({ queue_no }) => String(queue_no)));
      const missing = queueIds.find((queueId) => !found.has(queueId));
      return missing === undefined
        ? ok(items)
        : err(context.error({ kind: 'notFound', message: `queue ${missing} does not exist` }));
    });
  };

  /** The bindings of these queues to other assistants; `conflict` if they must not be taken. */
  const conflictingBindings = (
    assistantId: string,
    drafts: readonly QueueBindingDraft[],
    { onConflict }: ConflictRule,
    context: DriverContext,
  ): DriverReply<readonly QueueBinding[]> =>
    findQueues(
      drafts.map(({ queueId }) => queueId),
      context,
    ).andThen((queues) => {
      const others = queues
        .filter(({ helper }) => helper !== null && String(helper) !== assistantId)
        .map(toQueueBinding);
      const [first] = others;
      if (!first || onConflict === 'take') return ok(others);
      const message = `queue ${first.queueId} is bound to assistant ${first.assistantId}`;
      return err(context.error({ kind: 'conflict', message }));
    });

  const put = (
    assistantId: string,
    draft: QueueBindingDraft,
    context: DriverContext,
  ): DriverReply<QueueBinding> => {
    const request = 'PUT /v2/queues/{queue}/helper';
    const path = { queue: draft.queueId };
    const body = fromQueueBinding(assistantId, draft);
    return client.send(context, { request, path, body }, readQueue).map(toQueueBinding);
  };

  const unbind = (
    assistantId: string,
    queueId: string,
    context: DriverContext,
  ): DriverReply<void> => {
    const request = 'DELETE /v2/queues/{queue}/helper/{helper}';
    const path = { queue: queueId, helper: assistantId };
    return client.remove(context, { request, path }, ['QUEUE_NOT_SERVED']);
  };

  return {
    list: (assistantId, query, context) =>
      search({ list: `of-${assistantId}`, helper: Number(assistantId) }, query, context)
        .map(toBindings)
        .andThen((page) => {
          if (page.items.length > 0) return okAsync(page);
          // The search also finds nothing if the helper does not exist.
          const request = 'GET /v2/helpers/{helper}';
          const path = { helper: assistantId };
          return client.send(context, { request, path }, readHelper).map(() => page);
        }),

    listBound: ({ queueIds, ...query }, context) =>
      search(
        {
          list: queueIds ? 'bound-named' : 'bound',
          served: true,
          ...(queueIds && { queue_nos: queueIds.map(Number) }),
        },
        query,
        context,
      ).map(toBindings),

    get: (assistantId, queueId, context) =>
      client
        .send(context, { request: 'GET /v2/queues/{queue}', path: { queue: queueId } }, readQueue)
        .andThen((queue) => {
          if (String(queue.helper) === assistantId) return ok(toQueueBinding(queue));
          const message = `queue ${queueId} is not bound to assistant ${assistantId}`;
          return err(context.error({ kind: 'notFound', message }));
        }),

    bind: (assistantId, draft, rule, context) =>
      lock.exclusive(draft.queueId, context, () =>
        conflictingBindings(assistantId, [draft], rule, context).andThen(([takenFrom]) =>
          put(assistantId, draft, context).map((binding) => ({
            binding,
            ...(takenFrom && { takenFrom }),
          })),
        ),
      ),

    bindMany: (assistantId, drafts, rule, context) =>
      lock.exclusive(
        drafts.map(({ queueId }) => queueId),
        context,
        () =>
          safeTry(async function* () {
            const takenFrom = yield* conflictingBindings(assistantId, drafts, rule, context);
            const bindings: QueueBinding[] = [];
            for (const draft of drafts) {
              bindings.push(yield* put(assistantId, draft, context).mapErr(naming(draft.queueId)));
              context.done([draft.queueId]);
            }
            return ok({ bindings, takenFrom });
          }),
      ),

    unbind: (assistantId, queueId, context) =>
      lock.exclusive(queueId, context, () => unbind(assistantId, queueId, context)),

    unbindMany: (assistantId, queueIds, context) =>
      lock.exclusive(queueIds, context, () =>
        safeTry(async function* () {
          for (const queueId of queueIds) {
            yield* unbind(assistantId, queueId, context)
              .orElse((failure) =>
                failure.vendorCode === 'QUEUE_NOT_SERVED' ? ok() : err(failure),
              )
              .mapErr(naming(queueId));
            context.done([queueId]);
          }
          return ok();
        }),
      ),
  };
}

const toBindings = (page: Page<AcmeQueue>): Page<QueueBinding> => ({
  ...page,
  items: page.items.map(toQueueBinding),
});

const naming = (queueId: string) => (failure: AssistantFailure) =>
  nameItems(failure, 'queue', [queueId]);
