/** Cells as they are kept for the table: one line each. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Requests of one sort mostly fare alike. */
export const sorts = ['read', 'write', 'write, once only', 'token'] as const;
export type Sort = (typeof sorts)[number];

export interface CellRecord {
  readonly operation: string;
  readonly sort: Sort;
  /** The faulted request. */
  readonly request: string;
  readonly fault: string;
  readonly persistence: 'once' | 'always';
  /** What the caller sees: `ok`, or kind, retry, effect. */
  readonly saw: string;
  /** How often the faulted request went out, and how many requests in all. */
  readonly tries: number;
  readonly requests: number;
  /** What became of the state. */
  readonly state: string;
}

const directory = new URL('../../../node_modules/.cache/faults/', import.meta.url);

export function writeRecords(vendor: string, records: readonly CellRecord[]): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(new URL(`${vendor}.json`, directory), JSON.stringify(records));
}

export const readRecords = (vendor: string): readonly CellRecord[] =>
  JSON.parse(readFileSync(new URL(`${vendor}.json`, directory), 'utf8')) as readonly CellRecord[];
