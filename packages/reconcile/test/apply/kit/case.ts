/** A random plan at a vendor, and what its runs must keep. */
import type { AssistantProvider, JsonValue } from '@assistant-provider/core';
import fc from 'fast-check';
import { runSteps, type RunScope, type StepProblem } from '../../../src/apply/run-steps.js';
import type { Manifest } from '../../../src/manifest/manifest.js';
import { mapFormat, type PlanMap } from '../../../src/map/map.js';
import { observe } from '../../../src/observe/observe.js';
import type { ObservedAssistant } from '../../../src/observe/observed.js';
import { canonicalText } from '../../../src/plan/equal-json.js';
import { plan } from '../../../src/plan/make-plan.js';
import type { Plan } from '../../../src/plan/plan.js';
import { snapshot } from '../../../src/snapshot/snapshot.js';
import { live, type Write } from '../../histories/world.js';
import { knownIds, type MemoryJournal } from '../../memory-journal.js';
import { accountsOf, writesOf, type Account, type Settings } from './account.js';

/** What becomes of one account: a history, then a manifest of it or of another account. */
export interface Case {
  /** `copy`: from one account to another. `home`: an account goes back to an earlier state. */
  readonly kind: 'copy' | 'home';
  readonly wanted: readonly Write[];
  readonly present: readonly Write[];
}

/** Random cases of a vendor. */
export const casesOf = (vendor: 'genesys' | 'qconnect', maxLength = 12): fc.Arbitrary<Case> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('copy' as const),
      wanted: fc.array(writesOf[vendor]('001'), { minLength: 2, maxLength }),
      present: fc.array(writesOf[vendor]('002'), { maxLength }),
    }),
    fc.record({
      kind: fc.constant('home' as const),
      wanted: fc.array(writesOf[vendor]('001'), { minLength: 2, maxLength }),
      present: fc.array(writesOf[vendor]('001'), { minLength: 1, maxLength }),
    }),
  );

/** The account that a plan changes, and the plan. */
export interface Prepared {
  readonly target: Account;
  readonly manifest: Manifest;
  /** The answers that the plan was made with. */
  readonly map: PlanMap;
  readonly plan: Plan;
  readonly close: () => Promise<void>;
}

const planOptions = {
  map: { format: mapFormat, accept: ['*'] },
  thresholds: { changes: 1, deletions: 1 },
} as const;

/** Answers each question for a name: the account accepts a name twice. */
const namesIn = ({ questions, assistants }: Plan): NonNullable<PlanMap['assistants']> =>
  Object.fromEntries(
    questions.flatMap(({ answerAt: [, key = '', member] }) => {
      const { name = '' } = assistants.find((each) => each.key === key) ?? {};
      return member === 'name' ? [[key, { name }]] : [];
    }),
  );

/** Lives through the histories and plans. Returns `undefined` if a person would have to decide first. */
export async function prepare(
  vendor: 'genesys' | 'qconnect',
  { kind, wanted, present }: Case,
  settings: Settings = {},
): Promise<Prepared | undefined> {
  const source = await accountsOf[vendor]('001', settings);
  const target = kind === 'home' ? source : await accountsOf[vendor]('002', settings);
  const close = async () => {
    await source.close();
    if (target !== source) await target.close();
  };
  await live(source, wanted);
  const { manifest } = (await snapshot(source.provider))._unsafeUnwrap();
  await live(target, present);
  const asked = (await plan(manifest, target.provider, planOptions))._unsafeUnwrap();
  const map = { ...planOptions.map, assistants: namesIn(asked) };
  const made = (await plan(manifest, target.provider, { ...planOptions, map }))._unsafeUnwrap();
  target.received();
  if (made.applyable && made.steps.length > 0) return { target, manifest, map, plan: made, close };
  await close();
  return undefined;
}

