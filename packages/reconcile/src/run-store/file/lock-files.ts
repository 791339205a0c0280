/**
 * Locks in files. Each change of a lock (taken, renewed, released, broken) is a new file, whose name is
 * the number of the change. The file with the greatest number says how things stand. A file is written
 * whole under another name and then linked to its number, which only one process can do. So two
 * processes that take, renew or break a lock at once cannot both succeed.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from 'neverthrow';
import { codeOf, corruptLine, type LockHolder, type RunStoreError } from '../error.js';
import type { FileSystem } from './file-system.js';
import { unlessMissing } from './node-file-system.js';

/** A change of a lock. */
export interface LockChange {
  /** The holder, or the last one if the lock is free. */
  readonly holder: LockHolder;
  /** Whether the lock is free, even if the lease says otherwise. */
  readonly isFree: boolean;
}

/** The last change of a lock. */
export interface LastChange extends LockChange {
  /** The number of the change. */
  readonly number: number;
}

/** The changes of one lock. */
export interface LockFiles {
  /** Returns the last change, or undefined if the lock was never taken. */
  last(): Promise<Result<LastChange | undefined, RunStoreError>>;
  /** Adds a change after the one with the number `after`. Resolves to whether it is the last one now. */
  change(after: number, change: LockChange): Promise<boolean>;
}

const changeFile = /^(\d{1,15})\.json$/;
const temporaryFile = /^(\d{1,15})\.\w+\.new$/;
/** A change that was read by a slow process must not get its number again, so a few stay. */
const keptChanges = 2;

/**
 * Opens a lock, whose folder need not exist. `parents` are the folders to flush when the lock is taken
 * for the first time.
 */
export function createLockFiles(
  name: string,
  folder: string,
  parents: readonly string[],
  files: FileSystem,
): LockFiles {
  const numbers = async (pattern = changeFile) =>
    (await files.list(folder))
      .flatMap(({ name: entry, isFolder }) => {
        const match = isFolder ? null : pattern.exec(entry);
        return match ? [{ entry, number: Number(match[1]) }] : [];
      })
      .sort((one, other) => other.number - one.number);

  const removeOlder = async (than: number) => {
    const old = [
      ...(await numbers()).filter(({ number }) => number <= than - keptChanges),
      ...(await numbers(temporaryFile)).filter(({ number }) => number <= than),
    ];
    for (const { entry } of old) await files.remove(join(folder, entry));
  };

  return {
    async last() {
      for (;;) {
        const newest = (await numbers())[0];
        if (newest === undefined) return ok(undefined);
        const path = join(folder, newest.entry);
        const text = await readText(path, files);
        // A newer change has replaced it meanwhile.
        if (text === undefined) continue;
        const change = parseChange(text);
        if (change === undefined)
          return err(corruptLine(path, 1, 'is not a lock; delete the folder if no run is active'));
        if (change.holder.token > newest.number)
          return err(corruptLine(path, 1, `is not a change of the lock ${name}`));
        return ok({ ...change, number: newest.number });
      }
    },
    async change(after, change) {
      const number = after + 1;
      await files.makeFolder(folder);
      const temporary = join(folder, `${number}.${randomBytes(6).toString('hex')}.new`);
      const path = join(folder, `${number}.json`);
      await writeWhole(temporary, `${JSON.stringify(change)}\n`, files);
      const linked = await linkIfFree(temporary, path, files);
      await files.remove(temporary);
      if (!linked) return false;
      await files.syncFolder(folder);
      if (after === 0) for (const parent of parents) await files.syncFolder(parent);
      // A process that was asleep for long may have made a change whose number was used up and removed.
      if ((await numbers())[0]?.number !== number) {
        await files.remove(path);
        return false;
      }
      await removeOlder(number);
      return true;
    },
  };
}

async function linkIfFree(temporary: string, path: string, files: FileSystem): Promise<boolean> {
  try {
    await files.link(temporary, path);
    return true;
  } catch (thrown) {
    // EEXIST: another process was faster. ENOENT: it has removed our temporary file, too.
    if (['EEXIST', 'ENOENT'].includes(codeOf(thrown) ?? '')) return false;
    throw thrown;
  }
}

async function writeWhole(path: string, text: string, files: FileSystem): Promise<void> {
  const file = await files.open(path, 'create');
  try {
    await file.write(new TextEncoder().encode(text));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readText(path: string, files: FileSystem): Promise<string | undefined> {
  const file = await unlessMissing(files.open(path, 'read'));
  if (file === undefined) return undefined;
  try {
    return new TextDecoder().decode(await file.readFrom(0));
  } finally {
    await file.close();
  }
}

function parseChange(text: string): LockChange | undefined {
  try {
    const value = JSON.parse(text) as { holder?: Partial<LockHolder>; isFree?: unknown };
    const { owner, host, pid, since, until, token } = value.holder ?? {};
    const isHolder =
      [owner, host].every((each) => typeof each === 'string') &&
      [pid, token].every((each) => Number.isSafeInteger(each)) &&
      [since, until].every((each) => !Number.isNaN(Date.parse(each ?? '')));
    return isHolder && typeof value.isFree === 'boolean' ? (value as LockChange) : undefined;
  } catch {
    return undefined;
  }
}
