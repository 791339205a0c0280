/** What a failed exchange means, by the table in `errors.ts`. Pure. */
import type { Issue } from '@assistant-provider/core';
import type { AssistantErrorDetails, VendorRequest } from '@assistant-provider/core/adapter';
import { rowOfAnswer, rowOfMessage, rowOfTransport } from './lookup.js';
import { errorsBeforeSending, type ErrorRow } from './table.js';
import type { Exchange } from '../http/sdk-exchange.js';
import { readRetryAfter } from '../http/retry-after.js';
import { causeOf, maskedText, memberOf, textMember } from './thrown-facts.js';

export type ErrorDetails = Omit<AssistantErrorDetails, 'vendor' | 'operation'>;

/** What the SDK threw, and what was seen of the exchange. */
export interface Failure {
  readonly thrown: unknown;
  readonly exchange: Exchange;
  readonly request: Pick<VendorRequest, 'name' | 'writes'>;
  /** Milliseconds since the epoch, to reckon a Retry-After that is a date. */
  readonly now: number;
  /** Core masks message and cause; what else is the vendor's text is masked here. */
  readonly redact: (text: string) => string;
}

export function describeFailure(failure: Failure): ErrorDetails {
  const { thrown, exchange, request, redact } = failure;
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
    effect: !request.writes ? 'none' : exchange.sent > 1 ? 'maybe' : (details.effect ?? 'none'),
  };
}

/** The SDK could not even make, or sign, a request. */
function notSent(thrown: unknown): ErrorDetails {
  const message = textMember(thrown, 'message') ?? 'the SDK failed before it sent anything';
  const row = errorsBeforeSending.get(textMember(thrown, 'name') ?? '');
  if (row) return ofRow(row, message);
  if (/^Region is missing/.test(message)) return { kind: 'misconfigured', message };
  // What is left is input that the SDK's serializer chokes on.
  const label = /HTTP label: (\w+)/.exec(message)?.[1];
  const issues = label === undefined ? [] : [{ field: label, rule: 'required', message }];
  return { kind: 'invalidInput', message: `no request can be made of this: ${message}`, issues };
}

/** The vendor, or something on the way to it, answered. */
function answered(
  { thrown, exchange, request, now, redact }: Failure,
  head: NonNullable<Exchange['head']>,
): ErrorDetails {
  const { status, headers } = head;
  const about = aboutAnswer(head, redact);
  if (status < 300)
    return {
      kind: 'unexpectedReply',
      message: `the SDK cannot read the vendor's answer: ${textMember(thrown, 'message') ?? 'unknown failure'}`,
      effect: 'maybe',
      ...about,
    };
  const vendorCode = codeOf(thrown, headers, exchange.body !== undefined);
  const vendorMessage = isServiceError(thrown) ? vendorMessageOf(thrown) : undefined;
  const message = maskedText(
    vendorMessage ?? `the vendor answered ${status}${vendorCode ? ` ${vendorCode}` : ''}`,
    redact,
  );
  const row = rowOfMessage(rowOfAnswer(status, vendorCode), vendorMessage ?? '');
  const retryAfterMs = readRetryAfter(headers, now);
  const issues = row.kind === 'invalidInput' ? issuesOf(message) : [];
  return {
    ...ofRow(namingAction(row, request.name), message),
    ...about,
    // The SDK has put its clock right by an answer's Date: another try will be accepted. Its own
    // mark is on one error only of those that came back together (AwsSdkSigV4Signer.errorHandler).
    ...(row.kind === 'unauthenticated' &&
      (exchange.clockWasCorrected || clockWasCorrected(thrown)) && {
        retry: 'transient' as const,
      }),
    ...(vendorCode !== undefined && { vendorCode: maskedText(vendorCode, redact) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(issues.length > 0 && { issues }),
  };
}

/** No answer, or not all of it. */
function broken({ thrown, redact }: Failure, { head }: Exchange): ErrorDetails {
  const reason =
    textMember(thrown, 'message') ??
    textMember(thrown, 'code') ??
    textMember(thrown, 'name') ??
    'unknown failure';
  return {
    ...ofRow(rowOfTransport(thrown), `no usable answer: ${reason}`),
    ...(head && aboutAnswer(head, redact)),
  };
}

function ofRow({ kind, retry, effect, advice }: ErrorRow, message: string): ErrorDetails {
  const said = message.replace(/[.\s]+$/, '');
  return { kind, retry, effect, message: advice === undefined ? message : `${said}; ${advice}` };
}

/**
 * IAM actions have the names of operations (Service Authorization Reference). What is no such name
 * is that of a command's class that a bundler has shortened.
 */
function namingAction(row: ErrorRow, operation: string): ErrorRow {
  const { kind, advice } = row;
  if (kind !== 'permissionDenied' || advice === undefined) return row;
  if (!/^[A-Z][a-z]+[A-Z]/.test(operation)) return row;
  return { ...row, advice: `${advice}; this request needs wisdom:${operation}` };
}

/** Status and request id, under the names that the SDK looks for. */
export function aboutAnswer(
  { status, headers }: NonNullable<Exchange['head']>,
  redact: (text: string) => string,
): Pick<ErrorDetails, 'status' | 'requestId'> {
  const requestId =
    headers['x-amzn-requestid'] ?? headers['x-amzn-request-id'] ?? headers['x-amz-request-id'];
  return { status, ...(requestId !== undefined && { requestId: maskedText(requestId, redact) }) };
}

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
  const name = textMember(thrown, 'name');
  return name === undefined || /^\d*$|^UnknownError$/.test(name) ? undefined : name;
}

/** By its member: a SyntaxError or TypeError of the SDK's deserializer has none. */
const isServiceError = (thrown: unknown): boolean => textMember(thrown, '$fault') !== undefined;

function vendorMessageOf(thrown: unknown): string | undefined {
  const message = textMember(thrown, 'message');
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
  (memberOf(thrown, '$metadata') as { clockSkewCorrected?: unknown } | undefined)
    ?.clockSkewCorrected === true;
