/** Reads and checks the command-line options. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { QuotaMode } from './server/contract.js';

export const usage = `Usage: emulators [options]

Starts both emulators. When both are ready, prints one line of JSON with their URLs and credentials.
Both stop on SIGINT or SIGTERM.

  --genesys-port N         port of the Genesys Cloud emulator (default: a free port)
  --qconnect-port N        port of the Amazon Q in Connect emulator (default: a free port)
  --genesys-seed FILE      initial state of the Genesys organisation, as JSON
  --qconnect-seed FILE     initial state of the Amazon account, as JSON
  --genesys-settings FILE  settings for unknown behaviour of Genesys Cloud, as JSON
  --qconnect-settings FILE settings for unknown behaviour of Amazon Q in Connect, as JSON
  --quotas MODE            published limits to enforce: off, vendor, or counts, those on
                           the number of objects alone (default: off)
  --help                   show this text
`;

export interface VendorStart {
  readonly port: number;
  readonly quotas: QuotaMode;
  readonly seed?: object;
  readonly settings?: object;
}

export type Command =
  | { readonly kind: 'start'; readonly genesys: VendorStart; readonly qconnect: VendorStart }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly reason: string };

export function readCommand(argv: readonly string[]): Command {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'genesys-port': { type: 'string' },
        'qconnect-port': { type: 'string' },
        'genesys-seed': { type: 'string' },
        'qconnect-seed': { type: 'string' },
        'genesys-settings': { type: 'string' },
        'qconnect-settings': { type: 'string' },
        quotas: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { kind: 'help' };
    const quotas = parseQuotas(values.quotas);
    const vendorStart = (vendor: 'genesys' | 'qconnect'): VendorStart => ({
      port: parsePort(`${vendor}-port`, values[`${vendor}-port`]),
      quotas,
      ...readJsonFile('seed', values[`${vendor}-seed`]),
      ...readJsonFile('settings', values[`${vendor}-settings`]),
    });
    return { kind: 'start', genesys: vendorStart('genesys'), qconnect: vendorStart('qconnect') };
  } catch (error) {
    return { kind: 'wrong', reason: (error as Error).message };
  }
}

function parsePort(option: string, given = '0'): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new RangeError(`--${option} must be a port number from 0 to 65535`);
}

function parseQuotas(given = 'off'): QuotaMode {
  if (given === 'off' || given === 'counts' || given === 'vendor') return given;
  throw new RangeError('--quotas must be off, counts or vendor');
}

function readJsonFile(member: 'seed' | 'settings', path: string | undefined): object {
  if (path === undefined) return {};
  const content = parseJson(readFileSync(path, 'utf8'));
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return { [member]: content };
  throw new TypeError(`${path} must contain a JSON object`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
