/** Reads lists page by page. Bounded by the call's deadline, and by tokens that must not repeat. */
import type { AssistantError, DriverContext, Page, Reply } from '@assistant-provider/core';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { WirePage } from './wire.js';

export interface PageRequest {
  readonly nextToken?: string;
}

/** An empty token ends a list, too (so the SDK's own paginators). */
const tokenOf = ({ nextToken }: WirePage): string | undefined => nextToken || undefined;

/**
 * Reads until `enough` says so, or the list ends.
 *
 * The vendor may answer an empty page with a token, as AWS allows; our contract says that a page
 * with no items is the last one, so that even a single page can take more than one request.
 */
export function readPages<W extends WirePage, T>(
  context: DriverContext,
  from: string | undefined,
  readPage: (request: PageRequest) => Reply<W>,
  itemsOf: (page: W) => readonly T[],
  enough: (items: readonly T[]) => boolean,
): Reply<Page<T>> {
  const read = async (): Promise<Result<Page<T>, AssistantError>> => {
    const seen = new Set<string>();
    const items: T[] = [];
    for (let token = from; ;) {
      const page = await readPage(token === undefined ? {} : { nextToken: token });
      if (page.isErr()) return err(page.error);
      items.push(...itemsOf(page.value));
      token = tokenOf(page.value);
      if (token === undefined) return ok({ items });
      if (enough(items)) return ok({ items, nextCursor: token });
      if (seen.has(token))
        return err(
          context.error({
            kind: 'unexpectedReply',
            message: 'the vendor answered a page token that it had answered before',
          }),
        );
      seen.add(token);
    }
  };
  return new ResultAsync(read());
}
