/** Does the steps of a plan: in their order, several at once, each written down before and after. */
import type { AssistantError, AssistantProvider, Clock, JsonValue } from '@assistant-provider/core';
import { createHash } from 'node:crypto';
import { err, ok, type Result } from 'neverthrow';
import type { Plan } from '../plan/plan.js';
import type { Late, Step } from '../plan/step.js';
import { contains } from './contains.js';
import { filledAction } from './filled.js';
import { createReconcileError } from './reconcile-error.js';
import { idsOfOthers, lookOf } from './lookalikes.js';
import type { JournalError, RunJournal } from './run-journal.js';
import type { StepResult, StepScope } from './step-work.js';
import { workOf } from './works/index.js';

/** The data that doing, resuming and undoing a run need. */
export interface RunScope {
  readonly plan: Plan;
  readonly provider: AssistantProvider;
  readonly journal: RunJournal;
  readonly clock: Clock;
  /** Identifies the run. */
  readonly runId: string;
  /** How many steps may run at once. */
  readonly concurrency: number;
  /** How long to wait for what a list may show late, in milliseconds. */
  readonly graceMs: number;
  /** No new step begins after it aborts; those in flight end. */
  readonly stop?: AbortSignal | undefined;
  /** Ends the calls in flight as well. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a step has begun and when it has ended. */
  readonly onStep?: ((step: Step, state: 'begun' | 'ended') => void) | undefined;
}

interface ProblemOfStep {
  /** The id of the step. */
  readonly step: string;
}

/** Why a step did not end as planned. */
export type StepProblem =
  | (ProblemOfStep & {
      /** A request failed. */
      readonly kind: 'failed';
      /** The error of the request. */
      readonly error: AssistantError;
    })
  | (ProblemOfStep & {
      /** Somebody else has changed the object of the step, or several objects may be its result. */
      readonly kind: 'unclear';
      /** The findings, for a person. */
      readonly message: string;
    })
  | (ProblemOfStep & {
      /** The vendor accepted the step and did something else. */
      readonly kind: 'differs';
      /** The values of the plan. */
      readonly planned: JsonValue;
      /** The values that the vendor says it has written. */
      readonly written: JsonValue;
    })
  | (ProblemOfStep & {
      /** The journal could not be written. */
      readonly kind: 'notStored';
      /** The error of the store. */
      readonly error: JournalError;
    });

/** Does every step that has not ended. Returns the problems; without any, all steps have ended or `stop` was asked. */
export async function runSteps(run: RunScope): Promise<readonly StepProblem[]> {
  const { plan, journal, concurrency, stop, signal } = run;
  const problems: StepProblem[] = [];
  const ended = new Set(
    [...journal.steps].filter(([, { state }]) => state === 'ended').map(([id]) => id),
  );
  const waiting = new Map(
    plan.steps.filter(({ id }) => !ended.has(id)).map((step) => [step.id, step]),
  );
  const running = new Map<string, Promise<void>>();
  const looks = new Set<string>();
  const isStopping = () =>
    problems.length > 0 || stop?.aborted === true || signal?.aborted === true;
  const isReady = ({ after }: Step) => after.every((id) => ended.has(id));

  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting.values()) {
      if (isStopping() || running.size >= concurrency) break;
      const look = lookOf(step);
      if (!isReady(step) || (look !== undefined && looks.has(look))) continue;
      waiting.delete(step.id);
      if (look !== undefined) looks.add(look);
      const doing = doStep(run, step).then((problem) => {
        running.delete(step.id);
        if (look !== undefined) looks.delete(look);
        if (problem) problems.push(problem);
        else ended.add(step.id);
      });
      running.set(step.id, doing);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  const [stuck] = waiting.values();
  if (stuck && !isStopping()) {
    const message = `internal error: the step ${stuck.id} waits for a step that never ends`;
    problems.push(failed(stuck, createReconcileError(run.provider.vendor, 'unknown', message)));
  }
  return problems;
}

