/** Measures whether the time of some work grows faster than its input: for `npm run bench:growth`. */

/** Collecting garbage may take as long. Quadratic work on 100,000 letters takes many seconds. */
const negligibleMs = 250;
const repeats = 3;

/** Half way between linear and quadratic work. */
const suspicious = 3;
/** Other work on the machine may disturb one measurement, and does not disturb all. */
const measurements = 5;

/** The fastest of several runs, because other programs of the machine only make a run slower. */
async function fastest(run: () => unknown): Promise<number> {
  let best = Infinity;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const beganAt = performance.now();
    await run();
    best = Math.min(best, performance.now() - beganAt);
  }
  return best;
}

/**
 * Resolves to how much longer the work takes with an input of twice the length: 2 for linear work, 4 for
 * quadratic work, 0 if both take no time to speak of. Measures again if the growth is suspicious, and
 * returns the least.
 */
export async function growthOf(length: number, run: (length: number) => unknown): Promise<number> {
  let least = Infinity;
  for (let count = 0; count < measurements && least >= suspicious; count += 1)
    least = Math.min(least, await measuredGrowth(length, run));
  return least;
}

async function measuredGrowth(length: number, run: (length: number) => unknown): Promise<number> {
  const longer = await fastest(() => run(2 * length));
  return longer < negligibleMs ? 0 : longer / (await fastest(() => run(length)));
}
