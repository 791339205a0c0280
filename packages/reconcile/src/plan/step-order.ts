/** Puts steps into an order in which they can be done: stable, and deletions last. */
import type { Step } from './step.js';

const deletes = ({ action }: Step): boolean =>
  ['delete', 'deletePart', 'unlink', 'unbind', 'unassign', 'untag'].includes(action.type);

/** Returns the steps so that each comes after those that it waits for. */
export function inStepOrder(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered: Step[] = [];
  const done = new Set<string>();
  // Without recursion: a plan may have a chain of thousands of steps.
  const visit = (first: Step): void => {
    const stack = [first];
    while (stack.length > 0) {
      const step = stack.at(-1) as Step;
      const next = step.after.find((id) => byId.has(id) && !done.has(id));
      if (next !== undefined && !done.has(step.id)) {
        stack.push(byId.get(next) as Step);
        continue;
      }
      stack.pop();
      if (done.has(step.id)) continue;
      done.add(step.id);
      ordered.push(step);
    }
  };
  for (const step of steps) if (!deletes(step)) visit(step);
  for (const step of steps) visit(step);
  return ordered;
}
