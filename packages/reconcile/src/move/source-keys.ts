/** Keeps the keys of a move the same from run to run, even if somebody renames the assistants. */
import type { Ledger } from '../ledger/ledger.js';
import { unnamedAccount } from '../ledger/known-ids.js';
import type { LedgerEntry } from '../ledger/entry.js';
import type { PlanSource } from '../plan/plan.js';
import { manifestFormat, type Manifest } from '../manifest/manifest.js';

/** Returns the part of an earlier manifest that keys depend on, from what the ledger says about the source. */
export const earlierFrom = (
  { pairs }: Pick<Ledger, 'pairs'>,
  vendor: string,
  account: string | undefined,
): Manifest => ({
  format: manifestFormat,
  assistants: Object.fromEntries(
    pairs
      .filter((pair) => pair.vendor === vendor && pair.account === (account ?? unnamedAccount))
      .map(({ key, id }) => {
        // Keys depend on the vendor, the account and the id alone.
        const unused = { locator: id, status: 'unknown' } as const;
        const origin = { vendor, id, ...unused, ...(account !== undefined && { account }) };
        return [key, { name: key, origin }];
      }),
  ),
});

/** Returns the pairs of the source that the ledger does not have. */
export const sourceEntries = (
  source: PlanSource | undefined,
  ledger: Pick<Ledger, 'pairAt'>,
  { at, run }: Pick<LedgerEntry, 'at' | 'run'>,
): readonly LedgerEntry[] =>
  Object.entries(source?.ids ?? {}).flatMap(([key, id]): readonly LedgerEntry[] => {
    const { vendor = '', account = unnamedAccount } = source ?? {};
    const place = { key, vendor, account };
    return ledger.pairAt(place)?.id === id ? [] : [{ ...place, id, how: 'byOrigin', at, run }];
  });
