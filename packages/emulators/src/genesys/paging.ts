/** Lists: one page, and the links to its neighbours. */
import { decodeCursor, encodeCursor } from '../server/cursor.js';
import { pageOfSorted } from '../server/list-page.js';
import type { SortedList, SortKey } from '../server/sorted-list.js';
import type { HandlerContext } from './handler-context.js';
import { refuseParameter } from './query.js';

export interface ListBody {
  readonly entities: readonly unknown[];
  readonly nextUri?: string;
  readonly previousUri?: string;
  readonly selfUri: string;
}

export interface ListingOptions<T> {
  readonly list: SortedList<T>;
  /** Defaults to all entries of the list. */
  readonly accepts?: (entry: T) => boolean;
  readonly view: (entry: T) => unknown;
  readonly pageSize: number;
  /** Everything that decides the entries and their order; a cursor is valid for these values only. */
  readonly pinned?: readonly unknown[];
  readonly descending?: boolean;
}

export function listPage<T>(context: HandlerContext, options: ListingOptions<T>): ListBody {
  const { query, request } = context;
  const pin = JSON.stringify([request.operation, request.params, options.pinned ?? []]);
  const after =
    query.after === undefined ? undefined : decodeKey(context, 'after', query.after, pin);
  const before =
    query.before === undefined ? undefined : decodeKey(context, 'before', query.before, pin);
  const { entries, next, previous } = pageOfSorted(
    options.list,
    {
      pageSize: query.pageSize ?? query.limit ?? options.pageSize,
      after,
      before,
      descending: options.descending ?? false,
    },
    options.accepts,
  );
  const issued = context.clock.now();
  return {
    entities: entries.map(options.view),
    ...(next && { nextUri: link(context, 'after', encodeCursor([issued, ...next], pin)) }),
    ...(previous && {
      previousUri: link(context, 'before', encodeCursor([issued, ...previous], pin)),
    }),
    selfUri: link(context),
  };
}

function decodeKey(
  context: HandlerContext,
  parameter: string,
  cursor: string,
  pin: string,
): SortKey {
  const [issued, ...key] = decodeCursor(cursor, pin) ?? [];
  const lifetime = (context.settings.cursorLifetimeSeconds ?? Infinity) * 1000;
  if (typeof issued !== 'number' || context.clock.now() - issued > lifetime)
    throw refuseParameter(parameter, cursor, 'a cursor of this list');
  return key;
}

function link(context: HandlerContext, direction?: 'after' | 'before', cursor = ''): string {
  if (!direction) return linkWith(context, {});
  return linkWith(context, { after: undefined, before: undefined, [direction]: cursor });
}

/** Returns the request's own path and query with other parameters: links carry the whole query (live client code). */
export function linkWith(
  context: HandlerContext,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const { target, query } = context.request;
  const path = target.split('?', 1)[0] ?? '';
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    if (value !== undefined) parameters.set(name, value);
  }
  const relative = path.slice(context.apiPrefix.length);
  const base = context.settings.pageLinks === 'absolute' ? context.apiUrl() : '';
  return `${base}${relative}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
}
