/**
 * Where runs keep what must survive them: append-only logs, and locks with leases. A document that
 * never changes, such as a plan, is a log that is appended to once.
 */
import type { ResultAsync } from 'neverthrow';
import type { LockHolder, RunStoreError } from './error.js';

/** The reply of a store. Resolves to a value or to an error, and never rejects. */
export type StoreReply<T> = ResultAsync<T, RunStoreError>;

/**
 * A store that several processes share. Names of logs and locks are words of lowercase letters,
 * digits, `.`, `_` and `-`, joined by `/`, e.g. `run/2026-11-30.journal`. A log and a lock may have
 * the same name.
 */
export interface RunStore {
  /**
   * Appends lines to a log, and resolves when they are as durable as the store makes them. The log is
   * created by its first line. An append that succeeded is never lost and never doubled.
   *
   * Fails with `conflict` if the log does not have `expectedSequence` lines, and with `locked` if
   * `fence` is no longer held; nothing is stored then. After `unavailable` the first lines of the
   * append, or all of them, may be stored: read the log before you append again.
   */
  append(
    name: string,
    lines: readonly string[],
    options: AppendOptions,
  ): StoreReply<{
    /** The number of lines that the log has now. */
    readonly sequence: number;
  }>;
  /**
   * Returns all lines of a log. A log that does not exist has none. Lines of an append that failed with
   * `unavailable` may be among them. The next append that succeeds makes them durable, too.
   */
  read(name: string): StoreReply<StoredLog>;
  /** Returns the names of all logs, sorted. */
  list(): StoreReply<readonly string[]>;
  /**
   * Takes a lock. Fails at once with `locked` if somebody else has it. A lock whose lease is over is
   * free, so a process that crashed leaves nothing to clean up.
   */
  lock(name: string, options: LockOptions): StoreReply<StoreLock>;
  /**
   * Returns who holds a lock, or undefined if it was released, broken or never taken. A lease that is
   * over may still be shown: compare `until` with the time.
   */
  inspect(name: string): StoreReply<LockHolder | undefined>;
  /**
   * Takes a lock away from the holder with this token, who learns of it at the next renewal. Fails
   * with `conflict` if that holder does not have the lock any more.
   */
  breakLock(name: string, token: number): StoreReply<void>;
}

/** How to append. */
export interface AppendOptions {
  /** The number of lines that the log must have before, 0 for a new log. */
  readonly expectedSequence: number;
  /** A lock that must still be held. */
  readonly fence?: Fence;
}

/** Identifies one holding of a lock. A `StoreLock` is a fence. */
export interface Fence {
  /** The name of the lock. */
  readonly name: string;
  /** The fencing token of its holder. */
  readonly token: number;
}

/** A log as stored. */
export interface StoredLog {
  /** The lines in the order in which they were appended. */
  readonly lines: readonly string[];
  /** The number of lines, as `append` expects it. */
  readonly sequence: number;
  /**
   * A damaged line at the end, which was cut off: an append that was interrupted, and never succeeded.
   * Missing if there is none.
   */
  readonly cutOff?: {
    /** The number of the line in the file, 1 for the first. */
    readonly line: number;
  };
}

/** The owner of a lock, and the length of the lease. */
export interface LockOptions {
  /** The owner in words for people, e.g. `anna, assistants apply`. Must not be a secret. */
  readonly owner: string;
  /** How long the lock is held after it was taken or renewed, in milliseconds. */
  readonly leaseMs: number;
}

/** A lock that this process holds. */
export interface StoreLock extends Fence {
  /** The holder, and the end of the lease as of the last renewal. */
  readonly holder: LockHolder;
  /**
   * Aborts when the lock is lost: its lease is over by this process's own clock, or a renewal found
   * that somebody else has taken or broken the lock. Releasing the lock does not abort it.
   */
  readonly lost: AbortSignal;
  /** Begins a new lease of the same length. Fails with `locked` if the lock is lost. */
  renew(): StoreReply<void>;
  /** Frees the lock. Does nothing if the lock is lost or released. */
  release(): StoreReply<void>;
}
