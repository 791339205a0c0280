/** Shows a plan to people: questions first, then losses, then what happens. */
import type { ManualTask, Plan, PlannedField } from '@assistant-provider/reconcile';
import { counted } from './counted.js';
import type { Output } from './output.js';
import { planSentence } from './plan-sentence.js';
import { printable } from './table.js';

/** Writes the plan. */
export async function showPlan(output: Output, plan: Plan): Promise<void> {
  const { assistants, steps, questions, tasks, obstacles, forecast, permissions } = plan;
  const line = (text = '') => output.line(text === '' ? '' : text);
  await line(output.styled('bold', printable(planSentence(plan))));
  if (questions.length > 0) {
    await heading(output, 'Questions');
    for (const { text, answerAt, candidates } of questions) {
      await line(`? ${printable(text)}`);
      await line(`    in the map: ${answerAt.map(printable).join(' › ')}`);
      for (const { value, label } of candidates)
        await line(`      ${printable(JSON.stringify(value))}   ${printable(label)}`);
    }
  }
  const losses = assistants.flatMap(({ fields }) => fields.filter(isLoss));
  const isOpen = ({ accepted }: PlannedField) => accepted !== true;
  const lost = [...losses.filter(isOpen), ...losses.filter((loss) => !isOpen(loss))];
  if (lost.length > 0) {
    await heading(output, 'Lost, unless a person acts');
    for (const { field, verdict, reason, count, accepted } of lost) {
      const many = count === undefined ? '' : ` (${count})`;
      const mark = accepted === true ? `${verdict} (accepted)` : verdict;
      await line(`- ${printable(field)}${many}: ${mark}: ${printable(reason)}`);
    }
  }
  await showTasks(output, tasks);
  if (obstacles.length > 0) {
    await heading(output, 'Obstacles');
    for (const { message } of obstacles) await line(`! ${printable(message)}`);
  }
  if (steps.length > 0) {
    await heading(output, 'Steps');
    for (const { title, irreversible } of steps)
      await line(
        `  ${printable(title)}${irreversible === undefined ? '' : `  (cannot be undone: ${printable(irreversible)})`}`,
      );
    const seconds =
      forecast.milliseconds === undefined || forecast.milliseconds === 0
        ? ''
        : `, at least ${counted(Math.ceil(forecast.milliseconds / 1_000), 'second')}`;
    await line();
    await line(
      `${counted(steps.length, 'step')}, at least ${counted(forecast.requests, 'request')}${seconds}`,
    );
    for (const each of rightsLines(permissions)) await line(each);
  }
  await line();
  await line(`hash ${plan.hash}`);
}

/** First what each run needs, then what only some runs need, e.g. one that is rolled back. */
function rightsLines(permissions: Plan['permissions']): readonly string[] {
  if (permissions.length === 0) return ['rights: none are known'];
  const named = new Map<string | undefined, Set<string>>([[undefined, new Set()]]);
  for (const { name, onlyIf } of permissions)
    named.set(onlyIf, (named.get(onlyIf) ?? new Set()).add(name));
  return [...named].flatMap(([onlyIf, names]) =>
    names.size === 0
      ? []
      : [`rights${onlyIf === undefined ? '' : `, if ${onlyIf}`}: ${[...names].join(', ')}`],
  );
}

/** Writes the tasks, if there are any. */
export async function showTasks(output: Output, tasks: readonly ManualTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await heading(output, 'Tasks for people');
  for (const { object, field, text } of tasks) {
    await output.line(`* ${printable(object)} (${printable(field)})`);
    for (const each of text.trimEnd().split('\n')) await output.line(`    ${printable(each)}`);
  }
}

/** Says how to accept what is lost. */
export function noteLosses(output: Output, { assistants, applyable }: Plan): void {
  const isOpen = assistants.some(({ fields }) =>
    fields.some((field) => isLoss(field) && field.accepted !== true),
  );
  if (isOpen && !applyable)
    output.remark(
      'Losses are accepted with --accept-loss and their fields, where * stands for any word, or in the map.',
    );
}

/** Whether the target would not have the field, so that a person must accept it or act. */
export const isLoss = ({ verdict }: PlannedField): boolean =>
  verdict === 'dropped' || verdict === 'asked';

async function heading(output: Output, text: string): Promise<void> {
  await output.line();
  await output.line(output.styled('bold', text));
}
