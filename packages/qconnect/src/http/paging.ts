/** Reads the vendor's lists, which are paged by a token. */
import { blameCursor, readPages } from '@assistant-provider/adapter-kit';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-qconnect';
import type { Page } from '@assistant-provider/core';
import type {
  AssistantFailure,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { QConnectRequest } from '../wire/requests.js';
import type { WirePage } from '../wire/vendor-types.js';
import type { Client } from './client.js';

/** Which list to read, and how much of it. */
export interface ListToRead<
  I extends ServiceInputTypes,
  O extends ServiceOutputTypes,
  W extends WirePage,
  T,
> {
  readonly cursor?: string | undefined;
  readonly request: (page: WirePage) => QConnectRequest<I, O, W>;
  readonly itemsOf: (page: W) => readonly T[];
  /** Stops before the list ends. Without it, everything is read. */
  readonly isEnough?: (items: readonly T[]) => boolean;
}

/** Stops at the first page that has items. AWS may return empty pages before the end of a list. */
export const hasItems = (items: readonly unknown[]): boolean => items.length > 0;

/**
 * The vendor's parameter. A refusal without a field blames it too: everything else in a query was checked
 * before it was sent.
 */
const refusedCursor = { field: 'nextToken', message: /(?:)/ };

export function readList<
  I extends ServiceInputTypes,
  O extends ServiceOutputTypes,
  W extends WirePage,
  T,
>(
  client: Client,
  context: DriverContext,
  { request, itemsOf, ...loop }: ListToRead<I, O, W, T>,
): DriverReply<Page<T>> {
  const readPage = async (
    nextToken: string | undefined,
  ): Promise<Result<Page<T>, AssistantFailure>> => {
    const page = await client.call(context, request(nextToken === undefined ? {} : { nextToken }));
    if (page.isErr())
      return err(
        nextToken === undefined ? page.error : blameCursor(context, page.error, refusedCursor),
      );
    return ok({
      items: itemsOf(page.value),
      // An empty token ends the list too, as in the SDK's paginators.
      ...(page.value.nextToken && { nextCursor: page.value.nextToken }),
    });
  };
  return readPages(context, { ...loop, readPage: (cursor) => new ResultAsync(readPage(cursor)) });
}
