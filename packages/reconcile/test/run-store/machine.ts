/**
 * A file system in memory that a test can crash: whatever was not flushed is then forgotten, in part or
 * as a whole. A write can stop at any byte, and any call can fail.
 */
import type { FileSystem, OpenFile } from '../../src/run-store/file/file-system.js';

interface StoredFile {
  contents: Uint8Array;
  /** So many of the bytes survive a crash for sure. */
  flushed: number;
}

/** How the machine fails at one call. */
export interface Fault {
  /** Counts down with each call; the one that reaches 0 fails. */
  readonly afterCalls: number;
  /** The code of the error. `crash` stands for the end of the process: no later call does anything. */
  readonly code: 'ENOSPC' | 'EIO' | 'crash';
  /** How many bytes a write that fails has written. */
  readonly written: number;
}

/** What one process sees of the machine. */
export interface Process extends FileSystem {
  /** Makes a later call fail. */
  fail(fault: Fault): void;
  /** Resolves when the process has ended by a fault. */
  readonly ended: Promise<'ended'>;
}

export interface Machine {
  /** Starts a process. A test can decide when each of its calls comes to the file system. */
  start(beforeCall?: BeforeCall): Process;
  /** Ends all processes. Of each file's unflushed bytes so many survive, and no unflushed names. */
  restart(survivingBytes?: number): void;
  contents(path: string): Uint8Array | undefined;
  replace(path: string, contents: Uint8Array): void;
}

/** Called before each call of the file system, so that a test decides which one comes first. */
export type BeforeCall = () => Promise<void>;

const errorOf = (code: string) => Object.assign(new Error(`${code}: as planned`), { code });
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

/** Returns a machine with an empty disk. */
export function createMachine(): Machine {
  let named = new Map<string, StoredFile>();
  let durableNames = new Map<string, StoredFile>();

  const start = (beforeCall: BeforeCall = () => Promise.resolve()): Process => {
    let fault: Fault | undefined;
    let calls = 0;
    let end: (ended: 'ended') => void = () => undefined;
    const ended = new Promise<'ended'>((resolve) => (end = resolve));
    let isDown = false;
    const never = () => new Promise<never>(() => undefined);

    /** Resolves to the fault that the call is to have. */
    const enter = async (): Promise<Fault | undefined> => {
      await beforeCall();
      // A process that has ended does nothing more.
      if (isDown) await never();
      calls += 1;
      if (fault === undefined || calls <= fault.afterCalls) return undefined;
      const now = fault;
      fault = undefined;
      return now;
    };
    const failWith = ({ code }: Fault): Promise<never> => {
      if (code !== 'crash') throw errorOf(code);
      isDown = true;
      end('ended');
      return never();
    };
    const enterOrFail = async () => {
      const now = await enter();
      if (now) await failWith(now);
    };

    const openFile = (file: StoredFile): OpenFile => ({
      async readFrom(position) {
        await enterOrFail();
        return file.contents.slice(position);
      },
      async size() {
        await enterOrFail();
        return file.contents.length;
      },
      async write(bytes) {
        const now = await enter();
        const written = now ? Math.min(now.written, bytes.length) : bytes.length;
        file.contents = Buffer.concat([file.contents, bytes.subarray(0, written)]);
        if (now) await failWith(now);
      },
      async sync() {
        await enterOrFail();
        file.flushed = file.contents.length;
      },
      close: () => Promise.resolve(),
    });

    return {
      makeFolder: enterOrFail,
      async list(folder) {
        await enterOrFail();
        const inner = [...named.keys()].filter((path) => path.startsWith(`${folder}/`));
        const entries = new Map(
          inner.map((path) => {
            const [name = '', ...rest] = path.slice(folder.length + 1).split('/');
            return [name, { name, isFolder: rest.length > 0 }];
          }),
        );
        return [...entries.values()];
      },
      async open(path, mode) {
        await enterOrFail();
        const known = named.get(path);
        if (mode === 'read' && !known) throw errorOf('ENOENT');
        if (mode === 'create' && known) throw errorOf('EEXIST');
        const file = known ?? { contents: new Uint8Array(), flushed: 0 };
        named.set(path, file);
        return openFile(file);
      },
      async link(path, newPath) {
        await enterOrFail();
        const file = named.get(path);
        if (!file) throw errorOf('ENOENT');
        if (named.has(newPath)) throw errorOf('EEXIST');
        named.set(newPath, file);
      },
      async rename(path, newPath) {
        await enterOrFail();
        const file = named.get(path);
        if (!file) throw errorOf('ENOENT');
        named.delete(path);
        named.set(newPath, file);
      },
      async remove(path) {
        await enterOrFail();
        named.delete(path);
      },
      async syncFolder(folder) {
        await enterOrFail();
        for (const path of [...durableNames.keys()])
          if (folderOf(path) === folder && !named.has(path)) durableNames.delete(path);
        for (const [path, file] of named)
          if (folderOf(path) === folder) durableNames.set(path, file);
      },
      fail(next) {
        fault = { ...next, afterCalls: calls + next.afterCalls };
      },
      ended,
    };
  };

  return {
    start,
    restart(survivingBytes = 0) {
      named = new Map(durableNames);
      for (const [path, { contents, flushed }] of named) {
        // Another file, so that a process of before cannot change it.
        const survived = contents.slice(0, flushed + survivingBytes);
        named.set(path, { contents: survived, flushed: survived.length });
      }
      durableNames = new Map(named);
    },
    contents: (path) => named.get(path)?.contents,
    replace(path, contents) {
      const file = { contents, flushed: contents.length };
      named.set(path, file);
      durableNames.set(path, file);
    },
  };
}
