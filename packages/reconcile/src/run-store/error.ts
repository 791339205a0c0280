/** The error of stores, journals and ledgers. */
import { isError, maskAndCut, redactSecrets } from '@assistant-provider/core/adapter';
import type { Issue } from '@assistant-provider/core';

/** The holder of a lock. */
export interface LockHolder {
  /** The owner's own words for itself. */
  readonly owner: string;
  /** The host name of the machine. */
  readonly host: string;
  /** The id of the process on that machine. */
  readonly pid: number;
  /** When the lock was taken: ISO 8601, UTC. */
  readonly since: string;
  /** When the lease ends unless it is renewed: ISO 8601, UTC. */
  readonly until: string;
  /** The fencing token. A later holder has a greater one. */
  readonly token: number;
}

interface Common {
  /** The failure, its reason and the remedy, with secrets masked. */
  readonly message: string;
  /** The log or the lock that it concerns; missing if it concerns the whole store. */
  readonly name?: string;
}

/**
 * Why a store, a journal or a ledger failed.
 *
 * | kind | meaning |
 * |---|---|
 * | conflict | somebody else appended to the log, or has the lock |
 * | locked | somebody else holds the lock, or the caller no longer does |
 * | corrupt | a line is damaged, or says something that cannot be |
 * | unavailable | the disk or the server failed; an append may have been stored |
 * | invalidInput | the caller's input breaks a rule |
 */
export type RunStoreError =
  | (Common & {
      /** Somebody else appended to the log, or has the lock. */
      readonly kind: 'conflict';
      /** The number of lines that the log has; missing for a lock. */
      readonly sequence?: number;
    })
  | (Common & {
      /** Somebody else holds the lock, or the caller no longer does. */
      readonly kind: 'locked';
      /** The holder, if somebody holds the lock. */
      readonly holder?: LockHolder;
    })
  | (Common & {
      /** A line is damaged, or says something that cannot be. */
      readonly kind: 'corrupt';
      /** The number of the line, 1 for the first. */
      readonly line: number;
    })
  | (Common & {
      /** The disk or the server failed. */
      readonly kind: 'unavailable';
      /** The code of the system's or the server's error, e.g. `ENOSPC`. */
      readonly code?: string;
    })
  | (Common & {
      /** The caller's input breaks a rule. */
      readonly kind: 'invalidInput';
      /** The broken rules by field. */
      readonly issues: readonly Issue[];
    });

/** Makes the error of input that breaks rules. */
export const invalidInput = (issues: readonly Issue[], name?: string): RunStoreError => ({
  kind: 'invalidInput',
  message: issues.map(({ message }) => message).join('; '),
  ...(name !== undefined && { name }),
  issues,
});

/** Makes the error of a log that has another number of lines. */
export const sequenceConflict = (
  name: string,
  expected: number,
  sequence: number,
): RunStoreError => ({
  kind: 'conflict',
  message:
    `the log ${name} has ${sequence} lines instead of ${expected}, because somebody else appended ` +
    'to it; read it again',
  name,
  sequence,
});

/** Makes the error of a lock that somebody else holds. */
export const heldByOther = (name: string, holder: LockHolder): RunStoreError => ({
  kind: 'locked',
  message:
    `the lock ${name} is held by ${holder.owner} (process ${holder.pid} on ${holder.host}) since ` +
    `${holder.since}; wait until it is released; if its process was killed, the lock expires at ` +
    `${holder.until}, or \`unlock\` breaks it`,
  name,
  holder,
});

/** Makes the error of a lock that the caller no longer holds. */
export const lockLost = (name: string, holder?: LockHolder): RunStoreError => ({
  kind: 'locked',
  message:
    `the lock ${name} is lost` +
    (holder ? `; ${holder.owner} (process ${holder.pid} on ${holder.host}) holds it now` : '') +
    '; stop writing and take the lock again',
  name,
  ...(holder && { holder }),
});

/** Makes the error of a lock that another holder has, or nobody. */
export const holderChanged = (name: string, token: number): RunStoreError => ({
  kind: 'conflict',
  message: `the lock ${name} is not held with the token ${token}; inspect it again`,
  name,
});

/** Makes the error of a line that is damaged or impossible. */
export const corruptLine = (name: string, line: number, reason: string): RunStoreError => ({
  kind: 'corrupt',
  message: `line ${line} of ${name} ${reason}`,
  name,
  line,
});

/** Remedies by the code of a system's error. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'free some space',
  EDQUOT: 'free some space, or raise the quota',
  EACCES: 'check the rights of the folder',
  EPERM: 'check the rights of the folder',
  EROFS: 'choose a folder that can be written',
  ENOTDIR: 'choose a folder, not a file',
  EMFILE: 'close files, or raise the limit of open files',
};

/** A message of a system or a server is shorter. */
const longestReason = 500;

/** Makes the error of a disk or a server that failed with `thrown`. Masks the secrets of its text. */
export function storeUnavailable(
  doing: string,
  thrown: unknown,
  name?: string,
): Extract<RunStoreError, { kind: 'unavailable' }> {
  const code = codeOf(thrown);
  const reason = maskAndCut(describe(thrown), (text) => redactSecrets(text), longestReason);
  const remedy = (code !== undefined && remedies[code]) || 'check the store and try again';
  return {
    kind: 'unavailable',
    message: `${doing} failed: ${reason}; ${remedy}`,
    ...(name !== undefined && { name }),
    ...(code !== undefined && { code }),
  };
}

/** Returns the code of a system's error, such as `ENOENT`. */
export function codeOf(thrown: unknown): string | undefined {
  try {
    if (!isError(thrown) || !('code' in thrown)) return undefined;
    return typeof thrown.code === 'string' && /^\w{1,40}$/.test(thrown.code)
      ? thrown.code
      : undefined;
  } catch {
    return undefined;
  }
}

function describe(thrown: unknown): string {
  try {
    return isError(thrown) ? thrown.message : String(thrown);
  } catch {
    return 'an error that cannot be read';
  }
}