async function doStep(run: RunScope, step: Step): Promise<StepProblem | undefined> {
  const { journal } = run;
  const scoped = await scopeOf(run, step);
  if (scoped.isErr()) return failed(step, scoped.error);
  const scope = scoped.value;
  const work = workOf(scope.action);
  run.onStep?.(step, 'begun');
  const known = journal.steps.get(step.id);
  let before: JsonValue;
  if (known?.state === 'begun') {
    // The process ended in between. Look before anything is sent again.
    const found = await work.resolve(scope, known.before);
    if (found.isErr()) return failed(step, found.error);
    if (found.value.state === 'unclear')
      return { kind: 'unclear', step: step.id, message: found.value.message };
    if (found.value.state === 'done') return end(run, scope, known.before, found.value.result);
    if (known.isMasked === true)
      return {
        ...{ kind: 'unclear', step: step.id },
        message:
          'the state before the step contains a secret, which the journal does not keep; plan again',
      };
    before = known.before;
  } else {
    const read = await work.before(scope);
    if (read.isErr()) return failed(step, read.error);
    before = read.value;
    const begun = await journal.begin(step.id, before);
    if (begun.isErr()) return { kind: 'notStored', step: step.id, error: begun.error };
  }
  const result = await work.run(scope, before);
  if (result.isOk()) return end(run, scope, before, result.value);
  // The write may have happened although the call failed.
  if (result.error.effect !== 'maybe') {
    const stored = await journal.failed(step.id, result.error);
    return stored.isErr()
      ? { kind: 'notStored', step: step.id, error: stored.error }
      : failed(step, result.error);
  }
  if (result.error.kind === 'cancelled') return failed(step, result.error);
  const found = await work.resolve(scope, before);
  return found.isOk() && found.value.state === 'done'
    ? end(run, scope, before, found.value.result)
    : failed(step, result.error);
}

async function end(
  { journal, onStep }: RunScope,
  scope: StepScope,
  before: JsonValue,
  result: StepResult,
): Promise<StepProblem | undefined> {
  const { step, action } = scope;
  const stored = await journal.end(step.id, result);
  if (stored.isErr()) return { kind: 'notStored', step: step.id, error: stored.error };
  onStep?.(step, 'ended');
  const planned = workOf(action).expected?.(scope, before);
  const { written } = result;
  return planned === undefined || written === undefined || contains(written, planned)
    ? undefined
    : { kind: 'differs', step: step.id, planned, written };
}

const failed = (step: Step, error: AssistantError): StepProblem => ({
  kind: 'failed',
  step: step.id,
  error,
});

/** Returns the step with everything filled in that earlier steps have made. */
export async function scopeOf(
  { plan, provider, journal, clock, runId, graceMs, signal }: RunScope,
  step: Step,
): Promise<Result<StepScope, AssistantError>> {
  const resultOf = (id: string): StepResult | undefined => {
    const known = journal.steps.get(id);
    return known?.state === 'ended' || known?.state === 'undoing' ? known.result : undefined;
  };
  const common = {
    step,
    provider,
    assistantId: assistantIdOf(step.target, resultOf),
    resultOf,
    isOfOther: idsOfOthers(step, plan, journal.steps),
    mark: markOf(plan, runId, step),
    // Steps wait behind each other and for the quota, so only a caller's signal ends them.
    options: { lane: 'bulk', ...(signal && { signal }) } as const,
    clock,
    graceMs,
  };
  const action = await filledAction(step.action, common);
  return action.isErr() ? err(action.error) : ok({ ...common, action: action.value });
}

const assistantIdOf = (
  target: Late<string> | undefined,
  resultOf: StepScope['resultOf'],
): string =>
  typeof target === 'string' ? target : ((target && resultOf(target.fromStep)?.id) ?? '');

/** The same for each attempt of a step in one run, and different for every other step and run. */
const markOf = ({ hash }: Plan, runId: string, { id }: Step): string =>
  createHash('sha256')
    .update(JSON.stringify([hash, runId, id]))
    .digest('hex')
    .slice(0, 16);
