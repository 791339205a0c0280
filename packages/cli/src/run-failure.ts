/** The error of the command when a run did not begin. */
import type { LockHolder, Plan, RunError } from '@assistant-provider/reconcile';
import { CommandError, vendorError } from './command-error.js';
import { exitCodes } from './exit-code.js';
import { commandLine } from './output/next-command.js';
import { planAgain } from './output/plan-again.js';
import { printable } from './output/table.js';

/** Returns the error of a run that did not begin. */
export function runFailure(
  name: string,
  error: RunError,
  runs: readonly string[] = [],
  { source, target }: Pick<Plan, 'source' | 'target'> = { target: { vendor: '' } },
  again = planAgain({ ...(source && { source }), target: { account: name, ...target } }),
): CommandError {
  const { kind, message, cause } = error;
  if (kind === 'vendor' && cause && 'vendor' in cause) {
    // The two sides of a move stand on the command line, and no vendor has refused them.
    if (cause.operation === 'move' && cause.kind === 'invalidInput')
      return new CommandError(message, exitCodes.usage);
    return vendorError(name, cause);
  }
  if (cause?.kind === 'locked' && 'holder' in cause)
    return lockedAccount(name, cause.holder as LockHolder);
  switch (kind) {
    case 'stale':
    case 'notApplyable':
      return new CommandError(message, exitCodes.undecided, [
        `${again}   shows what must be decided now`,
      ]);
    case 'notApproved':
    case 'otherTarget':
      return new CommandError(message, exitCodes.usage);
    case 'unknownRun':
      return new CommandError(message, exitCodes.usage, [
        runs.length === 0 ? 'no run has begun here' : `the newest runs: ${runs.join(', ')}`,
      ]);
    case 'finished':
      return new CommandError(message, exitCodes.undecided);
    case 'store':
    case 'vendor':
      return new CommandError(message, exitCodes.failed, [
        `assistants unlock ${name}   shows who holds the lock`,
      ]);
  }
}

/** Returns the error of an account whose lock somebody else holds. */
const lockedAccount = (name: string, { owner, pid, host, since, until }: LockHolder) =>
  new CommandError(
    `${printable(owner)} holds the lock of ${name} (process ${pid} on ${printable(host)}, since ${since}). ` +
      `Wait until that process ends. If it was killed, the lock expires at ${until}, or break it now.`,
    exitCodes.failed,
    [
      `${commandLine('unlock', name)}   shows who holds the lock`,
      `${commandLine('unlock', name, '--confirm', name)}   breaks the lock of a process that was killed`,
    ],
  );
