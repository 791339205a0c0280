/** Holds one call under faults against the same call of the twin. */
import { changeOf, factsOf, idsIn, isSame } from '../kit/facts.js';
import { callOf, type Command } from './commands.js';
import type { Twins, Outcome, FaultPlan } from './twins.js';

export interface Step {
  readonly command: Command;
  readonly faultPlan: FaultPlan;
}

/** What the caller was told. */
type Told = 'ok' | 'not done' | 'maybe';

export interface Tally {
  readonly steps: number;
  readonly told: Readonly<Record<Told, number>>;
}

const toldBy = (outcome: Outcome): Told =>
  outcome.isOk() ? 'ok' : outcome.error.effect === 'maybe' ? 'maybe' : 'not done';

/** Runs the sequence; answers what was told, or throws what is wrong with the first wrong step. */
export async function runSequence(twins: Twins, steps: readonly Step[]): Promise<Tally> {
  const told: Record<Told, number> = { ok: 0, 'not done': 0, maybe: 0 };
  await twins.begin();
  for (const [index, { command, faultPlan }] of steps.entries()) {
    const before = await twins.state();
    const call = callOf(command, twins.ids, twins.directoryOf(before));
    const outcome = await twins.callUnderFaults(call, faultPlan);
    const after = await twins.state();
    const twin = await twins.callOnTwin(call, before);
    const wrong = findingOf(outcome, { before, after, twin });
    if (wrong !== undefined) throw new Error(`step ${index} (${command.verb}): ${wrong}`);
    told[toldBy(outcome)] += 1;
  }
  return { steps: steps.length, told };
}

interface States {
  readonly before: object;
  readonly after: object;
  readonly twin: { readonly outcome: Outcome; readonly state: object };
}

function findingOf(outcome: Outcome, { before, after, twin }: States): string | undefined {
  const known = idsIn(before);
  const facts = (value: unknown) => factsOf(value, known);
  const change = changeOf(facts(before), facts(twin.state), facts(after));
  if (typeof change === 'object')
    return `told ${describe(outcome)}, and the state is wrong: ${change.wrong.join(', ')}`;
  if (outcome.isErr())
    return outcome.error.effect === 'maybe' || change === 'as before'
      ? undefined
      : `told ${describe(outcome)}, and it is ${change}`;
  if (!isSame(facts(twin.state), facts(after))) return `told ok, and it is ${change}`;
  // For all that anybody knows an earlier try removed what never was.
  if (twin.outcome.isErr())
    return twin.outcome.error.kind === 'notFound'
      ? undefined
      : `told ok, where the twin said ${describe(twin.outcome)}`;
  return isSame(facts(twin.outcome.value), facts(outcome.value))
    ? undefined
    : 'the answer is not the one of the twin';
}

const describe = (outcome: Outcome): string =>
  outcome.isOk()
    ? 'ok'
    : `${outcome.error.kind}, ${outcome.error.retry}, ${outcome.error.effect} (${outcome.error.message})`;
