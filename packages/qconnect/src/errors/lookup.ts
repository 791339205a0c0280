/** Finds the row of the table in `errors.ts` that an outcome has. */
import {
  brokenConnection,
  errorsByCode,
  errorsBySocketCode,
  errorsByStatus,
  errorsByStatusClass,
  errorsByStatusWord,
  errorsByTransportName,
  noSuchStatus,
  type ErrorRow,
} from './table.js';
import { textMember } from './thrown-facts.js';

/** The vendor's code first, then the status. */
export function rowOfAnswer(status: number, vendorCode: string | undefined): ErrorRow {
  return (
    (vendorCode === undefined ? undefined : errorsByCode.get(vendorCode)) ??
    errorsByStatus.get(status) ??
    errorsByStatusClass.get(Math.floor(status / 100)) ??
    noSuchStatus
  );
}

/** The row, or that of the status which the message names as what forbids the request. */
export function rowOfMessage(row: ErrorRow, message: string): ErrorRow {
  if (row.kind !== 'invalidInput' && row.kind !== 'conflict') return row;
  // A list of the values that a member may have names no status of an object.
  if (message.includes('enum value set')) return row;
  const [word = ''] = /\b(?:CREATE|DELETE)_(?:IN_PROGRESS|FAILED)\b/.exec(message) ?? [];
  return errorsByStatusWord.get(word) ?? row;
}

/** System calls that come before anything can be sent. */
const connecting = ['connect', 'getaddrinfo'];

/** The code first: the SDK gives the name TimeoutError to closed sockets, too. */
export function rowOfTransport(thrown: unknown): ErrorRow {
  const row =
    rowOfSocketCode(textMember(thrown, 'code')) ??
    errorsByTransportName.get(textMember(thrown, 'name') ?? '') ??
    brokenConnection;
  const nothingSent = connecting.includes(textMember(thrown, 'syscall') ?? '');
  return nothingSent ? { ...row, effect: 'none' } : row;
}

function rowOfSocketCode(code: string | undefined): ErrorRow | undefined {
  if (code === undefined) return undefined;
  const exact = errorsBySocketCode.get(code);
  if (exact) return exact;
  for (const [pattern, row] of errorsBySocketCode)
    if (pattern.endsWith('*') && code.startsWith(pattern.slice(0, -1))) return row;
  return undefined;
}
