/** The file system of the machine, over Node.js. */
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { platform } from 'node:process';
import { codeOf } from '../error.js';
import type { FileSystem, OpenFile } from './file-system.js';

/** Only the owner may read and write: the files name customers' assistants. */
const fileMode = 0o600;
const folderMode = 0o700;
/**
 * Some file systems do not flush folders (fsync(2), EINVAL), and a folder around the store that we may
 * not read cannot be flushed by us.
 */
const unflushable: readonly string[] = ['EINVAL', 'EACCES', 'EPERM'];
const flags = { read: 'r', append: 'a+', create: 'wx' } as const;

/** The file system of the machine. */
export const nodeFileSystem: FileSystem = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: folderMode });
  },
  async list(folder) {
    const entries = await unlessMissing(readdir(folder, { withFileTypes: true }));
    return (entries ?? []).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  },
  async open(path, mode) {
    return openFile(await open(path, flags[mode], fileMode));
  },
  link,
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    // Windows flushes the names of files with the files, and does not let a folder be flushed.
    if (platform === 'win32') return;
    try {
      const folder = await open(path, 'r');
      await folder.sync().finally(() => folder.close());
    } catch (thrown) {
      if (!unflushable.includes(codeOf(thrown) ?? '')) throw thrown;
    }
  },
};

const openFile = (handle: FileHandle): OpenFile => ({
  async readFrom(position) {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.max(0, size - position));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(
        bytes,
        length,
        bytes.length - length,
        position + length,
      );
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  },
  size: async () => (await handle.stat()).size,
  async write(bytes) {
    for (let written = 0; written < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
      written += bytesWritten;
    }
  },
  sync: () => handle.sync(),
  close: () => handle.close(),
});

/** Resolves to undefined if the file or folder does not exist. */
export async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}
