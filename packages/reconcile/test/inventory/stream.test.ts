/** The stream of an inventory of several accounts. */
import { createFailure, type Interceptor } from '@assistant-provider/core/adapter';
import { createMemoryProvider, type MemoryProvider } from '@assistant-provider/memory';
import {
  inventory,
  type InventoryProgress,
  type InventoryTarget,
} from '@assistant-provider/reconcile';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../estate.js';
import { entriesOf } from './take-stock.js';

const given = (...interceptors: readonly Interceptor[]): MemoryProvider =>
  createMemoryProvider({ rateLimit: false, settleMs: 0, interceptors });

const broken = (): MemoryProvider =>
  given(
    () =>
      ({ vendor, operation }) =>
        errAsync(
          createFailure({ vendor, operation, kind: 'unauthenticated', message: 'who are you' }),
        ),
  );

/** A provider whose calls wait until somebody opens it. */
function givenClosed() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let calls = 0;
  const provider = given((next) => (call) => {
    calls += 1;
    return ResultAsync.fromSafePromise(opened).andThen(() => next(call));
  });
  return { provider, open, calls: () => calls };
}

const named = (providers: Readonly<Record<string, MemoryProvider>>): readonly InventoryTarget[] =>
  Object.entries(providers).map(([name, provider]) => ({ name, provider }));

const accountOf = (entry: Awaited<ReturnType<typeof entriesOf>>[number] | undefined) =>
  entry?.match(
    ({ account }) => account,
    ({ account = 'none', error }) => `${account}: ${error.kind}`,
  );

describe('the stream of an inventory', () => {
  it('has an entry for each account, also if one of them fails', async () => {
    const entries = await entriesOf(named({ one: given(), two: broken(), three: given() }), {
      order: 'given',
    });
    expect(entries.map(accountOf)).toEqual(['one', 'two: unauthenticated', 'three']);
  });

  it('yields an account as soon as it is read', async () => {
    const slow = givenClosed();
    const seen: unknown[] = [];
    for await (const entry of inventory(named({ slow: slow.provider, quick: given() }))) {
      seen.push(accountOf(entry));
      slow.open();
    }
    expect(seen).toEqual(['quick', 'slow']);
  });

  it('yields accounts in the order given if asked to', async () => {
    const slow = givenClosed();
    const options = {
      order: 'given',
      onProgress: slow.open,
    } as const;
    const quick = given();
    valueOf(await quick.assistants.create({ name: 'Desk' }));
    const entries = await entriesOf(named({ slow: slow.provider, quick }), options);
    expect(entries.map(accountOf)).toEqual(['slow', 'quick']);
  });

  it.each(['asRead', 'given'] as const)(
    'reads no more accounts at once than allowed, in the order %s',
    async (order) => {
      let running = 0;
      let most = 0;
      const counting = (): MemoryProvider =>
        given((next) => (call) => {
          if (call.operation !== 'assistants.list') return next(call);
          running += 1;
          most = Math.max(most, running);
          return okAsync(undefined)
            .andThen(() => next(call))
            .map((value) => {
              running -= 1;
              return value;
            });
        });
      const accounts = Array.from({ length: 9 }, (_, n) => ({
        ...{ name: `account ${n}`, provider: counting() },
      }));
      const entries = await entriesOf(accounts, { accountsAtOnce: 3, order });
      expect(entries.filter((entry) => entry.isOk())).toHaveLength(9);
      expect(most).toBe(3);
    },
  );

  it('ends with an entry for each account if the signal aborts', async () => {
    const controller = new AbortController();
    const closed = givenClosed();
    const accounts = named({ quick: given(), closed: closed.provider, later: closed.provider });
    const seen: unknown[] = [];
    const options = { signal: controller.signal, accountsAtOnce: 2 };
    for await (const entry of inventory(accounts, options)) {
      seen.push(accountOf(entry));
      controller.abort();
    }
    expect(seen).toEqual(['quick', 'closed: cancelled', 'later: cancelled']);
  });

  it('stops reading when the loop is left', async () => {
    const signals: AbortSignal[] = [];
    const watched = given((next) => (call) => {
      if (call.signal) signals.push(call.signal);
      return ResultAsync.fromSafePromise(new Promise<void>(() => undefined)).andThen(() =>
        next(call),
      );
    });
    for await (const entry of inventory(named({ quick: given(), watched }))) {
      expect(accountOf(entry)).toBe('quick');
      break;
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('reads nothing before the loop begins, and again with each loop', async () => {
    const opened = givenClosed();
    opened.open();
    const stream = inventory(named({ one: opened.provider }));
    expect(opened.calls()).toBe(0);
    for await (const entry of stream) expect(entry.isOk()).toBe(true);
    const once = opened.calls();
    for await (const entry of stream) expect(entry.isOk()).toBe(true);
    expect(opened.calls()).toBe(2 * once);
  });

  it('names the account in its progress', async () => {
    const provider = given();
    valueOf(await provider.assistants.create({ name: 'Desk' }));
    const progress: InventoryProgress[] = [];
    await entriesOf(named({ one: provider }), { onProgress: (each) => progress.push(each) });
    expect(progress[0]).toEqual({ account: 'one', phase: 'assistants', done: 1 });
  });

  it('fails the account whose progress listener throws, and no other', async () => {
    const provider = given();
    valueOf(await provider.assistants.create({ name: 'Desk' }));
    const entries = await entriesOf(named({ one: provider, two: given() }), {
      order: 'given',
      onProgress: ({ account }) => {
        if (account === 'one') throw new Error('broken');
      },
    });
    expect(entries.map(accountOf)).toEqual(['one: unknown', 'two']);
  });

  it.each([
    ['two accounts of one name', [...named({ one: given() }), ...named({ one: given() })], {}],
    ['an account without a provider', [{ name: 'one' }], {}],
    ['a wrong option', named({ one: given() }), { accountsAtOnce: 0 }],
  ])('is one failure for %s', async (_, accounts, options) => {
    const entries = await entriesOf(accounts as readonly InventoryTarget[], options);
    expect(entries.map(accountOf)).toEqual(['none: invalidInput']);
  });

  it('is empty without accounts', async () => {
    expect(await entriesOf([])).toEqual([]);
  });
});
