/**
 * Whole runs at the emulators of both vendors in trouble: cancelled while requests are in flight, over a
 * store that fails, without their lock, and beside another run.
 */
import type { Interceptor } from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import fc from 'fast-check';
import { errAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { apply, resume, rollback } from '../../src/apply/apply.js';
import type { RunError } from '../../src/apply/run-error.js';
import { createMemoryRunStore } from '../../src/run-store/memory-run-store.js';
import type { RunStore, StoreReply } from '../../src/run-store/run-store.js';
import { casesOf, seenAt, withCase, type Prepared } from './kit/case.js';
import { runs } from './kit/runs.js';
import {
  carryOn,
  expectApplied,
  expectRolledBack,
  optionsOf,
  runIn,
  storeKinds,
  withStore,
} from './kit/stored-run.js';

/** Idempotency keys that a vendor forgets at once must not matter. */
const forgetful = {
  genesys: {},
  qconnect: { clientTokenMilliseconds: 0, clientTokenReused: 'newRequest' },
} as const;

/** Does something at the request with this number, while it is in flight. */
function during(point: number, happen: () => void): Interceptor {
  let count = 0;
  return (next) => (call) => {
    const reply = next(call);
    if (count === point) happen();
    count += 1;
    return reply;
  };
}

/** A store that fails for a while, before or after it has stored what it was given. */
function failing(
  store: RunStore,
  { from, length, isStored }: { from: number; length: number; isStored: boolean },
): RunStore {
  let count = 0;
  const often = <T>(work: () => StoreReply<T>): StoreReply<T> => {
    const isFine = count < from || count >= from + length;
    count += 1;
    if (isFine) return work();
    const failed = () => errAsync({ kind: 'unavailable', message: 'the disk is away' } as const);
    return isStored ? work().andThen(failed) : failed();
  };
  return {
    ...store,
    append: (...given) => often(() => store.append(...given)),
    read: (name) => often(() => store.read(name)),
    list: () => often(() => store.list()),
  };
}

const point = fc.nat({ max: 80 });

describe.each(['genesys', 'qconnect'] as const)('a run at %s', (vendor) => {
  const check = (
    given: Parameters<typeof withCase>[1],
    work: (prepared: Prepared) => Promise<void>,
  ) => withCase(vendor, given, forgetful[vendor], work);

  it('that is cancelled while requests are in flight is resumed, and so is its rollback', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...([casesOf(vendor), point, fc.nat({ max: 40 }), fc.constantFrom(...storeKinds)] as const),
        (given, at, undoAt, kind) =>
          check(given, (prepared) =>
            withStore(kind, async (store) => {
              const { target, plan } = prepared;
              const before = await seenAt(target);
              const options = { ...optionsOf(prepared, store), force: true };
              const ending = new AbortController();
              const ended = target.open({ requests: during(at, () => ending.abort()) });
              const first = await apply(plan, ended, { ...options, signal: ending.signal });
              if (ending.signal.aborted && first.isOk())
                expect(['stopped', 'applied']).toContain(first.value.outcome);
              await expectApplied(prepared, await carryOn(prepared, store), before);

              const undoing = new AbortController();
              const undoer = target.open({ requests: during(undoAt, () => undoing.abort()) });
              const runId = (await runIn(store)) ?? '';
              (
                await rollback(runId, undoer, { ...options, signal: undoing.signal })
              )._unsafeUnwrap();
              await expectRolledBack(prepared, store, before);
            }),
          ),
      ),
      { numRuns: runs(3) },
    );
  });

  it('over a store that fails for a while is carried on', async () => {
    await fc.assert(
      fc.asyncProperty(
        casesOf(vendor),
        fc.record({
          from: fc.nat({ max: 60 }),
          length: fc.integer({ min: 1, max: 4 }),
          isStored: fc.boolean(),
        }),
        (given, failure) =>
          check(given, (prepared) =>
            withStore('memory', async (store) => {
              const { target, plan } = prepared;
              const before = await seenAt(target);
              const options = { ...optionsOf(prepared, failing(store, failure)), force: true };
              const first = await apply(plan, target.provider, { ...options, runId: 'first' });
              // Without a record, no request has left: the failure is said, and nothing else is.
              const problems = first.isOk() ? first.value.problems.map(({ kind }) => kind) : [];
              expect(problems.filter((kind) => kind !== 'notStored')).toEqual([]);
              await expectApplied(prepared, await carryOn(prepared, store), before);
              await expectRolledBack(prepared, store, before);
            }),
          ),
      ),
      { numRuns: runs(3) },
    );
  });

  it('that has lost its lock writes nothing more, while another process goes on', async () => {
    await fc.assert(
      fc.asyncProperty(casesOf(vendor), point, (given, at) =>
        check(given, async (prepared) => {
          const { target, plan } = prepared;
          const before = await seenAt(target);
          const leases = createManualClock({ now: target.clock.now() });
          const store = createMemoryRunStore({ clock: leases });
          const options = { ...optionsOf(prepared, store), force: true, concurrency: 1 };
          let count = 0;
          let other: Promise<void> | undefined;
          // The process sleeps before its request leaves, and its lease ends meanwhile.
          const asleep: Interceptor = (next) => (call) => {
            count += 1;
            if (count !== at + 1) return next(call);
            other = leases.advance(options.leaseMs ?? 0).then(async () => {
              await expectApplied(prepared, await carryOn(prepared, store), before);
              target.received();
            });
            return new ResultAsync(other.then(() => next(call)));
          };
          const first = await apply(plan, target.open({ requests: asleep }), options);
          await other;
          if (other === undefined) {
            expect(first._unsafeUnwrap().outcome).toBe('applied');
            return;
          }
          expect(first.isOk() ? first.value.outcome : 'refused').not.toBe('applied');
          expect(target.writes()).toEqual([]);
          await expectRolledBack(prepared, store, before);
        }),
      ),
      { numRuns: runs(3) },
    );
  });

  it('refuses a second one of the account before its first request', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...([casesOf(vendor), point, fc.constantFrom('apply', 'resume', 'rollback')] as const),
        fc.constantFrom(...storeKinds),
        (given, at, command, kind) =>
          check(given, (prepared) =>
            withStore(kind, async (store) => {
              const { target, plan } = prepared;
              const before = await seenAt(target);
              const options = { ...optionsOf(prepared, store), force: true };
              let sent = 0;
              const counted = target.open({
                requests: (next) => (call) => {
                  sent += 1;
                  return next(call);
                },
              });
              const second = () =>
                command === 'apply'
                  ? apply(plan, counted, options)
                  : (command === 'resume' ? resume : rollback)('first', counted, options);
              let count = 0;
              let refused: RunError | undefined;
              const beside: Interceptor = (next) => (call) => {
                count += 1;
                if (count !== at + 1) return next(call);
                return new ResultAsync(
                  Promise.resolve(second()).then((ended) => {
                    refused = ended._unsafeUnwrapErr();
                    return next(call);
                  }),
                );
              };
              const first = await apply(plan, target.open({ requests: beside }), {
                ...options,
                runId: 'first',
              });
              // Before the first record there is no run to go on with.
              if (count > at) expect(['store', 'unknownRun']).toContain(refused?.kind);
              expect(sent).toBe(0);
              await expectApplied(prepared, first._unsafeUnwrap(), before);
            }),
          ),
      ),
      { numRuns: runs(3) },
    );
  });
});
