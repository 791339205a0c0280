/** Puts the binding of queues after everything else: contacts reach an assistant only when it is complete. */
import type { Step } from './step.js';

/** Makes the steps that bind, of those from `first` on, wait for the others that do not wait for them. */
export function bindingsLast(steps: Step[], first: number): void {
  const own = steps.slice(first);
  const bindings = new Set(own.filter(({ action }) => action.type === 'bind').map(({ id }) => id));
  if (bindings.size === 0) return;
  const later = new Set(bindings);
  // Steps that wait for others stand after them, but for deletions, which come last in any case.
  for (const { id, action, after } of own)
    if (action.type === 'deletePart' || after.some((other) => later.has(other))) later.add(id);
  const before = own.map(({ id }) => id).filter((id) => !later.has(id));
  for (const [index, step] of own.entries())
    if (bindings.has(step.id))
      steps[first + index] = { ...step, after: [...new Set([...step.after, ...before])] };
}
