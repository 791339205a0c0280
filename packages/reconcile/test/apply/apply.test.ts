/** Applying plans over the memory vendor. */
import type { AssistantProvider } from '@assistant-provider/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSteps, type RunScope } from '../../src/apply/run-steps.js';
import { undoSteps } from '../../src/apply/undo-steps.js';
import { fingerprintOf } from '../../src/plan/fingerprint.js';
import { plan } from '../../src/plan/make-plan.js';
import type { Plan } from '../../src/plan/plan.js';
import { observe } from '../../src/observe/observe.js';
import type { ObservedAssistant } from '../../src/observe/observed.js';
import { snapshot } from '../../src/snapshot/snapshot.js';
import { desks, emptyEstate, furnish, type Estate } from '../desks.js';
import { knownIds, memoryJournal, type MemoryJournal } from '../memory-journal.js';

const runOf = (plan: Plan, provider: AssistantProvider, journal: MemoryJournal): RunScope => ({
  plan,
  provider,
  journal,
  clock: { now: () => 0, sleep: () => Promise.resolve() },
  runId: 'run-1',
  concurrency: 4,
  graceMs: 1_000,
});

const planned = async (source: Estate, target: Estate) => {
  const { manifest } = (await snapshot(source))._unsafeUnwrap();
  return { manifest, plan: (await plan(manifest, target))._unsafeUnwrap() };
};

/** A source that is linked again has a link of another id. */
const withoutLinkIds = ({ knowledge = [], ...assistant }: ObservedAssistant) =>
  fingerprintOf({
    ...assistant,
    knowledge: knowledge.map((link) => ({ ...link, linkId: JSON.stringify(link.source) })),
  });

describe('applying a plan to an empty account', () => {
  it('leaves nothing to plan', async () => {
    await fc.assert(
      fc.asyncProperty(desks, async (all) => {
        const [source, target] = [emptyEstate(), emptyEstate('two')];
        await furnish(source, all);
        const { manifest, plan: first } = await planned(source, target);
        const journal = memoryJournal();
        expect(await runSteps(runOf(first, target, journal))).toEqual([]);
        const again = (await plan(manifest, target, { known: knownIds(journal) }))._unsafeUnwrap();
        expect(again.steps.map(({ title }) => title)).toEqual([]);
        expect(again.applyable).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is undone completely', async () => {
    await fc.assert(
      fc.asyncProperty(desks, async (all) => {
        const [source, target] = [emptyEstate(), emptyEstate('two')];
        await furnish(source, all);
        const before = (await target.native.snapshot())._unsafeUnwrap();
        const { plan: first } = await planned(source, target);
        const journal = memoryJournal();
        await runSteps(runOf(first, target, journal));
        const undone = await undoSteps(runOf(first, target, journal), new Set());
        expect(undone).toEqual({ problems: [], irreversible: [] });
        expect((await target.native.snapshot())._unsafeUnwrap()).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('applying changes to an account', () => {
  it('leaves nothing to plan, and is undone', async () => {
    await fc.assert(
      fc.asyncProperty(desks, desks, async (wanted, present) => {
        const [source, target] = [emptyEstate(), emptyEstate()];
        await furnish(source, wanted);
        await furnish(target, present);
        const before = (await observe(target))._unsafeUnwrap();
        const { manifest, plan: first } = await planned(source, target);
        const journal = memoryJournal();
        const problems = await runSteps(runOf(first, target, journal));
        expect(problems).toEqual([]);
        const again = (await plan(manifest, target, { known: knownIds(journal) }))._unsafeUnwrap();
        expect(again.steps.map(({ title }) => title)).toEqual([]);
        const undone = await undoSteps(runOf(first, target, journal), new Set());
        expect(undone.problems).toEqual([]);
        if (undone.irreversible.length > 0) return;
        const after = (await observe(target))._unsafeUnwrap();
        expect(after.assistants.map(withoutLinkIds)).toEqual(before.assistants.map(withoutLinkIds));
      }),
      { numRuns: 40 },
    );
  });
});
