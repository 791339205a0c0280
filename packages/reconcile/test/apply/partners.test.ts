/**
 * Each assistant of a manifest has at most one partner at the target, which exists, whatever names, maps,
 * ledgers and other people do.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  apply,
  createMemoryRunStore,
  createStoreLedger,
  knownIds,
  mapFormat,
  manifestFormat,
  plan,
  rollback,
  type Manifest,
  type Plan,
  type PlanMap,
} from '../../src/index.js';
import { emptyEstate, type Estate } from '../desks.js';
import { valueOf } from '../estate.js';
import { runs } from './kit/runs.js';

const keys = ['one', 'two', 'three', 'four'];
const name = fc.constantFrom('Returns', 'Sales', 'Travel');
const index = fc.nat({ max: 20 });

/** What a person does at the target, without this library. */
const change = fc.oneof(
  fc.record({ type: fc.constant('create' as const), name }),
  fc.record({ type: fc.constant('delete' as const), index }),
  fc.record({ type: fc.constant('rename' as const), index, name }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The answer of a map about one key, before anything is asked. */
const answer = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'none' as const }) },
  fc.record({ type: fc.constant('id' as const), index }),
  fc.record({ type: fc.constant('create' as const) }),
);

/** One run: what has changed before, what is wanted, and how a person answers. */
const round = fc.record({
  changes: fc.array(change, { maxLength: 3 }),
  wanted: fc.array(fc.record({ name, origin: fc.option(index), answer }), {
    minLength: 1,
    maxLength: keys.length,
  }),
  choices: fc.array(index, { minLength: 1, maxLength: 6 }),
  isUndone: fc.boolean(),
});

/** The ledger still names an assistant that was deleted, and the manifest was read from another one. */
const staleLedger: (typeof round extends fc.Arbitrary<infer T> ? T : never)[] = [
  {
    changes: [],
    wanted: [{ name: 'Returns', origin: null, answer: { type: 'none' } }],
    choices: [0],
    isUndone: false,
  },
  {
    changes: [
      { type: 'create', name: 'Returns' },
      { type: 'delete', index: 0 },
    ],
    wanted: [{ name: 'Returns', origin: 0, answer: { type: 'none' } }],
    choices: [0],
    isUndone: true,
  },
];

const idsAt = async ({ native }: Estate): Promise<readonly string[]> =>
  valueOf(await native.snapshot()).assistants.map(({ id }) => id);

const pick = (ids: readonly string[], at: number): string => ids[at % ids.length] ?? 'gone';

async function live(estate: Estate, changes: readonly Change[]): Promise<void> {
  for (const each of changes) {
    if (each.type === 'create') valueOf(await estate.assistants.create({ name: each.name }));
    const id = each.type === 'create' ? undefined : (await idsAt(estate))[each.index];
    if (id === undefined) continue;
    if (each.type === 'delete') valueOf(await estate.assistants.delete(id));
    if (each.type === 'rename') valueOf(await estate.editing.update(id, { name: each.name }));
  }
}

/** Checks that no two keys share an assistant, and that each assistant exists. */
function expectPartners(pairs: readonly (readonly [string, string])[], there: readonly string[]) {
  expect(new Set(pairs.map(([key]) => key)).size, JSON.stringify(pairs)).toBe(pairs.length);
  expect(new Set(pairs.map(([, id]) => id)).size, JSON.stringify(pairs)).toBe(pairs.length);
  expect(pairs.filter(([, id]) => !there.includes(id))).toEqual([]);
}

/** The assistants that the plan decides about. */
const decided = ({ assistants }: Plan) =>
  assistants.filter(({ change: whole }) => whole !== 'skip' && whole !== 'asked');

it('no two assistants of a manifest share a partner, and each partner exists, run after run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const estate = emptyEstate();
      const store = createMemoryRunStore();
      const ledger = createStoreLedger(store);
      const known = async () => knownIds(valueOf(await ledger.read()), { vendor: 'memory' });
      for (const [number, { changes, wanted, choices, isUndone }] of rounds.entries()) {
        await live(estate, changes);
        const ids = await idsAt(estate);
        const manifest: Manifest = {
          format: manifestFormat,
          assistants: Object.fromEntries(
            wanted.map(({ name, origin }, at) => [
              keys[at] ?? '',
              {
                name,
                ...(origin !== null && {
                  origin: {
                    vendor: 'memory',
                    id: pick(ids, origin),
                    locator: '',
                    status: 'active',
                  },
                }),
              },
            ]),
          ),
        };
        const answers: Record<string, NonNullable<PlanMap['assistants']>[string]> = {};
        for (const [at, { answer }] of wanted.entries()) {
          if (answer.type === 'id') answers[keys[at] ?? ''] = { id: pick(ids, answer.index) };
          if (answer.type === 'create') answers[keys[at] ?? ''] = { create: true };
        }
        const planned = async () => {
          const map: PlanMap = { format: mapFormat, accept: ['*'], assistants: answers };
          const thresholds = { changes: 1, deletions: 1 };
          const options = { map, thresholds, known: await known() };
          const made = valueOf(await plan(manifest, estate, options));
          const pairs = decided(made).flatMap(({ key, id }) =>
            id === undefined ? [] : [[key, id] as const],
          );
          expectPartners(pairs, ids);
          return made;
        };

        let made = await planned();
        for (const choice of choices) {
          const [question] = made.questions;
          if (question === undefined) break;
          const { candidates, answerAt } = question;
          const value = candidates[choice % candidates.length]?.value ?? { create: true };
          answers[answerAt[1] ?? ''] = value as { readonly id?: string };
          made = await planned();
        }
        if (!made.applyable) continue;
        const before = await known();
        const runId = `run-${number}`;
        const options = { store, ledger };
        const report = valueOf(await apply(made, estate, { ...options, runId }));
        expect(report).toMatchObject({ outcome: 'applied', problems: [] });
        const after = await known();
        // An assistant that was read from here and does not change needs no entry in the ledger.
        const pairs = decided(made).map(
          ({ key, change: whole, id }) =>
            [key, after.get(key) ?? (whole === 'none' ? id : undefined) ?? 'missing'] as const,
        );
        expectPartners(pairs, await idsAt(estate));
        if (!isUndone) continue;
        valueOf(await rollback(runId, estate, options));
        expect(await known()).toEqual(before);
      }
    }),
    { numRuns: runs(20), examples: [[staleLedger]] },
  );
});
