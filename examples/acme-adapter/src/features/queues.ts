/** Which queues a helper serves. At Acme the queue knows: its record names the helper. */
import type { Page, PageQuery, QueueBinding, QueueBindingDraft } from '@assistant-provider/core';
import type { DriverReply } from '@assistant-provider/core/adapter';
import type { ConflictRule, DriverContext, DriverQueues } from '@assistant-provider/core/adapter';
import { err, ok, okAsync, safeTry } from 'neverthrow';
import type { AcmeClient } from '../http/client.js';
import { fromQueueBinding, toQueueBinding } from '../mapping/assistant.js';
import { readPage } from '../http/paging.js';
import { isHelper, isPageOf, isQueue, type AcmeQueue } from '../wire/shapes.js';

/** What to search for; `cursors` names the list, since each filter is a list of its own. */
interface Filter {
  readonly cursors: string;
  readonly helper?: number;
  readonly served?: true;
  readonly queue_nos?: readonly number[];
}

export function acmeQueues(client: AcmeClient): DriverQueues {
  const search = (
    { cursors, ...filter }: Filter,
    query: PageQuery,
    context: DriverContext,
  ): DriverReply<Page<AcmeQueue>> =>
    readPage(
      {
        name: cursors,
        numberOf: ({ queue_no }) => queue_no,
        read: (window) => {
          const body = { ...filter, ...window };
          return client.send(context, 'POST /v2/queues/search', { body }, isPageOf(isQueue));
        },
      },
      query,
      context,
    );

  /** These queues, bound or not. Fails if one of them does not exist. */
  const readQueues = (queueIds: readonly string[], context: DriverContext) =>
    safeTry(async function* () {
      const filter = { cursors: 'these', queue_nos: queueIds.map(Number) };
      const queues: AcmeQueue[] = [];
      let next: PageQuery | undefined = {};
      while (next) {
        const { items, nextCursor }: Page<AcmeQueue> = yield* search(filter, next, context);
        queues.push(...items);
        next = nextCursor === undefined ? undefined : { cursor: nextCursor };
      }
      const there = new Set(queues.map(({ queue_no }) => String(queue_no)));
      const missing = queueIds.find((queueId) => !there.has(queueId));
      return missing === undefined
        ? ok(queues)
        : err(context.error({ kind: 'notFound', message: `there is no queue ${missing}` }));
    });

  /** The bindings of others that these would take the place of, or `conflict` if they must not. */
  const displacedBy = (
    assistantId: string,
    drafts: readonly QueueBindingDraft[],
    { onConflict }: ConflictRule,
    context: DriverContext,
  ): DriverReply<readonly QueueBinding[]> =>
    readQueues(
      drafts.map(({ queueId }) => queueId),
      context,
    ).andThen((queues) => {
      const others = queues
        .filter(({ helper }) => helper !== null && String(helper) !== assistantId)
        .map(toQueueBinding);
      const [taken] = others;
      if (!taken || onConflict === 'take') return ok(others);
      const message = `queue ${taken.queueId} is bound to ${taken.assistantId}`;
      return err(context.error({ kind: 'conflict', message }));
    });

  const put = (assistantId: string, draft: QueueBindingDraft, context: DriverContext) => {
    const filling = {
      path: { queue: draft.queueId },
      body: fromQueueBinding(assistantId, draft),
    };
    return client
      .send(context, 'PUT /v2/queues/{queue}/helper', filling, isQueue)
      .map(toQueueBinding);
  };

  const release = (
    assistantId: string,
    queueId: string,
    context: DriverContext,
  ): DriverReply<void> =>
    client.remove(
      context,
      'DELETE /v2/queues/{queue}/helper/{helper}',
      { path: { queue: queueId, helper: assistantId } },
      ['QUEUE_NOT_SERVED'],
    );

  return {
    list: (assistantId, query, context) =>
      search({ cursors: `of-${assistantId}`, helper: Number(assistantId) }, query, context)
        .map(toBindings)
        .andThen((page) => {
          if (page.items.length > 0) return okAsync(page);
          // Queues know nothing of helpers: nothing found may mean that there is no such helper.
          const filling = { path: { helper: assistantId } };
          return client
            .send(context, 'GET /v2/helpers/{helper}', filling, isHelper)
            .map(() => page);
        }),

    listBound: ({ queueIds, ...query }, context) =>
      search(
        {
          cursors: queueIds ? 'bound-of-these' : 'bound',
          served: true,
          ...(queueIds && { queue_nos: queueIds.map(Number) }),
        },
        query,
        context,
      ).map(toBindings),

    get: (assistantId, queueId, context) =>
      client
        .send(context, 'GET /v2/queues/{queue}', { path: { queue: queueId } }, isQueue)
        .andThen((queue) =>
          String(queue.helper) === assistantId
            ? ok(toQueueBinding(queue))
            : err(context.error({ kind: 'notFound', message: 'the queue is not bound to it' })),
        ),

    bind: (assistantId, draft, rule, context) =>
      displacedBy(assistantId, [draft], rule, context).andThen(([takenFrom]) =>
        put(assistantId, draft, context).map((binding) => ({
          binding,
          ...(takenFrom && { takenFrom }),
        })),
      ),

    bindMany: (assistantId, drafts, rule, context) =>
      safeTry(async function* () {
        const takenFrom = yield* displacedBy(assistantId, drafts, rule, context);
        const bindings: QueueBinding[] = [];
        for (const draft of drafts) bindings.push(yield* put(assistantId, draft, context));
        return ok({ bindings, takenFrom });
      }),

    unbind: release,

    unbindMany: (assistantId, queueIds, context) =>
      safeTry(async function* () {
        for (const queueId of queueIds)
          yield* release(assistantId, queueId, context).orElse((error) =>
            error.vendorCode === 'QUEUE_NOT_SERVED' ? ok() : err(error),
          );
        return ok();
      }),
  };
}

const toBindings = (page: Page<AcmeQueue>): Page<QueueBinding> => ({
  ...page,
  items: page.items.map(toQueueBinding),
});
