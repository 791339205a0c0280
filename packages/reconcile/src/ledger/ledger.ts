/** A ledger as read, and its text. Pure: no store, no time. */
import { isPlainObject, parse } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { corruptLine, type RunStoreError } from '../run-store/error.js';
import {
  entryParser,
  ledgerFormat,
  type LedgerEntry,
  type LedgerPair,
  type LedgerPlace,
} from './entry.js';

/** A ledger as read. */
export interface Ledger {
  /** All entries in their order, without exact repetitions. */
  readonly entries: readonly LedgerEntry[];
  /** The pairs that hold now. The last entry of a place counts. */
  readonly pairs: readonly LedgerPair[];
  /** Returns the pair of a place, or undefined if it has none. */
  readonly pairAt: (place: LedgerPlace) => LedgerPair | undefined;
  /**
   * A part of a line at the end, which was cut off: an addition that was interrupted. Missing if there
   * is none.
   */
  readonly cutOff?: {
    /** The number of the line, 1 for the first. */
    readonly line: number;
  };
}

const placeKey = ({ key, vendor, account }: LedgerPlace): string =>
  JSON.stringify([key, vendor, account]);

/** The first line of every ledger. */
export const ledgerHeader = JSON.stringify({ format: ledgerFormat });

/** Returns the line of an entry. The same entry always has the same line. */
export const entryLine = (entry: LedgerEntry): string =>
  JSON.stringify(parse(entryParser, entry, 'entry').unwrapOr(entry));

/** Returns the text of a ledger with these entries. */
export const stringifyLedger = (entries: readonly LedgerEntry[]): string =>
  [ledgerHeader, ...entries.map(entryLine)].map((line) => `${line}\n`).join('');

/**
 * Reads the text of a ledger. A line that a merge has repeated counts once, where it stands first. Fails
 * with `corrupt` and the number of the first line that is not an entry, for example a conflict marker.
 */
export function parseLedger(text: string, name = 'the ledger'): Result<Ledger, RunStoreError> {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const last = lines.pop() ?? '';
  if (last.trim() === '') return readLedgerLines(lines, name);
  // An editor may have removed the last line break, and a crash may have cut the last line.
  if (isJson(last)) return readLedgerLines([...lines, last], name);
  if (isMarker(last)) return err(marker(name, lines.length + 1));
  return readLedgerLines(lines, name).map((ledger) => ({
    ...ledger,
    cutOff: { line: lines.length + 1 },
  }));
}

/** Reads the lines of a ledger. */
export function readLedgerLines(
  lines: readonly string[],
  name: string,
): Result<Ledger, RunStoreError> {
  const seen = new Set<string>();
  const entries: LedgerEntry[] = [];
  for (const [index, raw] of lines.entries()) {
    // Version control may have changed the line breaks.
    const line = raw.trim();
    if (line === '' || seen.has(line)) continue;
    if (isMarker(line)) return err(marker(name, index + 1));
    const read = readLine(line, seen.size === 0);
    if (read.isErr()) return err(corruptLine(name, index + 1, read.error));
    seen.add(line);
    if (read.value) entries.push(read.value);
  }
  const pairs = pairsOf(entries);
  return ok({ entries, pairs: [...pairs.values()], pairAt: (place) => pairs.get(placeKey(place)) });
}

function readLine(line: string, isFirst: boolean): Result<LedgerEntry | undefined, string> {
  if (!isJson(line)) return err('is not JSON');
  const value: unknown = JSON.parse(line);
  if (isFirst) {
    if (line === ledgerHeader) return ok(undefined);
    return err(
      isPlainObject(value) && 'format' in value
        ? `has a format other than ${ledgerFormat}; a newer version may have written it`
        : `must be ${ledgerHeader}`,
    );
  }
  return parse(entryParser, value, 'entry').mapErr(
    ([issue]) => `is not an entry: ${issue?.message}`,
  );
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Git writes these lines around both sides of a conflict; `|||||||` in its style `diff3`. */
const isMarker = (line: string): boolean => /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line.trim());

const marker = (name: string, line: number): RunStoreError =>
  corruptLine(name, line, 'marks a merge conflict; keep the lines of both sides, delete the marks');

function pairsOf(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerPair> {
  const pairs = new Map<string, LedgerPair>();
  for (const entry of entries) {
    // A later pair also comes later in the list.
    pairs.delete(placeKey(entry));
    if (!('forgotten' in entry)) pairs.set(placeKey(entry), entry);
  }
  return pairs;
}
