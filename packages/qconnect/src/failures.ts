/** What a failed exchange means, by the table in `errors.ts`. Pure. */
import type { AssistantErrorDetails, Issue } from '@assistant-provider/core';
import {
  brokenConnection,
  errorsBeforeSending,
  errorsByCode,
  errorsBySocketCode,
  errorsByStatus,
  errorsByStatusClass,
  errorsByTransportName,
  type ErrorRow,
} from './errors.js';
import type { Exchange } from './exchange.js';
import { readRetryAfter } from './retry-after.js';

export type ErrorDetails = Omit<AssistantErrorDetails, 'vendor' | 'operation'>;

/** What the SDK threw, and what was seen of the exchange. */
export interface Failure {
  readonly thrown: unknown;
  readonly exchange: Exchange;
  readonly writes: boolean;
  /** Milliseconds since the epoch, to reckon a Retry-After that is a date. */
  readonly now: number;
  /** Core masks message and cause; what else is the vendor's text is masked here. */
  readonly redact: (text: string) => string;
}

export function describeFailure(failure: Failure): ErrorDetails {
  const { thrown, exchange, writes, redact } = failure;
  const details =
    exchange.sent === 0
      ? notSent(thrown)
      : exchange.head && (exchange.body || exchange.head.status >= 300)
        ? answered(failure, exchange.head)
        : broken(failure, exchange);
  return {
    ...details,
    cause: causeOf(thrown, redact),
    // A given client may retry on its own; then no one try tells what the others did.
    effect: writes && exchange.sent > 1 ? 'maybe' : writes ? (details.effect ?? 'none') : 'none',
  };
}

/** The SDK could not even make, or sign, a request. */
function notSent(thrown: unknown): ErrorDetails {
  const message = messageOf(thrown) ?? 'the SDK failed before it sent anything';
  const row = errorsBeforeSending.get(nameOf(thrown) ?? '');
  if (row) return ofRow(row, message);
  if (/^Region is missing/.test(message)) return { kind: 'misconfigured', message };
  // What is left is input that the SDK's serializer chokes on.
  const label = /HTTP label: (\w+)/.exec(message)?.[1];
  const issues = label === undefined ? [] : [{ field: label, rule: 'required', message }];
  return { kind: 'invalidInput', message: `no request can be made of this: ${message}`, issues };
}

