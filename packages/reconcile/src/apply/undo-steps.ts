/** Undoes the steps of a run: the last one first. */
import type { AssistantError } from '@assistant-provider/core';
import type { Step } from '../plan/step.js';
import { happenedIn, leftSteps } from './left-steps.js';
import { lookTwice } from './look-again.js';
import { oneGrace } from './one-grace.js';
import type { JournaledStep, RunJournal } from './run-journal.js';
import { scopeOf, type RunScope, type StepProblem } from './run-steps.js';
import type { StepResult } from './step-work.js';
import { workOf } from './works/index.js';

/** How the undoing ended. */
export interface UndoOutcome {
  /** The problems; without any, every step that can be undone is undone, or `stop` was asked. */
  readonly problems: readonly StepProblem[];
  /** The steps that could not be undone completely, with the reason. */
  readonly irreversible: readonly { readonly step: string; readonly reason: string }[];
}

/** Undoes every step that has begun, but for those to skip. */
export async function undoSteps(given: RunScope, skip: ReadonlySet<string>): Promise<UndoOutcome> {
  const { plan, journal, stop, signal } = given;
  const { clock, wrote } = oneGrace(given.clock);
  const run = { ...given, clock };
  const problems: StepProblem[] = [];
  const irreversible: { step: string; reason: string }[] = [];
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const { isLeft, reasonFor } = leftSteps(plan.steps, (id) => happenedIn(journal, id));
  for (const step of inUndoOrder(journal.steps, byId)) {
    if (stop?.aborted === true || signal?.aborted === true || problems.length > 0) break;
    const { id } = step;
    if (skip.has(id)) {
      const kept = await journal.kept(id);
      if (kept.isErr()) problems.push({ kind: 'notStored', step: id, error: kept.error });
      continue;
    }
    const problem = await undoOne(run, step, { wrote, isLeft: isLeft(step) });
    if (problem) problems.push(problem);
    const known = journal.steps.get(id);
    const reason = reasonFor(step);
    if (reason !== undefined && known?.state === 'undone' && known.result)
      irreversible.push({ step: id, reason });
  }
  return { problems, irreversible };
}

/** The possessions of an assistant of this run go with it. Queues that were taken from others go back one by one. */
const goesWithItsAssistant = ({ target, action }: Step): boolean =>
  typeof target === 'object' && action.type !== 'bind' && action.type !== 'unbind';

/**
 * Later steps come first, because they began after those that they depend on. Deletions of parts come
 * before all others: undoing one writes nothing, but finds out whether it happened.
 */
function inUndoOrder(steps: RunJournal['steps'], byId: ReadonlyMap<string, Step>): readonly Step[] {
  const begun = [...steps.keys()].reverse().flatMap((id) => byId.get(id) ?? []);
  const isDeletion = ({ action }: Step) => action.type === 'deletePart';
  return [...begun.filter(isDeletion), ...begun.filter((step) => !isDeletion(step))];
}

/** How to undo one step. */
interface HowToUndo {
  /** Tells that a state was written, so that a later look waits until lists show it. */
  readonly wrote: () => void;
  /** Whether the step stays as it is, if it happened. */
  readonly isLeft: boolean;
}

async function undoOne(
  run: RunScope,
  step: Step,
  { wrote, isLeft }: HowToUndo,
): Promise<StepProblem | undefined> {
  const { journal } = run;
  const known = journal.steps.get(step.id);
  if (known === undefined || known.state === 'undone') return undefined;
  // Before the record, so that the step can be skipped. A step that may not have happened is looked for first.
  const staysOrGoes = isLeft || goesWithItsAssistant(step);
  if (needsMasked(step, known) && known.state === 'ended' && !staysOrGoes)
    return secretBefore(step);
  const begun = await journal.undoing(step.id);
  if (begun.isErr()) return { kind: 'notStored', step: step.id, error: begun.error };
  const { problem, found, isUntouched }: Undoing = goesWithItsAssistant(step)
    ? { isUntouched: true }
    : await undoStep(run, step, known, isLeft);
  if (problem) return problem;
  if (isUntouched !== true) wrote();
  const stored = await journal.undone(step.id, found);
  return stored.isErr() ? { kind: 'notStored', step: step.id, error: stored.error } : undefined;
}

/** Whether undoing would write what the journal has masked. A deleted part is not written again. */
const needsMasked = (
  { action }: Step,
  known: Exclude<JournaledStep, { readonly state: 'undone' }>,
): boolean => known.isMasked === true && action.type !== 'deletePart';

const secretBefore = ({ id }: Step): StepProblem => ({
  ...{ kind: 'unclear', step: id },
  message:
    'the state before the step contains a secret, which the journal does not keep; restore it by hand, ' +
    'and skip the step in the rollback',
});

/** Whether a step sets a state, which a list may show late. Steps that create something look twice in any case. */
const setsState = ({ action }: Step): boolean =>
  ['update', 'tag', 'untag', 'assign', 'unassign', 'bind', 'unbind', 'unlink'].includes(
    action.type,
  ) ||
  (action.type === 'putPart' && action.id !== undefined);

interface Undoing {
  readonly problem?: StepProblem;
  /** The result of a step that had not ended, but was found done. */
  readonly found?: StepResult;
  /** Whether nothing was written. */
  readonly isUntouched?: boolean;
}

async function undoStep(
  run: RunScope,
  step: Step,
  known: Exclude<JournaledStep, { readonly state: 'undone' }>,
  isLeft: boolean,
): Promise<Undoing> {
  const failed = (error: AssistantError): Undoing => ({
    problem: { kind: 'failed', step: step.id, error },
  });
  const unclear = (message: string): Undoing => ({
    problem: { kind: 'unclear', step: step.id, message },
  });
  const scoped = await scopeOf(run, step);
  if (scoped.isErr()) return failed(scoped.error);
  const scope = scoped.value;
  const work = workOf(scope.action);
  const ended = known.state === 'begun' ? undefined : known.result;
  let result = ended;
  if (result === undefined) {
    const look = () => work.resolve(scope, known.before);
    const found = await (setsState(step) ? lookTwice(scope, look) : look());
    if (found.isErr()) return failed(found.error);
    if (found.value.state === 'unclear') return unclear(found.value.message);
    if (found.value.state === 'notDone') return { isUntouched: true };
    result = found.value.result;
  }
  if (isLeft) return { isUntouched: true, ...(!ended && { found: result }) };
  if (needsMasked(step, known)) return { problem: secretBefore(step) };
  const undone = await work.undo(scope, known.before, result);
  if (undone.isErr()) return failed(undone.error);
  if (undone.value.state === 'unclear') return unclear(undone.value.message);
  const { isUntouched = false } = undone.value;
  return { isUntouched, ...(!ended && { found: result }) };
}
