/** Where a ledger is kept: in a run store, or in a file of its own for version control. */
import { randomBytes } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { list, parse } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { invalidInput, sequenceConflict, type RunStoreError } from '../run-store/error.js';
import type { FileSystem } from '../run-store/file/file-system.js';
import { nodeFileSystem, unlessMissing } from '../run-store/file/node-file-system.js';
import { guarded } from '../run-store/guarded.js';
import type { RunStore, StoreReply } from '../run-store/run-store.js';
import { entryParser, type LedgerEntry } from './entry.js';
import {
  entryLine,
  ledgerHeader,
  parseLedger,
  readLedgerLines,
  stringifyLedger,
  type Ledger,
} from './ledger.js';

/** A ledger that can be added to. */
export interface LedgerLog {
  /** Reads the ledger. A ledger that does not exist has no entries. */
  read(): StoreReply<Ledger>;
  /**
   * Adds entries, and resolves when they are as durable as the store makes them. Fails with `corrupt`
   * if the ledger cannot be read. After `unavailable` some of them may be stored; adding them again
   * does no harm.
   */
  add(entries: readonly LedgerEntry[]): StoreReply<void>;
}

/** The options of `createFileLedger`. */
export interface FileLedgerOptions {
  /** The file, which need not exist, e.g. `ledger.jsonl`. */
  readonly path: string;
  /** The file system, which tests replace. Defaults to that of the machine. */
  readonly fileSystem?: FileSystem;
}

/** How often an addition is tried again because another process has added something. */
const furtherTries = 20;

/** Returns the ledger in a log of a run store. Several processes may add to it. */
export function createStoreLedger(store: RunStore, name = 'ledger'): LedgerLog {
  const addLines = async (lines: readonly string[]): Promise<Result<void, RunStoreError>> => {
    for (let tries = 0, expected = 0; ; tries += 1) {
      const log = await store.read(name);
      if (log.isErr()) return err(log.error);
      const ledger = readLedgerLines(log.value.lines, name);
      if (ledger.isErr()) return err(ledger.error);
      expected = log.value.sequence;
      const all = expected === 0 ? [ledgerHeader, ...lines] : lines;
      const added = await store.append(name, all, { expectedSequence: expected });
      if (added.isOk()) return ok(undefined);
      if (added.error.kind !== 'conflict') return err(added.error);
      if (tries === furtherTries) return err(sequenceConflict(name, expected, expected + 1));
    }
  };
  return {
    read: () => store.read(name).andThen(({ lines }) => readLedgerLines(lines, name)),
    add: (entries) =>
      readEntries(entries).asyncAndThen((lines) =>
        guarded(`adding to ${name}`, name, () => addLines(lines)),
      ),
  };
}

/**
 * Returns the ledger in a file of its own. The file belongs in version control: it holds no secrets and
 * no data of customers, and a merge that keeps the lines of both sides is right.
 *
 * @example
 * ```ts
 * const ledger = createFileLedger({ path: 'ledger.jsonl' });
 * const desk = (await ledger.read()).map(({ pairAt }) =>
 *   pairAt({ key: 'returns-desk', vendor: 'genesys', account: 'org-1' }),
 * );
 * ```
 */
export function createFileLedger(options: FileLedgerOptions): LedgerLog {
  const path = resolve(options.path);
  const files = options.fileSystem ?? nodeFileSystem;
  let lastAddition: Promise<unknown> = Promise.resolve();

  const readText = async (): Promise<string> => {
    const file = await unlessMissing(files.open(path, 'read'));
    if (file === undefined) return '';
    try {
      return new TextDecoder().decode(await file.readFrom(0));
    } finally {
      await file.close();
    }
  };

  const write = async (target: string, mode: 'append' | 'create', text: string) => {
    const file = await files.open(target, mode);
    try {
      await file.write(new TextEncoder().encode(text));
      await file.sync();
    } finally {
      await file.close();
    }
  };

  const addLines = async (lines: readonly string[]): Promise<Result<void, RunStoreError>> => {
    const text = await readText();
    const ledger = parseLedger(text, path);
    if (ledger.isErr()) return err(ledger.error);
    const added = lines.map((line) => `${line}\n`).join('');
    if (ledger.value.cutOff) {
      // The part of a line cannot stay, so the whole file is replaced.
      const temporary = `${path}.${randomBytes(6).toString('hex')}.new`;
      await write(temporary, 'create', stringifyLedger(ledger.value.entries) + added);
      await files.rename(temporary, path);
    } else {
      const isEmpty = text.trim() === '';
      const before = isEmpty || text.endsWith('\n') ? '' : '\n';
      await files.makeFolder(dirname(path));
      await write(path, 'append', before + (isEmpty ? `${ledgerHeader}\n` : '') + added);
    }
    await files.syncFolder(dirname(path));
    return ok(undefined);
  };

  return {
    read: () => guarded(`reading ${path}`, path, async () => parseLedger(await readText(), path)),
    add: (entries) =>
      readEntries(entries).asyncAndThen((lines) =>
        guarded(`adding to ${path}`, path, () => {
          const added = lastAddition.then(() => addLines(lines));
          lastAddition = added.catch(() => undefined);
          return added;
        }),
      ),
  };
}

const readEntries = (entries: readonly LedgerEntry[]): Result<readonly string[], RunStoreError> =>
  parse(list(entryParser, { min: 1 }), entries, 'entries')
    .map((valid) => valid.map(entryLine))
    .mapErr((issues) => invalidInput(issues));
