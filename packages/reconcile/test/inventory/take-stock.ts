/** Takes stock in tests. */
import {
  inventory,
  type AccountFailure,
  type AccountInventory,
  type Finding,
  type InventoryOptions,
  type InventoryTarget,
} from '@assistant-provider/reconcile';
import type { Result } from 'neverthrow';
import { valueOf } from '../estate.js';

export async function entriesOf(
  accounts: readonly InventoryTarget[],
  options: InventoryOptions = {},
): Promise<readonly Result<AccountInventory, AccountFailure>[]> {
  const entries: Result<AccountInventory, AccountFailure>[] = [];
  for await (const entry of inventory(accounts, options)) entries.push(entry);
  return entries;
}

/** The inventory of one account. */
export async function stockOf(
  provider: InventoryTarget['provider'],
  options: InventoryOptions = {},
): Promise<AccountInventory> {
  const [entry] = await entriesOf([{ name: 'production', provider }], options);
  return valueOf((entry as Result<AccountInventory, AccountFailure>).mapErr(({ error }) => error));
}

/** The findings of a rule, as the ids of their objects. */
export const idsOf = ({ findings }: AccountInventory, rule: Finding['rule']): readonly string[] =>
  findings.filter((each) => each.rule === rule).map(({ object }) => object.id);
