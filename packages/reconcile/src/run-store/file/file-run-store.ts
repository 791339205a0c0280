/**
 * A store in a folder: one JSONL file for each log, one folder of small files for each lock. Several
 * processes may share the folder on one machine. On a network file system appends must be atomic, which
 * NFS does not promise, and the clocks of the machines must agree within a lease.
 */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { monotonicClock } from '@assistant-provider/core/adapter';
import { systemClock, type Clock } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import {
  heldByOther,
  holderChanged,
  lockLost,
  type LockHolder,
  type RunStoreError,
} from '../error.js';
import { guarded } from '../guarded.js';
import { createHeldLock, type LockCommands } from '../held-lock.js';
import { thisProcess } from '../holder.js';
import { readAppend, readBreak, readLock, readName } from '../inputs.js';
import type { Fence, RunStore } from '../run-store.js';
import type { FileSystem } from './file-system.js';
import { createLockFiles, type LastChange, type LockFiles } from './lock-files.js';
import { createLogFile, type LogFile } from './log-file.js';
import { nodeFileSystem } from './node-file-system.js';

/** The options of `createFileRunStore`. */
export interface FileRunStoreOptions {
  /** The folder, which need not exist. */
  readonly folder: string;
  /** The clock of leases. Defaults to the system clock. */
  readonly clock?: Clock;
  /** The file system, which tests replace. Defaults to that of the machine. */
  readonly fileSystem?: FileSystem;
}

const logEnding = '.jsonl';
/** No log has such a name. */
const lockFolder = '.locks';

/**
 * Returns a store in a folder. The log `run/17.journal` is the file `run/17.journal.jsonl`. Files and
 * folders can be read by their owner alone. An append is flushed to the disk before it resolves.
 *
 * @example
 * ```ts
 * const store = createFileRunStore({ folder: '.assistants' });
 * const appended = await store.append('run/17.journal', ['{"type":"started"}'], { expectedSequence: 0 });
 * ```
 */
export function createFileRunStore(options: FileRunStoreOptions): RunStore {
  const folder = resolve(options.folder);
  const files = options.fileSystem ?? nodeFileSystem;
  const clock = monotonicClock(options.clock ?? systemClock);
  const logs = new Map<string, LogFile>();

  const logOf = (name: string): LogFile => {
    const known = logs.get(name);
    if (known) return known;
    const path = join(folder, ...name.split('/')) + logEnding;
    const created = createLogFile({ name, path, folders: foldersOf(path, folder) }, files);
    logs.set(name, created);
    return created;
  };

  const lockOf = (name: string): LockFiles => {
    const path = join(folder, lockFolder, ...name.split('/'));
    return createLockFiles(name, path, foldersOf(path, folder), files);
  };

  const isHeld = async ({ name, token }: Fence): Promise<Result<void, RunStoreError>> => {
    const last = await lockOf(name).last();
    if (last.isErr()) return err(last.error);
    const holder = holderOf(last.value);
    return holder?.token === token ? ok(undefined) : err(lockLost(name, holder));
  };

  return {
    append: (name, lines, how) =>
      readAppend(name, lines, how).asyncAndThen((given) =>
        guarded(`appending to ${given.name}`, given.name, async () => {
          const { lines: texts, expectedSequence, fence } = given;
          // Afterwards the number of lines protects the log: the next holder appends to it first.
          const check = async () => (fence ? isHeld(fence) : ok(undefined));
          const appended = await logOf(given.name).append(texts, expectedSequence, check);
          return appended.map((sequence) => ({ sequence }));
        }),
      ),
    read: (name) =>
      readName(name).asyncAndThen((valid) =>
        guarded(`reading ${valid}`, valid, () => logOf(valid).read()),
      ),
    list: () =>
      guarded(`listing ${folder}`, undefined, async () => {
        const names = await listLogs(folder, '', files);
        return ok(names.sort());
      }),
    lock: (name, how) =>
      readLock(name, how).asyncAndThen(({ name: valid, owner, leaseMs }) =>
        guarded(`taking the lock ${valid}`, valid, async () => {
          const lock = lockOf(valid);
          const takenAt = clock.monotonic();
          for (;;) {
            const last = await lock.last();
            if (last.isErr()) return err(last.error);
            const current = holderOf(last.value);
            if (current && Date.parse(current.until) > clock.now())
              return err(heldByOther(valid, current));
            const after = last.value?.number ?? 0;
            const holder = thisProcess(owner, after + 1, clock.now(), leaseMs);
            // The loser of a race looks again, and finds the winner.
            if (!(await lock.change(after, { holder, isFree: false }))) continue;
            const commands = commandsOf(lock, valid, holder.token, () =>
              new Date(clock.now() + leaseMs).toISOString(),
            );
            return ok(
              createHeldLock({ ...holder, name: valid }, leaseMs, takenAt, clock, commands),
            );
          }
        }),
      ),
    inspect: (name) =>
      readName(name).asyncAndThen((valid) =>
        guarded(`inspecting the lock ${valid}`, valid, async () =>
          (await lockOf(valid).last()).map(holderOf),
        ),
      ),
    breakLock: (name, token) =>
      readBreak(name, token).asyncAndThen((given) =>
        guarded(`breaking the lock ${given.name}`, given.name, async () => {
          const lock = lockOf(given.name);
          for (;;) {
            const last = await lock.last();
            if (last.isErr()) return err(last.error);
            const holder = holderOf(last.value);
            if (!last.value || holder?.token !== given.token)
              return err(holderChanged(given.name, given.token));
            if (await lock.change(last.value.number, { ...last.value, isFree: true }))
              return ok(undefined);
          }
        }),
      ),
  };
}

const holderOf = (last: LastChange | undefined) =>
  last === undefined || last.isFree ? undefined : last.holder;

function commandsOf(
  lock: LockFiles,
  name: string,
  token: number,
  nextLeaseEnd: () => string,
): LockCommands {
  /** Adds a change of ours, if the last one is ours, too. */
  const change = async (isFree: boolean): Promise<Result<LockHolder, RunStoreError>> => {
    for (;;) {
      const last = await lock.last();
      if (last.isErr()) return err(last.error);
      const holder = holderOf(last.value);
      if (last.value === undefined || holder?.token !== token) return err(lockLost(name, holder));
      const changed = isFree ? holder : { ...holder, until: nextLeaseEnd() };
      // Another renewal of ours may have been faster.
      if (await lock.change(last.value.number, { holder: changed, isFree })) return ok(changed);
    }
  };
  return {
    renew: () => change(false),
    release: async () =>
      (await change(true))
        .map(() => undefined)
        .orElse((error) => (error.kind === 'locked' ? ok(undefined) : err(error))),
  };
}

/** The folders from the file's own up to the one around the store, whose names a new file needs. */
function foldersOf(path: string, folder: string): readonly string[] {
  const folders = [folder];
  let inner = folder;
  for (const each of relative(folder, dirname(path)).split(sep).filter(Boolean)) {
    inner = join(inner, each);
    folders.unshift(inner);
  }
  return [...folders, dirname(folder)];
}

async function listLogs(folder: string, prefix: string, files: FileSystem): Promise<string[]> {
  const names: string[] = [];
  for (const { name, isFolder } of await files.list(folder)) {
    if (name.startsWith('.')) continue;
    if (!isFolder) {
      if (name.endsWith(logEnding)) names.push(prefix + name.slice(0, -logEnding.length));
      continue;
    }
    for (const inner of await listLogs(join(folder, name), `${prefix}${name}/`, files))
      names.push(inner);
  }
  return names;
}
