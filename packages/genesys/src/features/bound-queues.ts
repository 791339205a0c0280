/** Who has which queue now: read before each write that could take one away. */
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { BoundQuery, Page, QueueBinding } from '@assistant-provider/core';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, Result, ResultAsync } from 'neverthrow';
import { chunk, mapConcurrent } from '@assistant-provider/adapter-kit';
import { invalidInput } from '../errors/describe.js';
import { bulkConcurrency, limits, queueIdsPerRequest } from '../limits.js';
import { toBoundBinding } from '../mapping/assistant.js';
import { getAssistantsQueues } from '../wire/operations.js';
import { asItIs, type Paging } from '../http/paging.js';
import { idKey } from '../mapping/ids.js';
import type { GenesysAssistantQueue } from '../wire/vendor-types.js';

export interface BoundQueue {
  readonly queue: GenesysAssistantQueue;
  readonly binding: QueueBinding;
}

/** By queue id, in lower case. A queue has at most one assistant (blog post by Genesys staff). */
export type BoundQueues = ReadonlyMap<string, BoundQueue>;

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
 * One page of bound queues. Many ids are asked for in several requests, one after the other; the
 * cursor then begins with the number of the request that it belongs to.
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
      { ...query, ...(cursor && { cursor }) },
      asItIs,
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
        asItIs,
      );
      if (page.isErr()) return err(page.error);
      const { items, nextCursor } = page.value;
      if (nextCursor !== undefined) return ok({ items, nextCursor: `${index}~${nextCursor}` });
      index += 1;
      if (index === chunks.length) return ok({ items });
      // An empty page is the last one for the caller, so none is shown before the end.
      if (items.length > 0) return ok({ items, nextCursor: `${index}~` });
    }
  };
  return new ResultAsync(read());
}

const foreignCursor = invalidInput([
  { field: 'query.cursor', rule: 'cursor', message: 'query.cursor is not of these queueIds' },
]);
