/** The options of `npm run bench`. */
import { parseArgs } from 'node:util';

export const usage = `Usage: npm run bench -- [options]

Measures the built packages, the vendors' own SDKs and bare undici in the same run.

  --only TEXT           measure only figures whose name contains TEXT; can be repeated
  --quick               use fewer and shorter rounds: under a minute, but less reliable
  --json FILE           write the figures to FILE
  --record              add the ratios of this commit to bench/history.json, and update the table
                        in docs/performance.md and the plot docs/performance.svg
  --profile CONTENDER   do not measure; show where one contender spends its processor time
                        (a file name in bench/src/contenders)
  --help                show this text
`;

export interface CommandLine {
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly json: string | undefined;
  readonly record: boolean;
  readonly profile: string | undefined;
  readonly help: boolean;
}

/** Throws a `TypeError` that names the wrong option. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean' },
      json: { type: 'string' },
      record: { type: 'boolean' },
      profile: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const { only = [], quick = false, json, record = false, profile, help = false } = values;
  if (record && (quick || only.length > 0))
    throw new TypeError('--record keeps only whole runs: remove --quick and --only');
  return { only, quick, json, record, profile, help };
}
