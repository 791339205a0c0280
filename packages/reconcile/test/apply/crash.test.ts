/** A run that is killed at any point resumes without a duplicate, and is rolled back from there. */
import { changeCall, createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import { createMemoryDriver } from '@assistant-provider/memory';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runSteps, type RunScope } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { plan } from '../../src/plan/make-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { desks, directoryOf, emptyEstate, furnish, type Estate } from '../desks.js';
import { knownIds, memoryJournal, type MemoryJournal } from '../memory-journal.js';
import { dying, dyingJournal, mortal } from './kit/process.js';
import { runs } from './kit/runs.js';

const scopeOf = (
  plan: Plan,
  provider: RunScope['provider'],
  journal: MemoryJournal,
  concurrency: number,
): RunScope => ({
  ...{ plan, provider, journal, concurrency },
  clock: { now: () => 0, sleep: () => Promise.resolve() },
  runId: 'run-1',
  graceMs: 1_000,
});

/** Keys that are never the same twice, as at a vendor that forgets them: nothing but looking helps then. */
const otherKeys: Interceptor = (next) => (call) =>
  next(changeCall(call, { idempotencyKey: randomUUID() }));

/** An account with some assistants, and the plan that brings it to what another one has. */
async function prepared(
  present: Parameters<typeof furnish>[1],
  wanted: Parameters<typeof furnish>[1],
) {
  const driver = createMemoryDriver({ settleMs: 0, directory: directoryOf('two') });
  const target: Estate = createProvider(driver);
  const source = emptyEstate();
  await furnish(source, wanted);
  await furnish(target, present, 'two');
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  const made = (await plan(manifest, target))._unsafeUnwrap();
  return { driver, target, manifest, plan: made };
}

describe('a run that is killed at any point', () => {
  it('resumes to the state of an uninterrupted run, with no object twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        desks,
        desks,
        fc.nat({ max: 120 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (present, wanted, point, concurrency, isForgetful) => {
          const { driver, target, manifest, plan: made } = await prepared(present, wanted);
          const journal = memoryJournal();
          const life = mortal(point);
          const killed = createProvider(driver, { interceptors: [dying(life)] });
          await Promise.race([
            runSteps(scopeOf(made, killed, dyingJournal(journal, life), concurrency)),
            life.dead,
          ]);
          const resumed = createProvider(driver, { interceptors: isForgetful ? [otherKeys] : [] });
          const problems = await runSteps(scopeOf(made, resumed, journal, concurrency));
          expect(problems).toEqual([]);
          const again = (
            await plan(manifest, target, { known: knownIds(journal) })
          )._unsafeUnwrap();
          expect(again.steps.map(({ title }) => title)).toEqual([]);
          const { assistants } = (await target.native.snapshot())._unsafeUnwrap();
          expect(assistants).toHaveLength(Math.max(present.length, wanted.length));
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it('is rolled back to the state before', async () => {
    await fc.assert(
      fc.asyncProperty(
        desks,
        fc.nat({ max: 120 }),
        fc.nat({ max: 60 }),
        async (wanted, point, undoPoint) => {
          const { driver, target, plan: made } = await prepared([], wanted);
          const before = (await target.native.snapshot())._unsafeUnwrap();
          const journal = memoryJournal();
          const life = mortal(point);
          const killed = createProvider(driver, { interceptors: [dying(life)] });
          await Promise.race([
            runSteps(scopeOf(made, killed, dyingJournal(journal, life), 4)),
            life.dead,
          ]);
          // The rollback is killed as well, and resumed.
          const undoing = mortal(undoPoint);
          const undoer = createProvider(driver, { interceptors: [dying(undoing)] });
          await Promise.race([
            undoSteps(scopeOf(made, undoer, dyingJournal(journal, undoing), 1), new Set()),
            undoing.dead,
          ]);
          const undone = await undoSteps(scopeOf(made, target, journal, 1), new Set());
          expect(undone).toEqual({ problems: [], irreversible: [] });
          expect((await target.native.snapshot())._unsafeUnwrap()).toEqual(before);
        },
      ),
      { numRuns: runs(30) },
    );
  });
});