/** The vendor, or something on the way to it, answered. */
function answered(
  { thrown, exchange, now, redact }: Failure,
  head: NonNullable<Exchange['head']>,
): ErrorDetails {
  const { status, headers } = head;
  const about = aboutAnswer(head, redact);
  if (status < 300)
    return {
      kind: 'unexpectedReply',
      message: `the SDK cannot read the vendor's answer: ${messageOf(thrown) ?? 'unknown failure'}`,
      effect: 'maybe',
      ...about,
    };
  const vendorCode = codeOf(thrown, headers, exchange.body !== undefined);
  const row =
    (vendorCode === undefined ? undefined : errorsByCode.get(vendorCode)) ??
    errorsByStatus.get(status) ??
    errorsByStatusClass.get(Math.floor(status / 100)) ??
    brokenConnection;
  const vendorMessage = isServiceError(thrown) ? vendorMessageOf(thrown) : undefined;
  const message =
    vendorMessage ?? `the vendor answered ${status}${vendorCode ? ` ${vendorCode}` : ''}`;
  const retryAfterMs = readRetryAfter(headers, now);
  const issues = row.kind === 'invalidInput' ? issuesOf(redact(message)) : [];
  return {
    ...ofRow(row, message),
    ...about,
    // The SDK has put its clock right by the answer's Date: another try will be accepted.
    ...(clockWasCorrected(thrown) && { retry: 'transient' }),
    ...(vendorCode !== undefined && { vendorCode: short(redact(vendorCode)) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(issues.length > 0 && { issues }),
  };
}

/** No answer, or not all of it. */
function broken({ thrown, redact }: Failure, { head }: Exchange): ErrorDetails {
  const code = textMember(thrown, 'code');
  const row =
    (code === undefined ? undefined : rowOfSocketCode(code)) ??
    errorsByTransportName.get(nameOf(thrown) ?? '') ??
    brokenConnection;
  const neverConnected = ['connect', 'getaddrinfo'].includes(textMember(thrown, 'syscall') ?? '');
  const reason = messageOf(thrown) || code || nameOf(thrown) || 'unknown failure';
  return {
    ...ofRow(row, `no usable answer: ${reason}`),
    ...(neverConnected && { effect: 'none' }),
    ...(head && aboutAnswer(head, redact)),
  };
}

function rowOfSocketCode(code: string): ErrorRow | undefined {
  const exact = errorsBySocketCode.get(code);
  if (exact) return exact;
  for (const [pattern, row] of errorsBySocketCode)
    if (pattern.endsWith('*') && code.startsWith(pattern.slice(0, -1))) return row;
  return undefined;
}

function ofRow({ kind, retry, effect, advice }: ErrorRow, message: string): ErrorDetails {
  return { kind, retry, effect, message: advice === undefined ? message : `${message}; ${advice}` };
}

/** Status and request id, under the names that the SDK looks for. */
export function aboutAnswer(
  { status, headers }: NonNullable<Exchange['head']>,
  redact: (text: string) => string,
): Pick<ErrorDetails, 'status' | 'requestId'> {
  const requestId =
    headers['x-amzn-requestid'] ?? headers['x-amzn-request-id'] ?? headers['x-amz-request-id'];
  return { status, ...(requestId !== undefined && { requestId: short(redact(requestId)) }) };
}

/** Without what the SDK hangs on its errors, and with its name masked: that is the vendor's code. */
function causeOf(thrown: unknown, redact: (text: string) => string): Error {
  const inner = member(thrown, 'cause');
  const cause = new Error(messageOf(thrown) ?? 'no message', inner ? { cause: inner } : {});
  const code = textMember(thrown, 'code');
  const stack = textMember(thrown, 'stack');
  return Object.assign(cause, {
    name: short(redact(nameOf(thrown) ?? 'Error')),
    ...(code !== undefined && { code: short(redact(code)) }),
    ...(stack !== undefined && { stack }),
  });
}

/** No code or id of the vendor's is as long. */
const short = (text: string): string => text.slice(0, 200);

/** The header goes before the body (so the SDK), and is there even if the body cannot be read. */
function codeOf(
  thrown: unknown,
  headers: Readonly<Record<string, string>>,
  whole: boolean,
): string | undefined {
  const header = headers['x-amzn-errortype'];
  // "Name:http://internal.amazon.com/coral/…", "namespace#Name", "Name,…"
  const fromHeader = header?.split(/[,:]/, 1)[0]?.replace(/^.*#/, '').trim();
  if (fromHeader) return fromHeader;
  if (!whole || !isServiceError(thrown)) return undefined;
  // Without a code the SDK names the error after the status.
  const name = nameOf(thrown);
  return name === undefined || /^\d*$|^UnknownError$/.test(name) ? undefined : name;
}

/** By its member: a SyntaxError or TypeError of the SDK's deserializer has none. */
const isServiceError = (thrown: unknown): boolean => textMember(thrown, '$fault') !== undefined;

function vendorMessageOf(thrown: unknown): string | undefined {
  const message = messageOf(thrown);
  // The SDK's stand-in for a message that was not there.
  if (message === undefined || message === 'UnknownError') return undefined;
  const resource = textMember(thrown, 'resourceName');
  return resource === undefined || message.includes(resource)
    ? message
    : `${message} (${resource})`;
}

/** "2 validation errors detected: Value 'x' at 'name' failed to satisfy constraint: …; Value …" */
function issuesOf(message: string): readonly Issue[] {
  const pattern = / at '([^']{1,200})' failed to satisfy constraint: (.+?)(?=; Value |$)/g;
  return [...message.matchAll(pattern)].map(([, field = '', rule = '']) => ({
    field,
    rule: 'vendor',
    message: `${field}: ${rule}`,
  }));
}

const clockWasCorrected = (thrown: unknown): boolean =>
  (member(thrown, '$metadata') as { clockSkewCorrected?: unknown } | undefined)
    ?.clockSkewCorrected === true;

const nameOf = (thrown: unknown): string | undefined => textMember(thrown, 'name');
const messageOf = (thrown: unknown): string | undefined => textMember(thrown, 'message');

/** Members of service errors are copied from the body: of any type. */
function textMember(thrown: unknown, name: string): string | undefined {
  const value = member(thrown, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function member(thrown: unknown, name: string): unknown {
  return typeof thrown === 'object' && thrown !== null
    ? (thrown as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
