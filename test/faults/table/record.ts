/** Cells as they are kept for the table: one line each. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export interface CellRecord {
  readonly operation: string;
  /** The struck request. */
  readonly request: string;
  readonly fault: string;
  readonly persistence: 'once' | 'always';
  /** What the caller sees: `ok`, or kind, retry, effect. */
  readonly saw: string;
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
