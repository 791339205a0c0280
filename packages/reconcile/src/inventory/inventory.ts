/** Takes stock of any number of accounts. It sends no write. */
import { err, type Result } from 'neverthrow';
import type { AccountFailure, AccountInventory } from './account-inventory.js';
import type { InventoryOptions, InventoryTarget } from './options.js';
import { parseInventoryArguments } from './parse-arguments.js';
import { readAccounts } from './read-accounts.js';

/** The inventories of accounts. The iteration never throws. */
export type InventoryStream = AsyncIterable<Result<AccountInventory, AccountFailure>>;

/**
 * Takes stock of accounts of any vendors: what exists, and what deserves attention. The stream has one
 * entry for each account, as soon as the account is read, so that an account that fails does not hide
 * the others. Sends no write.
 *
 * Each `for await` reads the accounts again. Leaving the loop, or aborting the signal, ends the reading;
 * after the signal, each account that was not read yet fails with `cancelled`.
 *
 * Wrong arguments give a stream of one failure, `invalidInput`, without an account.
 *
 * @example
 * ```ts
 * for await (const entry of inventory([{ name: 'production', provider }])) {
 *   if (entry.isErr()) console.error(entry.error.account, entry.error.error.message);
 *   else for (const { message } of entry.value.findings) console.log(entry.value.account, message);
 * }
 * ```
 */
export function inventory(
  accounts: readonly InventoryTarget[],
  options: InventoryOptions = {},
): InventoryStream {
  const parsed = parseInventoryArguments(accounts, options);
  return {
    [Symbol.asyncIterator]: () =>
      parsed.isErr()
        ? onlyFailure({ error: parsed.error })
        : readAccounts(parsed.value.accounts, parsed.value.options),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- an iteration is asynchronous
async function* onlyFailure(
  failure: AccountFailure,
): AsyncGenerator<Result<never, AccountFailure>> {
  yield err(failure);
}
