/** The ids of one account that a plan takes from the ledger. */
import type { KnownIds } from '../plan/match-assistants.js';
import type { Plan } from '../plan/plan.js';
import type { LedgerPair } from './entry.js';
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

/**
 * Returns the ids of the assistants that runs have created in an account, for the option `prune` of a plan.
 * Those that a run has taken over are not among them.
 */
export const createdIds = (
  { entries }: Pick<Ledger, 'entries'>,
  { vendor, account = unnamedAccount }: Plan['target'],
): ReadonlySet<string> =>
  new Set(
    entries
      .filter(
        (entry): entry is LedgerPair =>
          !('forgotten' in entry) &&
          (entry.how === 'created' || entry.how === 'adopted') &&
          entry.vendor === vendor &&
          entry.account === account,
      )
      .map(({ id }) => id),
  );
