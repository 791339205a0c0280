/**
 * Records by id, and their sorted lists: all of them, or those of one group, such as the queues of an assistant.
 * Each write keeps the lists, so that no request has to filter or sort all records. Lists that clients see can
 * lag behind the writes.
 */
import { createSortedList } from './sorted-list.js';
import type { SortedList, SortKey } from './sorted-list.js';

/** Records are replaced and never changed. */
export interface TableRecord {
  readonly id: string;
}

export interface ListSpec<T> {
  readonly order: (record: T) => SortKey;
  /** Divides the list into one for each group. A record without a group is in none of them. */
  readonly group?: (record: T) => string | undefined;
}

/** The records of one moment. */
export interface View<T, Name extends string> {
  get(id: string): T | undefined;
  /** The list of this name, or its part for one group. */
  list(name: Name, group?: string): SortedList<T>;
}

export interface Table<T, Name extends string> extends View<T, Name> {
  has(id: string): boolean;
  /** All records, in the order in which they were added. */
  values(): IterableIterator<T>;
  set(record: T): void;
  delete(id: string): void;
  /** Replaces all records. Lists show them at once. */
  fill(records: readonly T[]): void;
  /** The records as clients see them in lists: without the writes of the last `milliseconds`. */
  listed(): View<T, Name>;
}

export interface TableLag {
  readonly milliseconds: number;
  now(): number;
}

export function createTable<T extends TableRecord, const Name extends string>(
  lists: Readonly<Record<Name, ListSpec<T>>>,
  lag?: TableLag,
): Table<T, Name> {
  const current = createView(lists);
  const isLate = lag !== undefined && lag.milliseconds > 0;
  const late = isLate ? createView(lists) : current;
  let pending: { readonly at: number; readonly id: string; readonly record: T | undefined }[] = [];

  const settle = () => {
    if (!isLate) return;
    const until = lag.now() - lag.milliseconds;
    let due = 0;
    for (let next = pending[0]; next && next.at <= until; next = pending[due]) {
      late.write(next.id, next.record);
      due += 1;
    }
    pending.splice(0, due);
  };
  const write = (id: string, record: T | undefined) => {
    current.write(id, record);
    if (!isLate) return;
    settle();
    pending.push({ at: lag.now(), id, record });
  };
  return {
    get: current.get,
    list: (name, group) => current.list(name, group),
    has: (id) => current.records.has(id),
    values: () => current.records.values(),
    set: (record) => write(record.id, record),
    delete: (id) => write(id, undefined),
    fill(records) {
      pending = [];
      for (const view of new Set([current, late])) {
        view.clear();
        for (const record of records) view.write(record.id, record);
      }
    },
    listed() {
      settle();
      return late;
    },
  };
}

/** The records that have these ids; each of them once. */
export function recordsOf<T>(
  view: Pick<View<T, never>, 'get'>,
  ids: Iterable<string>,
): readonly T[] {
  return Array.from(new Set(ids), (id) => view.get(id)).filter((record) => record !== undefined);
}

function createView<T extends TableRecord, Name extends string>(
  specs: Readonly<Record<Name, ListSpec<T>>>,
) {
  const records = new Map<string, T>();
  const lists = (Object.entries(specs) as [Name, ListSpec<T>][]).map(([name, spec]) => ({
    name,
    order: spec.order,
    group: spec.group ?? (() => ''),
    parts: new Map<string, SortedList<T>>(),
  }));
  const byName = new Map(lists.map((list) => [list.name, list]));

  return {
    records,
    get: (id: string) => records.get(id),
    list(name: Name, group = ''): SortedList<T> {
      const list = byName.get(name);
      return list?.parts.get(group) ?? createSortedList<T>(list?.order ?? (() => []));
    },
    write(id: string, record: T | undefined) {
      const former = records.get(id);
      for (const { order, group, parts } of lists) {
        const left = former && group(former);
        if (former && left !== undefined) {
          const part = parts.get(left);
          part?.delete(former);
          if (part?.size === 0) parts.delete(left);
        }
        const joined = record && group(record);
        if (record && joined !== undefined) {
          const part = parts.get(joined) ?? createSortedList(order);
          parts.set(joined, part);
          part.add(record);
        }
      }
      if (record) records.set(id, record);
      else records.delete(id);
    },
    clear() {
      records.clear();
      for (const { parts } of lists) parts.clear();
    },
  };
}
