/** Reads a vendor's list page by page. */
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { Page } from '@assistant-provider/core';
import { createCursorGuard, type DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';

/** Which pages to read. */
export interface PageLoop<T> {
  /** Where to start; without it, at the beginning of the list. */
  readonly cursor?: string | undefined;
  /** Reads one page. A page without `nextCursor` is the last one. */
  readonly readPage: (cursor: string | undefined) => DriverReply<Page<T>>;
  /** Stops the loop before the list ends. Without it, everything is read. */
  readonly isEnough?: (items: readonly T[]) => boolean;
}

/**
 * Reads pages until `isEnough` or the end of the list, and returns their items as one page. Empty
 * pages in between are skipped. Fails with `unexpectedReply` if the vendor returns a cursor twice, or
 * empty pages without end.
 */
export function readPages<T>(context: DriverContext, loop: PageLoop<T>): DriverReply<Page<T>> {
  const { readPage, isEnough = () => false } = loop;
  const readAll = async (): Promise<Result<Page<T>, AssistantFailure>> => {
    const guard = createCursorGuard();
    const items: T[] = [];
    for (let { cursor } = loop; ;) {
      const page = await readPage(cursor);
      if (page.isErr()) return err(page.error);
      for (const item of page.value.items) items.push(item);
      cursor = page.value.nextCursor;
      if (cursor === undefined) return ok({ items });
      if (isEnough(items)) return ok({ items, nextCursor: cursor });
      const message = guard.problem(page.value);
      if (message !== undefined) return err(context.error({ kind: 'unexpectedReply', message }));
    }
  };
  return new ResultAsync(readAll());
}

/** How a vendor refuses a cursor. */
export interface CursorRefusal {
  /** The vendor's parameter that carries the cursor. */
  readonly field: string;
  /** Matches the message of a refusal that names no field. Without it, such a refusal stays as it is. */
  readonly message?: RegExp;
}

/**
 * The error of a list that was read from a cursor, with the issue on `query.cursor` if the vendor
 * refused the cursor. A refusal that names another field, or none, stays as it is: blaming the cursor
 * for it would mislead.
 */
export function blameCursor(
  context: DriverContext,
  error: AssistantFailure,
  { field, message: pattern }: CursorRefusal,
): AssistantFailure {
  if (error.kind !== 'invalidInput') return error;
  const { issues = [], message, cause } = error;
  const isBlamed =
    issues.length > 0
      ? issues.some((issue) => issue.field === field)
      : pattern?.test(message) === true;
  if (!isBlamed) return error;
  const issue = { field: 'query.cursor', rule: 'cursor', message: `query.cursor: ${message}` };
  return context.error({ ...error, message, cause, issues: [issue] });
}
