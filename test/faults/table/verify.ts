/** Holds what happened in a cell against what the design says, and against the truth. */
import type { AssistantProvider } from '@assistant-provider/core';
import { exceptionFor } from './exceptions.js';
import { expectedOutcome, type Outcome } from './expected-outcome.js';
import { undeclaredMembers } from '../kit/error-members.js';
import { isSame } from '../kit/facts.js';
import { expectationOf, type Fault, type VendorUnderFault } from './fault.js';
import type { Baseline, Usual } from './baseline.js';
import type { Cell } from './run-cell.js';
import type { VendorSetup } from '../vendors/vendor-setup.js';

/** What the caller sees, in one line. */
export function seen({ result, isUsualAnswer }: Pick<Cell, 'result' | 'isUsualAnswer'>): string {
  if (result.isOk()) return isUsualAnswer ? 'ok' : 'ok, with another value';
  const { kind, retry, effect } = result.error;
  return `${kind}, ${retry}, ${effect}`;
}

const told = (outcome: Outcome, { failure }: Usual): readonly string[] => {
  if (outcome === 'gone') return ['ok, with another value'];
  if (outcome !== 'as usual')
    return outcome.kinds.flatMap((kind) =>
      outcome.retry.map((retry) => `${kind}, ${retry}, ${outcome.effect}`),
    );
  return [failure === undefined ? 'ok' : `${failure}, never, none`];
};

/** What is wrong with a cell, if anything. */
export function faultsOf<P extends AssistantProvider>(
  setup: VendorSetup<P>,
  baseline: Baseline<P>,
  cell: Cell,
): readonly string[] {
  const contradiction = contradictionOf(baseline, cell);
  const isDeceived = deceives(setup.vendor, cell);
  const exception = exceptionFor(setup.vendor, cell);
  const isFree = isDeceived || (exception !== undefined && exception.becomes === undefined);
  const saw = seen(cell);
  const outcome = expectedOutcome(setup, baseline, cell);
  const expected = told(
    typeof outcome === 'object' ? { ...outcome, ...exception?.becomes } : outcome,
    baseline,
  );
  return [
    ...(isFree || expected.includes(saw)
      ? []
      : [`saw ${saw}; expected ${expected.join(' or ')}${causesOf(cell)}`]),
    ...(contradiction && !isDeceived ? [`told ${saw}, but ${contradiction}`] : []),
    ...(cell.result.isErr()
      ? undeclaredMembers(cell.result.error).map((name) => `shows the member ${name}`)
      : []),
    ...(cell.strayed > 0 ? [`${cell.strayed} connections went to another host`] : []),
  ];
}

/** How the state differs from what the caller was told, if it does. */
export function contradictionOf(
  { before, done, failure }: Pick<Usual, 'before' | 'done' | 'failure'>,
  { result, change }: Pick<Cell, 'result' | 'change'>,
): string | undefined {
  if (typeof change === 'object') return `the state is wrong: ${change.wrong.join(', ')}`;
  const state = change === 'as before' && isSame(before, done) ? 'done' : change;
  if (result.isOk()) return state === 'done' ? undefined : `it is ${state}`;
  const { effect, kind } = result.error;
  if (effect === 'maybe' || change === 'as before') return undefined;
  return kind === failure ? undefined : `it is ${state}`;
}

/** Whether the fault says, in the very words of the vendor, that it is done, or gone. */
function deceives(vendor: VendorUnderFault, { fault, operation, target }: Cell): boolean {
  if (target.isLogin) return false;
  const forges = fault.forges ?? (isUnreadable(fault, vendor) ? 'anything' : undefined);
  return forges !== undefined && acceptsEmptyReply[forges][vendor].test(operation);
}

const isUnreadable = (fault: Fault, vendor: VendorUnderFault): boolean => {
  const expected = expectationOf(fault, vendor);
  return typeof expected === 'object' && expected.kind === 'unexpectedReply';
};

/** Operations to which an answer with nothing in it is a success, or nothing found as good as one. */
const acceptsEmptyReply = {
  success: {
    genesys: /^native\.request|^aiAgents\.|[.](delete|unbind)|^native\.(delete|.*Copilot)/,
    qconnect: /^(assistants|parts)\.delete|[.]un|^tagging\.tag|^native\.send/,
  },
  gone: {
    genesys: /^aiAgents\./,
    qconnect: /^assistants\.delete of a busy one|^aiAgents\.unassign/,
  },
  // Whatever comes is the answer, or what the SDK makes of it.
  anything: { genesys: /^native\.request/, qconnect: /^native\.send/ },
} as const;

/** The way to what went wrong: the messages of the error and its causes. */
function causesOf({ result }: Cell): string {
  if (result.isOk()) return '';
  const messages: string[] = [];
  for (let error: unknown = result.error; error instanceof Error; error = error.cause)
    messages.push(error.message);
  return `\n    ${messages.join('\n    ')}`;
}
