/** Checks the cursor that a driver returns, so that a bad one is not blamed on the caller later. */
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { DriverContext } from '../../contract/driver-context.js';
import type { AssistantFailure } from '../../contract/error.js';
import type { DriverReply, Page } from '../../contract/reply.js';
import { cursorParser } from '../../validation/inputs.js';
import { parse } from '../../validation/parse.js';

/** The page, or `unexpectedReply` if its cursor could not be passed back for the next page. */
export function withUsableCursor<T>(
  reply: DriverReply<Page<T>>,
  context: DriverContext,
): DriverReply<Page<T>> {
  const check = (page: Page<T>): Result<Page<T>, AssistantFailure> => {
    // A driver in plain JavaScript may return anything; the reader of the page reports a value that is not a page.
    const { nextCursor } = (page as Page<T> | undefined) ?? {};
    if (nextCursor === undefined) return ok(page);
    const [issue] = parse(cursorParser, nextCursor, 'nextCursor').match(
      () => [],
      (issues) => issues,
    );
    if (!issue) return ok(page);
    const message = `the vendor returned a cursor that cannot be used: ${issue.message}`;
    return err(context.error({ kind: 'unexpectedReply', message }));
  };
  return new ResultAsync(
    reply.then((result) => (result.isOk() ? check(result.value) : result)) as Promise<
      Result<Page<T>, AssistantFailure>
    >,
  );
}
