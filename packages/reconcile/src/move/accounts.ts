/** The two sides of a move. */
import { type AssistantProvider } from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { unnamedAccount } from '../ledger/known-ids.js';
import { vendorError, type RunError } from '../apply/run-error.js';

/** The accounts, organisations or regions of a move, in the words of who moves. */
export interface MoveAccounts {
  /** That of the source. */
  readonly from?: string;
  /** That of the target. */
  readonly to?: string;
}

/** The two sides of a move. */
export interface MoveSides {
  /** The provider that has the assistants. Nothing is written to it. */
  readonly from: AssistantProvider;
  /** The provider that gets the assistants. */
  readonly to: AssistantProvider;
  /** The accounts. Both are required if the vendor is the same: the ledger knows them by their names. */
  readonly accounts?: MoveAccounts;
}

/** Returns why the two sides may be the same account, or `undefined` if they are not. */
export function sidesProblem({ from, to, accounts = {} }: MoveSides): RunError | undefined {
  if (from.vendor !== to.vendor) return undefined;
  const { from: source = unnamedAccount, to: target = unnamedAccount } = accounts;
  if (source !== target) return undefined;
  return invalidMove(
    from.vendor,
    `Both sides are the account ${source} of ${from.vendor}. Name the two accounts, or plan a manifest of the account instead.`,
  );
}

/** Returns the error of a move that cannot be planned as it was asked for. */
export const invalidMove = (vendor: string, message: string): RunError =>
  vendorError(createAssistantError({ vendor, operation: 'move', kind: 'invalidInput', message }));