/** The state of one run. */
export const scopeOf = (
  { plan, target }: Pick<Prepared, 'plan' | 'target'>,
  provider: AssistantProvider,
  journal: MemoryJournal,
  concurrency = 4,
): RunScope => ({
  ...{ plan, provider, journal, concurrency },
  clock: target.clock,
  runId: 'run-1',
  graceMs: 10_000,
});

/** Resumes until the run has ended, or a person must look. */
export async function persist(scope: RunScope, attempts = 30): Promise<readonly StepProblem[]> {
  let problems: readonly StepProblem[] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    problems = await runSteps(scope);
    if (problems.every(({ kind }) => kind !== 'failed')) return problems;
  }
  return problems;
}

/** Resumes until the run has ended, and lets time pass between two attempts, so that lists show what was done. */
export async function persistPatiently(
  { target }: Pick<Prepared, 'target'>,
  scope: RunScope,
): Promise<readonly StepProblem[]> {
  let problems = await runSteps(scope);
  for (let attempt = 1; attempt < 100 && problems.length > 0; attempt += 1) {
    target.wait();
    problems = await runSteps(scope);
  }
  return problems;
}

/** Plans again, knowing what a run has made. */
export async function planAgain(
  { manifest, map, target }: Pick<Prepared, 'manifest' | 'map' | 'target'>,
  known: ReadonlyMap<string, string>,
): Promise<Plan> {
  const again = await plan(manifest, target.provider, { ...planOptions, map, known });
  return again._unsafeUnwrap();
}

/** The titles of the steps that a new plan would have. */
export const stepsLeft = async (
  prepared: Pick<Prepared, 'manifest' | 'map' | 'target'>,
  known: ReadonlyMap<string, string>,
): Promise<readonly string[]> => (await planAgain(prepared, known)).steps.map(({ title }) => title);

/** The titles of the steps that a run has left to a new plan. */
export const stillToDo = (
  prepared: Pick<Prepared, 'manifest' | 'map' | 'target'>,
  journal: MemoryJournal,
): Promise<readonly string[]> => stepsLeft(prepared, knownIds(journal));

/** What every reading shows of an account, without dates. A link that was made again has another id. */
export async function seenAt({ provider }: Account): Promise<readonly string[]> {
  const { assistants } = (await observe(provider))._unsafeUnwrap();
  return assistants
    .filter(({ status }) => status !== 'deleting' && status !== 'deleted')
    .map((assistant) => canonicalText(withoutDates(assistant)))
    .sort();
}

/** The order of a vendor's list means nothing. */
const sorted = <T>(items: readonly T[]): readonly T[] =>
  [...items].sort((one, other) => (canonicalText(one) < canonicalText(other) ? -1 : 1));

const withoutDates = ({
  knowledge = [],
  aiAgents = [],
  queues = [],
  parts = {},
  ...assistant
}: ObservedAssistant): JsonValue =>
  JSON.parse(
    JSON.stringify(
      {
        ...assistant,
        knowledge: sorted(knowledge.map((link) => ({ ...link, linkId: '' }))),
        aiAgents: sorted(aiAgents),
        parts: Object.fromEntries(
          Object.entries(parts).map(([kind, ofKind]) => [kind, sorted(ofKind)]),
        ),
        queues: sorted(queues.map((queue) => ({ ...queue, mediaTypes: sorted(queue.mediaTypes) }))),
      },
      (name, value: unknown) => (name === 'updatedAt' || name === 'createdAt' ? undefined : value),
    ),
  ) as JsonValue;

/** Runs a check on a case, and shows the steps of the plan if it fails. */
export async function withCase(
  vendor: 'genesys' | 'qconnect',
  given: Case,
  settings: Settings,
  check: (prepared: Prepared) => Promise<void>,
): Promise<void> {
  const prepared = await prepare(vendor, given, settings);
  if (prepared === undefined) return;
  try {
    await check(prepared);
  } catch (error) {
    const steps = prepared.plan.steps.map((step) => JSON.stringify([step.id, step.action]));
    throw new Error(`${(error as Error).message}\n${steps.join('\n')}`, { cause: error });
  } finally {
    await prepared.close();
  }
}
