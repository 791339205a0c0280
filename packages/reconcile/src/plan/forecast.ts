/** The cost of applying a plan: requests, time and places. */
import type { Observed } from '../observe/observed.js';
import type { Forecast } from './plan.js';
import type { Step } from './step.js';
import type { PlanTarget } from './target.js';

/** Returns the requests, and the shortest time in which the quota allows them. */
export function forecastOf(
  steps: readonly Step[],
  { assistants }: Observed,
  { limits }: PlanTarget,
): Forecast {
  const { quota, assistantsPerAccount } = limits;
  const requests = steps.reduce((sum, step) => sum + step.requests, 0);
  return {
    requests,
    ...(quota && {
      // The first requests leave at once, as many as the quota has for its period.
      milliseconds: Math.max(0, Math.floor((requests - 1) / quota.requests)) * quota.perMs,
    }),
    ...(assistantsPerAccount !== undefined && {
      places: Math.max(0, assistantsPerAccount - assistants.length),
    }),
  };
}
