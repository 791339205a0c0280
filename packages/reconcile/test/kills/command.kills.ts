/** `npm run test:kills`: the built command is killed at random moments, at least 60 times; with `KILLS`, another number. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { runSteps } from '../../src/apply/run-steps.js';
import { observe } from '../../src/observe/observe.js';
import { prepare, scopeOf, seenAt, type Case, type Prepared } from '../apply/kit/case.js';
import { memoryJournal } from '../memory-journal.js';
import {
  killAt,
  nextOf,
  planArguments,
  planned,
  undoOf,
  type CommandFolder,
  type Moment,
} from './command.js';
import { longPlan, outcomeAt, settings } from './kills.js';

/** For each vendor: as many while it applies, and as many while it undoes. */
const wanted = Math.ceil(Number(process.env['KILLS'] ?? 64) / 4);

/** More rounds than this mean that nothing is killed any more. */
const mostRounds = 4 * wanted;

const random = (seed: string, below: number): number =>
  createHash('sha256').update(seed).digest().readUInt32BE() % below;

/** Random moments before the end of so many requests. */
const momentsOf = (seed: string, count: number, requests: number): readonly Moment[] =>
  Array.from({ length: count }, (_, index) => ({
    requests: random(`${seed} ${index} requests`, requests),
    milliseconds: random(`${seed} ${index} time`, 30),
  }));

/** The state after a run that nobody killed, and how many requests it takes. */
async function whole(vendor: 'genesys' | 'qconnect', given: Case) {
  const prepared = (await prepare(vendor, given, settings[vendor])) as Prepared;
  const { target } = prepared;
  expect(await runSteps(scopeOf(prepared, target.provider, memoryJournal()))).toEqual([]);
  const requests = target.received().length;
  const state = await outcomeAt(prepared);
  await prepared.close();
  return { state, requests };
}

/** Whether each key of the ledger has an assistant, and no two keys the same one. */
async function expectPartners({ prepared: { target }, known }: CommandFolder): Promise<void> {
  const ids = [...(await known()).values()];
  expect(new Set(ids).size).toBe(ids.length);
  const { assistants } = (await observe(target.provider))._unsafeUnwrap();
  const there = new Set(assistants.map(({ id }) => id));
  expect(ids.filter((id) => !there.has(id))).toEqual([]);
}

it.each(['genesys', 'qconnect'] as const)(
  'the command that is killed while it applies a plan at %s loses nothing and makes nothing twice',
  async (vendor) => {
    const given = await longPlan(vendor, 1);
    const expected = await whole(vendor, given);
    let kills = 0;
    for (let round = 1; kills < wanted; round += 1) {
      expect(round).toBeLessThan(mostRounds);
      const folder = await planned(vendor, given);
      try {
        const seed = `${vendor} apply ${round}`;
        const killed = await killAt(folder, momentsOf(seed, 4, expected.requests), nextOf);
        kills += killed.kills;
        const { exitCode, text } = killed.ended ?? (await folder.run(...(await nextOf(folder))));
        expect(exitCode, `${seed}: ${text}`).toBe(0);
        expect(await outcomeAt(folder.prepared), seed).toEqual(expected.state);
        await expectPartners(folder);
        const again = await folder.run(...planArguments);
        expect(again.text, seed).toContain('Nothing would change');
      } finally {
        await folder.close();
      }
    }
  },
);

it.each(['genesys', 'qconnect'] as const)(
  'the command that is killed while it applies and undoes a plan at %s restores what was there',
  async (vendor) => {
    const given = await longPlan(vendor, 2, ({ steps }) =>
      steps.every(({ irreversible }) => irreversible === undefined),
    );
    const { requests } = await whole(vendor, given);
    let kills = 0;
    for (let round = 1; kills < wanted; round += 1) {
      expect(round).toBeLessThan(mostRounds);
      const folder = await planned(vendor, given);
      try {
        const seed = `${vendor} undo ${round}`;
        const { target } = folder.prepared;
        target.wait();
        const before = await seenAt(target);
        // Before its first write, applying reads nearly as much again.
        const applied = await killAt(folder, momentsOf(`${seed} apply`, 2, 2 * requests), nextOf);
        expect(applied.ended?.exitCode ?? 0, `${seed}: ${applied.ended?.text}`).toBe(0);
        if ((await folder.runs()).length > 0) {
          const undone = await killAt(folder, momentsOf(seed, 4, Math.ceil(requests / 2)), undoOf);
          kills += applied.kills + undone.kills;
          const { exitCode, text } = undone.ended ?? (await folder.run(...(await undoOf(folder))));
          expect(exitCode, `${seed}: ${text}`).toBe(0);
        }
        target.wait();
        expect(await seenAt(target), seed).toEqual(before);
        expect([...(await folder.known()).keys()], seed).toEqual([]);
      } finally {
        await folder.close();
      }
    }
  },
);
