/** How many runs a property has. */

/** How often a property runs: more often in `npm run test:runs`. */
export const runs = (count: number): number =>
  Math.ceil(count * Number(process.env['RUNS_FACTOR'] ?? 1));
