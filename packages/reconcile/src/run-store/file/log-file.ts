/** One log in one file. See `framed-lines.ts` for why writers do not lock it. */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { err, ok, type Result } from 'neverthrow';
import { corruptLine, sequenceConflict, storeUnavailable, type RunStoreError } from '../error.js';
import type { StoredLog } from '../run-store.js';
import type { FileSystem, OpenFile } from './file-system.js';
import { unlessMissing } from './node-file-system.js';
import { emptyLog, frameLines, scanLines, type CountedLine, type LogEnd } from './framed-lines.js';

/** How often a line is written again that was glued to the part of a line of a crashed writer. */
const furtherTries = 4;

/** A log as one process knows it. */
export interface LogFile {
  /** Reads the whole file. */
  read(): Promise<Result<StoredLog, RunStoreError>>;
  /**
   * Appends lines, one call at a time, and resolves when they are flushed to the disk. `check` runs
   * right before, and its error becomes the error of the append.
   */
  append(
    lines: readonly string[],
    expected: number,
    check: () => Promise<Result<void, RunStoreError>>,
  ): Promise<Result<number, RunStoreError>>;
}

/** A file of a log. */
export interface LogPlace {
  /** The name for messages. */
  readonly name: string;
  /** The path of the file. */
  readonly path: string;
  /** The folders to flush when the file is new, the innermost first. */
  readonly folders: readonly string[];
}

/** Opens a log, whose file need not exist. */
export function createLogFile({ name, path, folders }: LogPlace, files: FileSystem): LogFile {
  let known: LogEnd = emptyLog;
  let isNamed = false;
  let lastAppend: Promise<unknown> = Promise.resolve();

  /** Reads what was appended since the last time. */
  const catchUp = async (file: OpenFile) => {
    // A file that became shorter was replaced by another one.
    if ((await file.size()) < known.bytes) {
      known = emptyLog;
      isNamed = false;
    }
    const scanned = scanLines(await file.readFrom(known.bytes), known);
    if (scanned.corrupt) {
      const { line, reason } = scanned.corrupt;
      return err(corruptLine(path, line, reason));
    }
    known = scanned.resume;
    return ok(scanned);
  };

  const write = async (
    file: OpenFile,
    lines: readonly string[],
    expected: number,
  ): Promise<Result<number, RunStoreError>> => {
    for (let tries = 0; tries <= furtherTries; tries += 1) {
      const current = await catchUp(file);
      if (current.isErr()) return err(current.error);
      const { end, endsWithLine } = current.value;
      if (end.sequence !== expected) return err(sequenceConflict(name, expected, end.sequence));
      const append = randomBytes(6).toString('hex');
      const text = (endsWithLine ? '' : '\n') + frameLines(lines, append, end);
      await file.write(new TextEncoder().encode(text));
      await file.sync();
      if (!isNamed) {
        for (const folder of folders) await files.syncFolder(folder);
        isNamed = true;
      }
      // Only the file can say whether another writer was faster.
      const written = await catchUp(file);
      if (written.isErr()) return err(written.error);
      const ours = ofAppend(written.value.lines, append);
      if (ours === lines.length) return ok(expected + ours);
      if (written.value.end.sequence !== expected)
        return err(sequenceConflict(name, expected, written.value.end.sequence));
    }
    const failure = new Error('other writers leave parts of lines at its end');
    return err(storeUnavailable(`appending to ${name}`, failure, name));
  };

  return {
    async read() {
      const file = await unlessMissing(files.open(path, 'read'));
      if (file === undefined) return ok({ lines: [], sequence: 0 });
      try {
        const { lines, end, corrupt } = scanLines(await file.readFrom(0), emptyLog);
        if (corrupt) return err(corruptLine(path, corrupt.line, corrupt.reason));
        return ok({
          lines: lines.map(({ text }) => text),
          sequence: end.sequence,
          ...(end.damagedLine !== undefined && { cutOff: { line: end.damagedLine } }),
        });
      } finally {
        await file.close();
      }
    },
    append(lines, expected, check) {
      const append = async () => {
        const checked = await check();
        if (checked.isErr()) return err(checked.error);
        await files.makeFolder(dirname(path));
        const file = await files.open(path, 'append');
        try {
          return await write(file, lines, expected);
        } finally {
          await file.close();
        }
      };
      // `known` belongs to one append at a time.
      const appended = lastAppend.then(append);
      lastAppend = appended.catch(() => undefined);
      return appended;
    },
  };
}

const ofAppend = (lines: readonly CountedLine[], append: string): number =>
  lines.filter((line) => line.append === append).length;
