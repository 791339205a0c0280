/** The error that ends a command: a message, an exit code, and what to do next. */
import type { AssistantError, ErrorKind } from '@assistant-provider/core';
import { exitCodes, type ExitCode } from './exit-code.js';

/** Ends the command. Only the command itself throws it, and prints it at its end. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** The exit code. */
  readonly exitCode: ExitCode;
  /** What to do next, one line each. */
  readonly next: readonly string[];

  constructor(message: string, exitCode: ExitCode, next: readonly string[] = []) {
    super(message);
    this.exitCode = exitCode;
    this.next = next;
  }
}

/** Ends the command because of its options or of a file. */
export const usageError = (message: string, ...next: readonly string[]): CommandError =>
  new CommandError(message, exitCodes.usage, next);

const later = { exitCode: exitCodes.failed, next: 'try again later; nothing has changed' } as const;

/** The ends of a command because of a request, by the kind of error. Other kinds end it as failed. */
const byKind: Readonly<
  Partial<Record<ErrorKind, { readonly exitCode: ExitCode; readonly next: string }>>
> = {
  unauthenticated: {
    exitCode: exitCodes.notAllowed,
    next: 'assistants doctor   shows what is wrong with the credentials',
  },
  permissionDenied: {
    exitCode: exitCodes.notAllowed,
    next: 'assistants doctor   shows the rights that are missing',
  },
  misconfigured: { exitCode: exitCodes.usage, next: 'correct assistants.config.yaml' },
  rateLimited: later,
  unavailable: later,
  timeout: later,
};

/** Returns the exit code of a command that ends because of a request that failed. */
export const exitCodeOf = (kind: ErrorKind): ExitCode => byKind[kind]?.exitCode ?? exitCodes.failed;

/** Returns the error of a request, with what people can do about its kind. */
export function vendorError(account: string, { kind, message }: AssistantError): CommandError {
  const { exitCode = exitCodes.failed, next } = byKind[kind] ?? {};
  return new CommandError(`${account}: ${message}`, exitCode, next === undefined ? [] : [next]);
}
