/** The options of the command, read and checked. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { QuotaMode } from './server/contract.js';

export const usage = `Usage: emulators [options]

Starts both emulators and, when they are ready, prints one line of JSON with their URLs and credentials.
They end on SIGINT or SIGTERM.

  --genesys-port N         port of the Genesys Cloud emulator (0 or absent: a free one)
  --qconnect-port N        port of the Amazon Q in Connect emulator (0 or absent: a free one)
  --genesys-seed FILE      JSON: what the Genesys organisation holds to begin with
  --qconnect-seed FILE     JSON: what the Amazon account holds to begin with
  --genesys-settings FILE  JSON: settings for what is unknown about Genesys Cloud
  --qconnect-settings FILE JSON: settings for what is unknown about Amazon Q in Connect
  --quotas off|vendor      whether the vendors' published limits apply (off)
  --help                   this text
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
    const quotas = quotasOf(values.quotas);
    const vendorStart = (vendor: 'genesys' | 'qconnect'): VendorStart => ({
      port: portOf(`${vendor}-port`, values[`${vendor}-port`]),
      quotas,
      ...fileOf('seed', values[`${vendor}-seed`]),
      ...fileOf('settings', values[`${vendor}-settings`]),
    });
    return { kind: 'start', genesys: vendorStart('genesys'), qconnect: vendorStart('qconnect') };
  } catch (error) {
    return { kind: 'wrong', reason: error instanceof Error ? error.message : String(error) };
  }
}

function portOf(option: string, given = '0'): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new RangeError(`--${option} takes a port, 0 to 65535`);
}

function quotasOf(given = 'off'): QuotaMode {
  if (given === 'off' || given === 'vendor') return given;
  throw new RangeError('--quotas takes off or vendor');
}

function fileOf(member: 'seed' | 'settings', path: string | undefined): object {
  if (path === undefined) return {};
  const content = parsed(readFileSync(path, 'utf8'));
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return { [member]: content };
  throw new TypeError(`${path} holds no JSON object`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
