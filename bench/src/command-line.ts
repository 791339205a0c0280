/** The options of `npm run bench`. */
import { parseArgs } from 'node:util';

export const usage = `Usage: npm run bench -- [options]

Measures the built packages side by side with the vendors' own SDKs and with bare undici.

  --only TEXT     only figures whose name contains TEXT; may be given several times
  --quick         fewer and shorter rounds: under a minute, and less to be trusted
  --json FILE     writes the figures to FILE
  --record        adds the ratios of this commit to bench/history.json, and rewrites the table of
                  docs/performance.md and the plot docs/performance.svg
  --profile SIDE  instead of measuring, tells where the processor time of one side goes
  --help          this text
`;

export interface CommandLine {
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly json: string | undefined;
  readonly record: boolean;
  readonly profile: string | undefined;
  readonly help: boolean;
}

/** Throws a `TypeError` that says which option is wrong. */
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
    throw new TypeError('--record keeps whole runs alone, without --quick and --only');
  return { only, quick, json, record, profile, help };
}
