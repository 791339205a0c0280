/** Reads and checks the command-line options. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import type { EmulatorsOptions } from '../emulators.js';
import { readJsonFile, readSeeds } from './files.js';

export const usage = `Usage: assistant-provider-emulators [options]

Starts emulators of Genesys Cloud and Amazon Q in Connect. When both are ready, prints their addresses and
credentials. Ends with the process that started it, or on SIGINT or SIGTERM.

  --host HOST              where to listen (default: 127.0.0.1; 0.0.0.0 in a container)
  --genesys-port N         port of the Genesys Cloud emulator (default: a free port)
  --qconnect-port N        port of the Amazon Q in Connect emulator (default: a free port)
  --qconnect-region NAME   AWS region (default: us-east-1)
  --control-port N         port of an HTTP API for faults, clock, requests, state and reset; 0 picks a free port
  --seed FILE              initial state, as JSON: { "genesys": { … }, "qconnect": { … } }
  --genesys-seed FILE      initial state of the Genesys organisation alone, as JSON
  --qconnect-seed FILE     initial state of the Amazon account alone, as JSON
  --genesys-settings FILE  settings for unknown behaviour of Genesys Cloud, as JSON
  --qconnect-settings FILE settings for unknown behaviour of Amazon Q in Connect, as JSON
  --clock real|manual      a manual clock stands still until the control API moves it (default: real)
  --quotas MODE            published limits to enforce: off, vendor, or counts, those on
                           the number of objects alone (default: off)
  --print json|env         one line of JSON, or lines that a shell can source (default: json)
  --until parent|stdin|signal
                           what ends the command, beside a signal: the end of the process that started it
                           (parent, the default), that or the end of standard input (stdin), nothing (signal)
  --help                   show this text
`;

export type PrintFormat = 'json' | 'env';
export type Until = 'parent' | 'stdin' | 'signal';

export type Command =
  | {
      readonly kind: 'start';
      readonly emulators: EmulatorsOptions;
      readonly print: PrintFormat;
      readonly until: Until;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly reason: string };

const text = { type: 'string' } as const;
const options = {
  host: text,
  'genesys-port': text,
  'qconnect-port': text,
  'qconnect-region': text,
  'control-port': text,
  seed: text,
  'genesys-seed': text,
  'qconnect-seed': text,
  'genesys-settings': text,
  'qconnect-settings': text,
  clock: text,
  quotas: text,
  print: text,
  until: text,
  help: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

export function readCommand(argv: readonly string[]): Command {
  try {
    const { values } = parseArgs({ args: [...argv], options });
    if (values.help) return { kind: 'help' };
    const { host, clock, quotas, print, until } = values;
    const seeds = readSeeds(values.seed);
    const ofVendor = (vendor: 'genesys' | 'qconnect') => ({
      port: parsePort(`${vendor}-port`, values[`${vendor}-port`]),
      ...seeds[vendor],
      ...readJsonFile('seed', values[`${vendor}-seed`]),
      ...readJsonFile('settings', values[`${vendor}-settings`]),
    });
    const region = values['qconnect-region'];
    if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region))
      throw new RangeError('--qconnect-region must be an AWS region, such as eu-central-1');
    const controlPort = values['control-port'];
    return {
      kind: 'start',
      emulators: {
        ...(host !== undefined && { host }),
        clock: parseChoice('clock', clock, 'real', 'manual'),
        quotas: parseChoice('quotas', quotas, 'off', 'counts', 'vendor'),
        genesys: ofVendor('genesys'),
        qconnect: { ...ofVendor('qconnect'), ...(region !== undefined && { region }) },
        ...(controlPort !== undefined && { controlPort: parsePort('control-port', controlPort) }),
      },
      print: parseChoice('print', print, 'json', 'env'),
      until: parseChoice('until', until, 'parent', 'stdin', 'signal'),
    };
  } catch (error) {
    return { kind: 'wrong', reason: firstSentence((error as Error).message) };
  }
}

/** Node.js adds advice about positional arguments, which this command does not have. */
const firstSentence = (message: string): string =>
  message.replace(/\. (?:To specify|This command)[\s\S]*$/, '').replaceAll('\n', ' ');

function parsePort(option: string, given = '0'): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new RangeError(`--${option} must be a port number from 0 to 65535`);
}

/** The first of the values is the default. */
function parseChoice<const V extends string>(
  option: string,
  given: string | undefined,
  ...values: readonly [V, ...V[]]
): V {
  const found = given === undefined ? values[0] : values.find((value) => value === given);
  if (found !== undefined) return found;
  const others = values.slice(0, -1).join(', ');
  throw new RangeError(`--${option} must be ${others} or ${values.at(-1)}`);
}
