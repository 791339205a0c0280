/** Paths as messages show them. */
import type { Path } from './tree.js';

const longestName = 60;

/** Returns a path such as `assistants.returns-desk.queues[0].queue`. */
export function fieldOf(path: Path): string {
  let field = '';
  for (const step of path) {
    if (typeof step === 'number') field += `[${step}]`;
    else if (/^[\p{L}\p{N}_$-]+$/u.test(step) && step.length <= longestName)
      field += field === '' ? step : `.${step}`;
    else field += `[${JSON.stringify(shortened(step))}]`;
  }
  return field;
}

const shortened = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName)}…` : name;
