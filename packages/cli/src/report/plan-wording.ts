/** The words for what a plan changes: before a run in the conditional, after it in the past tense. */
import type {
  Action,
  HistoryStep,
  PlannedAssistant,
  RunHistory,
  StepStatus,
} from '@assistant-provider/reconcile';

/** The words of a plan's sections. */
export interface PlanWording {
  /** Returns the change of an assistant. */
  readonly change: (assistant: PlannedAssistant) => string;
  readonly fieldsThatChange: string;
  readonly noFieldChanges: string;
  /** Returns the caption of the fields that change. */
  readonly becomes: (key: string) => string;
  /** Returns the caption of the fields that do not change. */
  readonly stays: (key: string) => string;
  /** The predicate of the fields that do not change. */
  readonly staying: { readonly one: string; readonly several: string };
  readonly nothingLost: string;
  readonly lost: string;
}

const changes: Readonly<Record<PlannedAssistant['change'], string>> = {
  none: 'stays as it is',
  create: 'would be created',
  adopt: 'would be taken over',
  update: 'would be changed',
  replace: 'would be replaced',
  delete: 'would be deleted',
  skip: 'is left out',
  asked: 'waits for an answer',
};

/** The words of a plan that nobody has applied. */
export const ofPlan: PlanWording = {
  change: ({ change }) => changes[change],
  fieldsThatChange: 'Fields that change',
  noFieldChanges: 'No field changes.',
  becomes: (key) => `What becomes of ${key}, field by field`,
  stays: (key) => `What stays at ${key}`,
  staying: { one: 'stays as it is', several: 'stay as they are' },
  nothingLost: 'Nothing is lost.',
  lost: 'What is lost, and what is lost unless a person acts',
};

/** The changes that a run has made. */
const done: Readonly<Partial<Record<PlannedAssistant['change'], string>>> = {
  create: 'created',
  adopt: 'taken over',
  update: 'changed',
  replace: 'replaced',
  delete: 'deleted',
};

const untouched: Readonly<Partial<Record<PlannedAssistant['change'], string>>> = {
  skip: 'was left out',
  asked: 'waited for an answer',
};

/** Actions that write nothing at the vendor. */
const writeless: readonly Action['type'][] = ['adopt', 'wait', 'forget'];

/** Returns the words of a run, which say what its steps have done until now. */
export function ofRun(run: Pick<RunHistory, 'steps' | 'plan'>): PlanWording {
  const statusesOf = statusesByAssistant(run);
  return {
    change: ({ key, change }) => {
      const word = done[change];
      const statuses = statusesOf(key, change === 'adopt');
      return word === undefined || statuses.length === 0
        ? (untouched[change] ?? 'stayed as it was')
        : inPast(word, statuses);
    },
    fieldsThatChange: 'Fields to change',
    noFieldChanges: 'No field had to change.',
    becomes: (key) => `What was planned for ${key}, field by field`,
    stays: (key) => `What had to stay at ${key}`,
    staying: { one: 'had to stay as it was', several: 'had to stay as they were' },
    nothingLost: 'Nothing was lost.',
    lost: 'What was lost, and what was lost unless a person has acted',
  };
}

/** Returns where the steps of an assistant stand: those that write, or all of them. */
function statusesByAssistant({ steps, plan }: Pick<RunHistory, 'steps' | 'plan'>) {
  const silent = new Set(
    plan.steps.filter(({ action }) => writeless.includes(action.type)).map(({ id }) => id),
  );
  const byAssistant = new Map<string, HistoryStep[]>();
  for (const step of steps) {
    const known = byAssistant.get(step.assistant);
    if (known) known.push(step);
    else byAssistant.set(step.assistant, [step]);
  }
  return (key: string, isEveryStepMeant: boolean): readonly StepStatus[] =>
    (byAssistant.get(key) ?? [])
      .filter(({ id }) => isEveryStepMeant || !silent.has(id))
      .map(({ status }) => status);
}

/** Returns a change in the past tense, as far as the steps of the assistant have got. */
function inPast(word: string, statuses: readonly StepStatus[]): string {
  const are = (...wanted: readonly StepStatus[]) =>
    statuses.every((status) => wanted.includes(status));
  const has = (...wanted: readonly StepStatus[]) =>
    statuses.some((status) => wanted.includes(status));
  if (are('ended')) return `was ${word}`;
  if (are('notBegun', 'failed', 'skipped')) return `was not ${word}`;
  if (has('undone') && are('undone', 'notBegun', 'failed', 'skipped'))
    return `was ${word} and undone`;
  return has('ended', 'undone') ? `was partly ${word}` : `was perhaps ${word}`;
}
