/** The options of the commands that start both emulators, and their check. */
import type { EmulatorsOptions } from '../emulators.js';
import { readJsonFile, readSeeds } from './files.js';

/** The names of the options, without the leading hyphens. Each takes a text. */
export const optionNames = [
  'host',
  'genesys-port',
  'qconnect-port',
  'qconnect-region',
  'control-port',
  'seed',
  'genesys-seed',
  'qconnect-seed',
  'genesys-settings',
  'qconnect-settings',
  'clock',
  'quotas',
  'print',
  'until',
] as const;

/** The name of an option, without the leading hyphens. */
export type OptionName = (typeof optionNames)[number];

/** The options as they stand in the command line. */
export type OptionTexts = { readonly [Name in OptionName]?: string | undefined };

/** The form in which a command prints addresses and credentials: a line of JSON, or lines for a shell. */
export type PrintFormat = 'json' | 'env';

/**
 * The event that ends a command, beside a signal: the end of the process that started it (`parent`), that
 * or the end of standard input (`stdin`), or none (`signal`).
 */
export type Until = 'parent' | 'stdin' | 'signal';

/** Options that passed the check. */
export interface CheckedOptions {
  /** Tells the two results of the check apart. */
  readonly kind: 'start';
  /** The options of `startEmulators`. Seeds and settings are checked when the emulators start. */
  readonly emulators: EmulatorsOptions;
  /** Defaults to `json`. */
  readonly print: PrintFormat;
  /** Defaults to `parent`. */
  readonly until: Until;
}

/** The reason why options did not pass the check, in one line. */
export interface WrongOptions {
  /** Tells the two results of the check apart. */
  readonly kind: 'wrong';
  /** Names the option or the file, and the rule. */
  readonly reason: string;
}

/** Checks the options, and reads the files that they name. Relative paths start at `folder`. */
export function checkOptions(
  texts: OptionTexts,
  folder: string = process.cwd(),
): CheckedOptions | WrongOptions {
  try {
    return {
      kind: 'start',
      emulators: emulatorsOf(texts, folder),
      print: parseChoice('print', texts.print, 'json', 'env'),
      until: parseChoice('until', texts.until, 'parent', 'stdin', 'signal'),
    };
  } catch (error) {
    return { kind: 'wrong', reason: (error as Error).message.replaceAll('\n', ' ') };
  }
}

function emulatorsOf(texts: OptionTexts, folder: string): EmulatorsOptions {
  const { host, clock, quotas, 'qconnect-region': region, 'control-port': controlPort } = texts;
  const seeds = readSeeds(folder, texts.seed);
  const ofVendor = (vendor: 'genesys' | 'qconnect') => ({
    port: parsePort(`${vendor}-port`, texts[`${vendor}-port`]),
    ...seeds[vendor],
    ...readJsonFile(folder, 'seed', texts[`${vendor}-seed`]),
    ...readJsonFile(folder, 'settings', texts[`${vendor}-settings`]),
  });
  if (region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region))
    throw new RangeError('--qconnect-region must be an AWS region, such as eu-central-1');
  return {
    ...(host !== undefined && { host }),
    clock: parseChoice('clock', clock, 'real', 'manual'),
    quotas: parseChoice('quotas', quotas, 'off', 'counts', 'vendor'),
    genesys: ofVendor('genesys'),
    qconnect: { ...ofVendor('qconnect'), ...(region !== undefined && { region }) },
    ...(controlPort !== undefined && { controlPort: parsePort('control-port', controlPort) }),
  };
}

function parsePort(option: OptionName, given = '0'): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new RangeError(`--${option} must be a port number from 0 to 65535`);
}

/** The first of the values is the default. */
function parseChoice<const V extends string>(
  option: OptionName,
  given: string | undefined,
  ...values: readonly [V, ...V[]]
): V {
  const found = given === undefined ? values[0] : values.find((value) => value === given);
  if (found !== undefined) return found;
  const others = values.slice(0, -1).join(', ');
  throw new RangeError(`--${option} must be ${others} or ${values.at(-1)}`);
}
