/** Measures whether the time of some work grows faster than its input. */

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

const repeated = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Texts that are slow for careless patterns, by what they are made of. */
export const hostileTexts: readonly (readonly [string, (length: number) => string])[] = [
  ['blanks', (length) => `${repeated(' ')(length)}x`],
  ['dots and blanks', (length) => `${repeated('. ')(length)}x`],
  ['line breaks', (length) => `${repeated(' \r\n\t')(length)}x`],
  ['escaped line breaks', repeated('\\n \\r')],
  ['backslashes', repeated('\\')],
  ['quotes', repeated('\\"\'')],
  ['percent signs', repeated('%2')],
  ['escapes', repeated('\\u002F%2f')],
  ['one word', repeated('k')],
  ['names of secrets', repeated('client_secret ')],
  ['a name of a secret and blanks', (length) => `password=${repeated(' ')(length)}"`],
  ['a name of a secret and backslashes', (length) => `password${repeated('\\')(length)}x`],
  [
    'a secret in escaped quotes',
    (length) => `password=${repeated('\\')(length / 4)}"${repeated('\\')(length)}`,
  ],
  ['a secret in quotes', (length) => `password="${repeated('\\"x')(length)}`],
  ['schemes', repeated('Bearer Basic ')],
  ['a scheme and blanks', (length) => `Bearer ${repeated(' ')(length)}!`],
  ['headers', repeated('authorization: ')],
  ['key ids', repeated('AKIA')],
  ['key ids and small letters', repeated('AKIAAAAAAAAAAAAAAAAa')],
  ['errors of JSON', repeated("Unexpected token 'w', \"")],
  ['violations', repeated(" at 'x' failed to satisfy constraint: ")],
  ['pauses', repeated('Retry the request in [1')],
  ['lone surrogates', repeated('\ud800')],
];
