/** Puts steps into an order in which they can be done: stable, and deletions last. */
import type { Step } from './step.js';

const deletes = ({ action }: Step): boolean =>
  ['delete', 'deletePart', 'unlink', 'unbind', 'unassign', 'untag'].includes(action.type);

/** The order, and the ids of steps that wait for each other. A plan of this library has none. */
interface StepOrder {
  readonly ordered: readonly Step[];
  readonly cycle?: readonly string[] | undefined;
}

/** Returns the steps so that each comes after those that it waits for. */
export const inStepOrder = (steps: readonly Step[]): readonly Step[] => orderOf(steps).ordered;

/** Returns why steps can never begin: the first cycle of steps that wait for each other. */
export function cycleProblem(steps: readonly Step[]): string | undefined {
  const { cycle } = orderOf(steps);
  if (cycle === undefined) return undefined;
  return cycle.length === 1
    ? `the step ${cycle[0]} waits for itself, so it can never begin`
    : `the steps ${cycle.join(', ')} wait for each other, so none of them can begin`;
}

function orderOf(steps: readonly Step[]): StepOrder {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered: Step[] = [];
  const done = new Set<string>();
  const entered = new Set<string>();
  let cycle: readonly string[] | undefined;
  // Without recursion: a plan may have a chain of thousands of steps.
  const visit = (first: Step): void => {
    const stack = [first];
    while (stack.length > 0) {
      const step = stack.at(-1) as Step;
      entered.add(step.id);
      const missing = step.after.filter((id) => byId.has(id) && !done.has(id));
      const next = missing.find((id) => !entered.has(id));
      if (next !== undefined) {
        stack.push(byId.get(next) as Step);
        continue;
      }
      // The steps that are still missing stand below this step on the stack.
      const [waiting] = missing;
      if (waiting !== undefined)
        cycle ??= stack.slice(stack.findIndex(({ id }) => id === waiting)).map(({ id }) => id);
      stack.pop();
      done.add(step.id);
      ordered.push(step);
    }
  };
  for (const step of steps) if (!deletes(step) && !done.has(step.id)) visit(step);
  for (const step of steps) if (!done.has(step.id)) visit(step);
  return { ordered, cycle };
}
