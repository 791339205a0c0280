/**
 * Random plans at the emulators of both vendors: applied, killed at any request, struck by faults, under
 * every open question, and rolled back from there.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSteps } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { genesysAnswers } from '../histories/genesys.js';
import { qconnectAnswers } from '../histories/qconnect.js';
import { anyOf } from '../histories/world.js';
import { memoryJournal, type MemoryJournal } from '../memory-journal.js';
import type { Settings } from './kit/account.js';
import {
  casesOf,
  persist,
  persistPatiently,
  scopeOf,
  seenAt,
  stillToDo,
  withCase,
  type Prepared,
} from './kit/case.js';
import { addFaults, faultPlan } from './kit/faults.js';
import { dying, dyingJournal, mortal } from './kit/process.js';
import { runs } from './kit/runs.js';
import { isWriteOfPlan } from './kit/writes.js';

/** Idempotency keys that a vendor forgets at once must not matter. */
const forgetful = {
  genesys: {},
  qconnect: { clientTokenMilliseconds: 0, clientTokenReused: 'newRequest' },
} as const;

const answers: { readonly [V in 'genesys' | 'qconnect']: fc.Arbitrary<Settings> } = {
  genesys: anyOf(genesysAnswers),
  // A waiting client moves the emulator's clock away from the machine's, by which it signs.
  qconnect: anyOf({ ...qconnectAnswers, signatureTime: [] }),
};

const creates = ({ plan }: Prepared): number =>
  plan.steps.filter(({ action }) => action.type === 'create').length;

/** Checks that the plan is done, and that each of its creations has made one assistant. */
async function expectDone(
  prepared: Prepared,
  journal: MemoryJournal,
  before: readonly string[],
): Promise<void> {
  prepared.target.wait();
  expect(await stillToDo(prepared, journal)).toEqual([]);
  expect(await seenAt(prepared.target)).toHaveLength(before.length + creates(prepared));
}

/** Rolls back. Checks that everything is as before, unless the plan has said that it cannot be. */
async function expectUndone(
  prepared: Prepared,
  journal: MemoryJournal,
  before: readonly string[],
): Promise<void> {
  const { target, plan } = prepared;
  const undo = () => undoSteps(scopeOf(prepared, target.provider, journal), new Set());
  let { problems } = await undo();
  if (problems.length > 0) {
    // A list may not show yet what a step names.
    expect(problems).toMatchObject([{ kind: 'failed', error: { kind: 'notFound' } }]);
    target.wait();
    ({ problems } = await undo());
  }
  expect(problems).toEqual([]);
  target.wait();
  const after = await seenAt(target);
  expect(after).toHaveLength(before.length);
  if (plan.steps.every(({ irreversible }) => irreversible === undefined))
    expect(after).toEqual(before);
}

describe.each(['genesys', 'qconnect'] as const)('a run at %s', (vendor) => {
  it('leaves nothing to plan, writes only what the plan says, and is undone', async () => {
    await fc.assert(
      fc.asyncProperty(casesOf(vendor), (given) =>
        withCase(vendor, given, {}, async (prepared) => {
          const { target, plan } = prepared;
          const before = await seenAt(target);
          const journal = memoryJournal();
          target.received();
          expect(await runSteps(scopeOf(prepared, target.provider, journal))).toEqual([]);
          const foreign = target.writes().filter((operation) => !isWriteOfPlan(operation, plan));
          expect(foreign).toEqual([]);
          await expectDone(prepared, journal, before);
          await expectUndone(prepared, journal, before);
        }),
      ),
      { numRuns: runs(6) },
    );
  });

  it('that is killed at any request resumes without a duplicate, or is undone from there', async () => {
    await fc.assert(
      fc.asyncProperty(
        casesOf(vendor),
        fc.nat({ max: 80 }),
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.constantFrom(0, 3_000),
        (given, point, undoPoint, concurrency, goesOn, listDelayMilliseconds) =>
          withCase(
            vendor,
            given,
            { ...forgetful[vendor], listDelayMilliseconds },
            async (prepared) => {
              const { target } = prepared;
              target.wait();
              const before = await seenAt(target);
              const journal = memoryJournal();
              const life = mortal(point);
              const killed = target.open({ requests: dying(life) });
              const run = scopeOf(prepared, killed, dyingJournal(journal, life), concurrency);
              await Promise.race([runSteps(run), life.dead]);
              if (goesOn) {
                const again = scopeOf(prepared, target.provider, journal, concurrency);
                expect(await persistPatiently(prepared, again)).toEqual([]);
                await expectDone(prepared, journal, before);
              }
              // The rollback is killed as well.
              const undoing = mortal(undoPoint);
              const undoer = target.open({ requests: dying(undoing) });
              const undo = scopeOf(prepared, undoer, dyingJournal(journal, undoing));
              await Promise.race([undoSteps(undo, new Set()), undoing.dead]);
              await expectUndone(prepared, journal, before);
            },
          ),
      ),
      { numRuns: runs(6) },
    );
  });

  it('under faults, resumed until it has ended, ends as without faults', async () => {
    await fc.assert(
      fc.asyncProperty(
        casesOf(vendor),
        faultPlan,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 400),
        (given, faults, concurrency, listDelayMilliseconds) =>
          withCase(
            vendor,
            given,
            { listDelayMilliseconds, ...forgetful[vendor] },
            async (prepared) => {
              const { target } = prepared;
              const before = await seenAt(target);
              const journal = memoryJournal();
              addFaults(target, faults);
              const scope = scopeOf(prepared, target.provider, journal, concurrency);
              const problems = await persist(scope, 100);
              target.faults.clear();
              expect(problems).toEqual([]);
              // A fault may have ended a connection after a whole response, so that the next request on it fails.
              const calm = { ...prepared, target: { ...target, provider: target.open() } };
              await expectDone(calm, journal, before);
              await expectUndone(calm, journal, before);
            },
          ),
      ),
      { numRuns: runs(6) },
    );
  });

  it('under any open question is done, or says what failed and makes nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        casesOf(vendor),
        answers[vendor],
        fc.nat({ max: 80 }),
        (given, settings, point) =>
          withCase(vendor, given, settings, async (prepared) => {
            const { target } = prepared;
            const before = await seenAt(target);
            const journal = memoryJournal();
            const life = mortal(point);
            const killed = target.open({ requests: dying(life) });
            const run = scopeOf(prepared, killed, dyingJournal(journal, life), 2);
            await Promise.race([runSteps(run), life.dead]);
            target.wait();
            const problems = await persist(scopeOf(prepared, target.provider, journal), 3);
            expect(problems.filter(({ kind }) => kind !== 'failed')).toEqual([]);
            target.wait();
            const after = await seenAt(target);
            expect(after.length).toBeLessThanOrEqual(before.length + creates(prepared));
            if (problems.length === 0) await expectDone(prepared, journal, before);
          }),
      ),
      { numRuns: runs(6) },
    );
  });
});
