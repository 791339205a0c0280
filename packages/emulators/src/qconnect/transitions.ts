/** Applies the transitions of records when their time comes, so that no read has to look at all records. */
import { createSortedList } from '../server/sorted-list.js';
import type { Table, TableRecord } from '../server/table.js';
import { advance } from './lifecycle.js';
import type { Lifecycle } from './lifecycle.js';

type Living = TableRecord & Lifecycle;

interface Due {
  readonly at: number;
  readonly id: string;
  apply(at: number): void;
}

export interface Transitions {
  /**
   * Returns a table whose records change on time. `onGone` is called for a record that is gone. Each table needs another
   * name.
   */
  watch<T extends Living, Name extends string>(
    tableName: string,
    table: Table<T, Name>,
    onGone?: (record: T) => void,
  ): Table<T, Name>;
  /** Applies every transition that is due by this time, in order. */
  settle(now: number): void;
  /** The time of the transition that is being applied. */
  readonly applying: number | undefined;
}

export function createTransitions(): Transitions {
  const due = createSortedList<Due>(({ at, id }) => [at, id]);
  let applying: number | undefined;

  return {
    get applying() {
      return applying;
    },
    watch<T extends Living, Name extends string>(
      tableName: string,
      table: Table<T, Name>,
      onGone: (record: T) => void = () => undefined,
    ): Table<T, Name> {
      const dueOf = ({ id, upcoming: [first] }: T): Due | undefined =>
        first && { at: first.at, id: `${tableName} ${id}`, apply: (at) => apply(id, at) };
      const forget = (record: T | undefined) => {
        const planned = record && dueOf(record);
        if (planned) due.delete(planned);
      };
      const plan = (record: T) => {
        const planned = dueOf(record);
        if (planned) due.add(planned);
      };
      const watched: Table<T, Name> = {
        ...table,
        set(record) {
          forget(table.get(record.id));
          table.set(record);
          plan(record);
        },
        delete(id) {
          forget(table.get(id));
          table.delete(id);
        },
        fill(records) {
          for (const record of table.values()) forget(record);
          table.fill(records);
          for (const record of records) plan(record);
        },
      };
      const apply = (id: string, at: number) => {
        const record = table.get(id);
        if (!record) return;
        const after = advance(record, at);
        if (after) {
          watched.set({ ...record, ...after });
          return;
        }
        watched.delete(id);
        onGone(record);
      };
      return watched;
    },
    settle(now) {
      for (let [next] = due.walk(0, 1); next && next.at <= now; [next] = due.walk(0, 1)) {
        applying = next.at;
        next.apply(next.at);
      }
      applying = undefined;
    },
  };
}
