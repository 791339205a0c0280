/** The ids that a plan takes as known: what the ledger says about one account. */
import type { KnownIds } from '../plan/match-assistants.js';
import type { Plan } from '../plan/plan.js';
import type { Ledger } from './ledger.js';

/** The account of plans and ledgers that name none. */
export const unnamedAccount = 'default';

/**
 * Returns the id of each key in an account, for the option `known` of a plan.
 *
 * @example
 * ```ts
 * const known = knownIds(ledger, { vendor: 'genesys', account: 'org-1' });
 * ```
 */
export const knownIds = (
  { pairs }: Pick<Ledger, 'pairs'>,
  { vendor, account = unnamedAccount }: Plan['target'],
): KnownIds =>
  new Map(
    pairs
      .filter((pair) => pair.vendor === vendor && pair.account === account)
      .map(({ key, id }): [string, string] => [key, id]),
  );
