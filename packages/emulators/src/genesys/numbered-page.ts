/**
 * Lists with page numbers, as the vendor's older APIs have them: a total, and links to the first, last and
 * neighbouring pages (official Swagger).
 */
import type { HandlerContext, HandlerResult } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { linkWith } from './paging.js';
import type { Span } from './span.js';

/** The published default (official Swagger). */
const defaultPageSize = 25;

/** The ascending part of an entries' list, one page of it. `descending` numbers the pages from the end. */
export function numberedPage<T>(
  context: HandlerContext,
  { list, from, until }: Span<T>,
  view: (entry: T) => unknown,
  descending = false,
): HandlerResult {
  const { pageNumber = 1, pageSize = defaultPageSize } = context.query;
  const total = until - from;
  const pageCount = Math.ceil(total / pageSize);
  if (pageNumber > Math.max(1, pageCount) && context.settings.pageBeyondLast === 'refused')
    throw new GenesysRefusal('invalid.page.number', { field: 'pageNumber' });
  const skipped = (pageNumber - 1) * pageSize;
  const count = Math.max(0, Math.min(pageSize, total - skipped));
  const entities: unknown[] = [];
  const entries = descending ? list.walk(until - 1 - skipped, -1) : list.walk(from + skipped, 1);
  for (const entry of entries) {
    if (entities.length === count) break;
    entities.push(view(entry));
  }
  const link = (number: number) =>
    linkWith(context, { pageSize: String(pageSize), pageNumber: String(number) });
  const body = {
    entities,
    pageSize,
    pageNumber,
    total,
    firstUri: link(1),
    ...(pageNumber < pageCount && { nextUri: link(pageNumber + 1) }),
    ...(pageNumber > 1 && { previousUri: link(pageNumber - 1) }),
    lastUri: link(Math.max(1, pageCount)),
    selfUri: link(pageNumber),
    pageCount,
  };
  return { status: 200, body };
}
