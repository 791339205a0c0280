/**
 * Cells in which a package does not do what the design says, each with its cause. The list is to be
 * empty: an entry that no cell needs any more fails the long run.
 */
import type { Cell } from './run-cell.js';
import type { VendorUnderFault } from './fault.js';

export interface KnownDefect {
  readonly vendor: VendorUnderFault;
  readonly fault: RegExp;
  readonly operation?: RegExp;
  readonly atLogin?: true;
  readonly cause: string;
}

export const knownDefects: readonly KnownDefect[] = [
  {
    vendor: 'genesys',
    fault:
      /garbage|echo of|bytes 0 to 255|greeting of HTTP|negative Content|length and chunks|broken chunk/i,
    cause:
      'unknown instead of unexpectedReply: undici 7.30 gives HTTPParserError no code, so that the ' +
      'row HPE_* of errors.ts never matches; the name would',
  },
  {
    vendor: 'genesys',
    fault: /^(404|405|409|410|412|413|415|422) /,
    atLogin: true,
    cause:
      'a refusal of the token host is told as one of the object: a 404 as notFound, which ' +
      'aiAgents.assign takes for an assistant without a copilot, and overwrites the one it has',
  },
  {
    vendor: 'genesys',
    fault: /\(303\)/,
    cause: 'effect none for a write that left: 303 says that it is done (RFC 9110, 15.4.4)',
  },
  {
    vendor: 'qconnect',
    fault: /\(303\)/,
    cause: 'effect none for a write that left: 303 says that it is done (RFC 9110, 15.4.4)',
  },
  {
    vendor: 'qconnect',
    fault: /refused|no address|name server|^429/,
    operation: /of what never was$/,
    cause:
      'ok instead of notFound: Client.remove counts any further try, though the first cannot have ' +
      'done anything',
  },
  {
    vendor: 'qconnect',
    fault: /status of 999/,
    cause: 'unavailable, and repeated: rowOfAnswer falls back to brokenConnection',
  },
  {
    vendor: 'qconnect',
    fault: /after the work$/,
    operation: /^native\.send DeleteAIAgent$/,
    cause:
      'a retried delete that finds nothing is notFound: native.send does not go through remove',
  },
];

/**
 * Emulators whose snapshots hold secrets: that of Genesys Cloud lists its two built-in clients,
 * which `restore` puts back anyway, with their secrets.
 */
export const snapshotsShowSecrets: ReadonlySet<VendorUnderFault> = new Set(['genesys']);

export const defectOf = (
  vendor: VendorUnderFault,
  { fault, operation, target }: Cell,
): KnownDefect | undefined =>
  knownDefects.find(
    (defect) =>
      defect.vendor === vendor &&
      defect.fault.test(fault.name) &&
      (defect.operation?.test(operation) ?? true) &&
      (defect.atLogin === undefined || target.isLogin),
  );

/** The memory driver has one: it counts any further try, though the first cannot have done anything. */
export const memoryDefectOf = (operation: string, fault: string): boolean =>
  /of what never was$/.test(operation) && /^\w+ instead of the work/.test(fault);
