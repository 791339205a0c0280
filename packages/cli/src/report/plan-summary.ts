/** The beginning of a plan's report: what would change, and what still stands in the way. */
import type { Plan, PlannedField } from '@assistant-provider/reconcile';
import { counted } from '../output/counted.js';
import { states, type Badge } from './badges.js';
import { figure } from './blocks.js';
import type { Figure } from './document.js';

const words = {
  create: 'created',
  update: 'changed',
  replace: 'replaced',
  adopt: 'taken over',
  delete: 'deleted',
} as const;

/** Returns the target as people call it. */
export const placeOf = ({ target: { vendor, account = vendor } }: Plan): string => account;

/** Returns how the plan stands. */
export const stateOf = ({ applyable, steps }: Plan): Badge =>
  applyable ? (steps.length === 0 ? states.nothing : states.ready) : states.waiting;

/** Returns what happens to how many assistants, and what must be done before. */
export function summaryOf(plan: Plan): string {
  const { assistants } = plan;
  const changes = Object.entries(words).flatMap(([change, word]) => {
    const count = assistants.filter((each) => each.change === change).length;
    return count === 0 ? [] : [[count, word] as const];
  });
  const parts = changes.map(([count, word], index) =>
    index === 0 ? `${counted(count, 'assistant')} would be ${word}` : `${count} ${word}`,
  );
  const what =
    parts.length === 0
      ? `No assistant would change at ${placeOf(plan)}.`
      : `${inWords(parts)} at ${placeOf(plan)}.`;
  const steps = openOf(plan);
  return steps.length === 0 ? what : `${what} Before that: ${inWords(steps)}.`;
}

/** Returns what a person must do before the plan can be applied. */
function openOf({ questions, assistants, obstacles }: Plan): readonly string[] {
  const answered = new Set(questions.flatMap(({ fields }) => fields));
  const toAccept = assistants.flatMap(({ fields }) =>
    fields.filter(
      (field) => isLoss(field) && field.accepted !== true && !answered.has(field.field),
    ),
  );
  const losses = toAccept.filter(({ verdict }) => verdict === 'dropped').length;
  const tasks = toAccept.length - losses;
  return [
    ...(questions.length === 0 ? [] : [`answer ${counted(questions.length, 'question')}`]),
    ...(toAccept.length === 0
      ? []
      : [
          `accept ${inWords([
            ...(losses === 0 ? [] : [counted(losses, 'loss', 'losses')]),
            ...(tasks === 0 ? [] : [counted(tasks, 'task')]),
          ])}`,
        ]),
    ...(obstacles.length === 0 ? [] : [`remove ${counted(obstacles.length, 'obstacle')}`]),
  ];
}

/** Returns whether a field is lost, at least unless a person acts. */
export const isLoss = ({ verdict }: PlannedField): boolean =>
  verdict === 'dropped' || verdict === 'asked';

const inWords = (parts: readonly string[]): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.slice(-1).join('')}`;

/** Returns the numbers that people see first. */
export function figuresOf(plan: Plan): readonly Figure[] {
  const { assistants, questions, obstacles, tasks, steps, forecast, unseen } = plan;
  const changing = assistants.filter(({ change }) => Object.hasOwn(words, change)).length;
  const lost = assistants.flatMap(({ fields }) =>
    fields.filter(({ verdict }) => verdict === 'dropped'),
  );
  const lasting = steps.filter(({ irreversible }) => irreversible !== undefined).length;
  return [
    figure(changing, ['assistant changes', 'assistants change'], 'assistants', 'changed'),
    figure(questions.length, ['question', 'questions'], 'questions', 'attention'),
    ...(obstacles.length === 0
      ? []
      : [figure(obstacles.length, ['obstacle', 'obstacles'], 'obstacles', 'bad')]),
    figure(lost.length, ['field lost', 'fields lost'], 'losses', 'bad'),
    figure(tasks.length, ['task', 'tasks'], 'tasks', 'attention'),
    figure(lasting, ['irreversible step', 'irreversible steps'], 'irreversible', 'bad'),
    {
      ...figure(forecast.requests, ['request', 'requests'], 'forecast', 'quiet'),
      value: `≥ ${forecast.requests}`,
    },
    ...(unseen.length === 0
      ? []
      : [figure(unseen.length, ['thing not seen', 'things not seen'], 'unseen', 'attention')]),
  ];
}
