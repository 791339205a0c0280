/**
 * The few calls of a file system that the file store makes. Tests pass one that forgets what was not
 * flushed. Every call may reject with an error that has a code, as those of Node.js do.
 */

/** A file system. */
export interface FileSystem {
  /** Creates a folder that only its owner may read, and its parents. Succeeds if the folder exists. */
  makeFolder(path: string): Promise<void>;
  /** Returns the entries of a folder; none if the folder does not exist. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /**
   * Opens a file that only its owner may read.
   *
   * - `read`: an existing file
   * - `append`: an existing or new file; every write goes to the end of the file, atomically
   * - `create`: a new file; rejects with `EEXIST` if the file exists
   */
  open(path: string, mode: 'read' | 'append' | 'create'): Promise<OpenFile>;
  /** Gives a file a second name. Rejects with `EEXIST` if a file has that name. */
  link(path: string, newPath: string): Promise<void>;
  /** Gives a file another name, and replaces the file that has that name. */
  rename(path: string, newPath: string): Promise<void>;
  /** Removes a file. Succeeds if the file does not exist. */
  remove(path: string): Promise<void>;
  /** Flushes the names of a folder's files to the disk. */
  syncFolder(path: string): Promise<void>;
}

/** A file or a folder in a folder. */
export interface FolderEntry {
  /** The name without its folder. */
  readonly name: string;
  /** Whether it is a folder. */
  readonly isFolder: boolean;
}

/** An open file. */
export interface OpenFile {
  /** Returns the bytes from a position to the end of the file. */
  readFrom(position: number): Promise<Uint8Array>;
  /** Returns the length in bytes. */
  size(): Promise<number>;
  /** Writes the bytes. A write that rejects may have written the first of them. */
  write(bytes: Uint8Array): Promise<void>;
  /** Flushes the contents to the disk. */
  sync(): Promise<void>;
  /** Closes the file. */
  close(): Promise<void>;
}
