/** Reads accounts, several at once, and yields each as soon as it is read or in the order given. */
import { onAbort } from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';
import type { AccountFailure, AccountInventory } from './account-inventory.js';
import type { InventoryOptions, InventoryTarget } from './options.js';
import { readAccount } from './read-account.js';

type Entry = Result<AccountInventory, AccountFailure>;

/** Accounts do not share a quota, but they do share this process and its memory. */
const defaultAccountsAtOnce = 4;

/** Yields one entry for each account. Leaving the iteration aborts what is being read. */
export async function* readAccounts(
  accounts: readonly InventoryTarget[],
  {
    accountsAtOnce = defaultAccountsAtOnce,
    order = 'asRead',
    signal,
    ...options
  }: InventoryOptions,
): AsyncGenerator<Entry, void, undefined> {
  const ended = new AbortController();
  const unsubscribe = onAbort(signal, () => ended.abort(signal?.reason));
  const running = new Map<number, Promise<number>>();
  const read = new Map<number, Entry>();
  const waiting = accounts.entries();

  const begin = (): void => {
    while (running.size < accountsAtOnce) {
      const next = waiting.next();
      if (next.done === true) return;
      const [index, account] = next.value;
      const reading = readAccount(account, { ...options, signal: ended.signal });
      running.set(
        index,
        reading.then((entry) => {
          read.set(index, entry);
          return index;
        }),
      );
    }
  };
  const oneMore = async (): Promise<void> => {
    begin();
    running.delete(await Promise.race(running.values()));
    begin();
  };

  try {
    for (let index = 0; index < accounts.length; index += 1) {
      const isReady = () => (order === 'given' ? read.has(index) : read.size > 0);
      while (!isReady()) await oneMore();
      const [first = index] = read.keys();
      const ready = order === 'given' ? index : first;
      const entry = read.get(ready) as Entry;
      read.delete(ready);
      yield entry;
    }
  } finally {
    unsubscribe();
    ended.abort();
  }
}
