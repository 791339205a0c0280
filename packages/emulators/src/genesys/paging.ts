/** Listings: one page, and the links to the pages around it. */
import { decodeCursor, encodeCursor, pageOf } from '../server/cursor.js';
import type { SortKey } from '../server/cursor.js';
import type { Call } from './call.js';
import { refuse } from './query.js';

export interface Listing {
  readonly entities: readonly unknown[];
  readonly nextUri?: string;
  readonly previousUri?: string;
  readonly selfUri: string;
}

export interface ListingOptions<T> {
  readonly entries: Iterable<T>;
  readonly keyOf: (entry: T) => SortKey;
  readonly view: (entry: T) => unknown;
  readonly pageSize: number;
  /** Whatever decides which entries the list has and in which order: a cursor is good for that alone. */
  readonly pinned?: readonly unknown[];
  readonly descending?: boolean;
}

export function listing<T>(call: Call, options: ListingOptions<T>): Listing {
  const { query, request } = call;
  const pin = JSON.stringify([request.operation, request.params, options.pinned ?? []]);
  const after = query.after === undefined ? undefined : keyIn(call, 'after', query.after, pin);
  const before = query.before === undefined ? undefined : keyIn(call, 'before', query.before, pin);
  const { entries, next, previous } = pageOf([...options.entries], options.keyOf, {
    pageSize: query.pageSize ?? query.limit ?? options.pageSize,
    after,
    before,
    descending: options.descending ?? false,
  });
  const issued = call.clock.now();
  return {
    entities: entries.map(options.view),
    ...(next && { nextUri: link(call, 'after', encodeCursor([issued, ...next], pin)) }),
    ...(previous && {
      previousUri: link(call, 'before', encodeCursor([issued, ...previous], pin)),
    }),
    selfUri: link(call),
  };
}

function keyIn(call: Call, parameter: string, cursor: string, pin: string): SortKey {
  const [issued, ...key] = decodeCursor(cursor, pin) ?? [];
  const lifetime = (call.settings.cursorLifetimeSeconds ?? Infinity) * 1000;
  if (typeof issued !== 'number' || call.clock.now() - issued > lifetime)
    throw refuse(parameter, cursor, 'a cursor of this list');
  return key;
}

/** The request's own path and query with the cursor exchanged: links carry the whole query (live client code). */
function link(call: Call, direction?: 'after' | 'before', cursor = ''): string {
  const { target, query } = call.request;
  const path = target.split('?', 1)[0] ?? '';
  const parameters = new URLSearchParams(query);
  if (direction) {
    parameters.delete('after');
    parameters.delete('before');
    parameters.set(direction, cursor);
  }
  const relative = path.slice(call.apiPrefix.length);
  const base = call.settings.pageLinks === 'absolute' ? call.apiUrl() : '';
  return `${base}${relative}${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
}
