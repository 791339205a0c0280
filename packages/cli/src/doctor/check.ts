/** One thing that `doctor` checks. */
import type { ExitCode } from '../exit-code.js';

/** The outcome of one check. */
export interface Check {
  /** The account, or a dash for what concerns all accounts. */
  readonly account: string;
  readonly check: string;
  readonly state: 'ok' | 'problem' | 'note';
  readonly message: string;
}

/** A check, and the exit code of the command if the check found a problem. */
export interface FoundCheck extends Omit<Check, 'account'> {
  readonly exitCode?: ExitCode;
}

/** Returns what is in order. */
export const ok = (check: string, message: string): FoundCheck => ({ check, state: 'ok', message });

/** Returns what people should know. */
export const note = (check: string, message: string): FoundCheck => ({
  check,
  state: 'note',
  message,
});

/** Returns what people must correct. */
export const problem = (check: string, message: string, exitCode: ExitCode): FoundCheck => ({
  ...{ check, state: 'problem', message, exitCode },
});
