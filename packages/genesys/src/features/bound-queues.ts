/** Looks up which assistant has which queue, before each write that could take a queue away. */
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { BoundQuery, Page, QueueBinding } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, Result, ResultAsync } from 'neverthrow';
import { chunk, mapConcurrent } from '@assistant-provider/adapter-kit';
import { invalidInput } from '@assistant-provider/adapter-kit';
import { bulkConcurrency, limits, queueIdsPerRequest } from '../limits.js';
import { toBoundBinding } from '../mapping/queue-binding.js';
import { getAssistantsQueues } from '../wire/requests.js';
import { identity, type Paging } from '../http/paging.js';
import { idKey } from '../mapping/ids.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';

/** A queue that is attached to an assistant. */
export interface BoundQueue {
  readonly queue: GenesysAssistantQueue;
  readonly binding: QueueBinding;
}

/** Keyed by `idKey` of the queue. A queue has at most one assistant (blog post by Genesys staff). */
export type BoundQueues = ReadonlyMap<string, BoundQueue>;

/** Resolves to those of the queues that are attached to any assistant. */
export function lookUp(
  paging: Paging,
  queueIds: readonly string[],
  context: DriverContext,
): DriverReply<BoundQueues> {
  return mapConcurrent(chunk(queueIds, queueIdsPerRequest), bulkConcurrency, (ids) =>
    paging.all(context, (page) => getAssistantsQueues({ ...page, queueIds: ids })),
  ).andThen((chunks) => {
    const wanted = new Set(queueIds.map(idKey));
    return Result.combine(
      chunks
        .flat()
        .filter(({ id }) => wanted.has(idKey(id)))
        .map((queue) => toBoundBinding(queue).map((binding) => ({ queue, binding }))),
    )
      .map((entries) => new Map(entries.map((entry) => [idKey(entry.queue.id), entry])))
      .mapErr((message) => context.error({ kind: 'unexpectedReply', message }));
  });
}

/**
 * Reads one page of bound queues. Many ids take several requests, one after the other; the cursor then
 * begins with the index of the request that it continues.
 */
export function pageOfBound(
  paging: Paging,
  { queueIds, cursor, ...query }: BoundQuery,
  context: DriverContext,
): DriverReply<Page<GenesysAssistantQueue>> {
  if (queueIds === undefined)
    return paging.page(
      context,
      getAssistantsQueues,
      { pageSize: limits.pageSize.max, ...query, ...(cursor && { cursor }) },
      identity,
    );

  const chunks = chunk(queueIds, queueIdsPerRequest);
  const read = async (): Promise<Result<Page<GenesysAssistantQueue>, AssistantFailure>> => {
    const [, number = '', inner] = /^(\d{1,6})~(.*)$/s.exec(cursor ?? '0~') ?? [];
    let index = number === '' ? chunks.length : Number(number);
    if (index >= chunks.length) return err(context.error(foreignCursor));
    for (let after = inner; ; after = '') {
      const ids = chunks[index] ?? [];
      const page = await paging.page(
        context,
        (page) => getAssistantsQueues({ ...page, queueIds: ids }),
        { pageSize: limits.pageSize.max, ...query, ...(after && { cursor: after }) },
        identity,
      );
      if (page.isErr()) return err(page.error);
      const { items, nextCursor } = page.value;
      if (nextCursor !== undefined) return ok({ items, nextCursor: `${index}~${nextCursor}` });
      index += 1;
      if (index === chunks.length) return ok({ items });
      // Callers take an empty page for the last one, so only the last page may be empty.
      if (items.length > 0) return ok({ items, nextCursor: `${index}~` });
    }
  };
  return new ResultAsync(read());
}

const foreignCursor = invalidInput([
  {
    field: 'query.cursor',
    rule: 'cursor',
    message: 'query.cursor does not belong to these queueIds',
  },
]);
