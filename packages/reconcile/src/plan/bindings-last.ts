/** Puts the binding of queues after everything else: contacts reach an assistant only when it is complete. */
import type { Step } from './step.js';

/** Makes the steps that bind, of those from `first` on, wait for the others that do not wait for them. */
export function bindingsLast(steps: Step[], first: number): void {
  const own = steps.slice(first);
  const bindings = new Set(own.filter(({ action }) => action.type === 'bind').map(({ id }) => id));
  if (bindings.size === 0) return;
  const later = new Set(bindings);
  const awaited = new Set(own.flatMap(({ after }) => after));
  const isLast = ({ id, action }: Step) => action.type === 'deletePart' && !awaited.has(id);
  // Steps that wait for others stand after them, but for deletions, which come last in any case.
  for (const step of own)
    if (isLast(step) || step.after.some((other) => later.has(other))) later.add(step.id);
  const before = own.map(({ id }) => id).filter((id) => !later.has(id));
  for (const [index, step] of own.entries())
    if (bindings.has(step.id))
      steps[first + index] = { ...step, after: [...new Set([...step.after, ...before])] };
}
