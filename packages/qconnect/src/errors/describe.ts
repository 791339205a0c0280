/** Turns a failed exchange into the details of a failure, by the tables of `table.ts`. Pure. */
import { withAdvice, type ErrorRule } from '@assistant-provider/adapter-kit';
import type { Issue } from '@assistant-provider/core';
import type { ErrorDetails, VendorRequest } from '@assistant-provider/core/adapter';
import { readRetryAfter } from '../http/retry-after.js';
import type { ResponseHead, SdkExchange } from '../http/sdk-exchange.js';
import {
  ruleForMessage,
  ruleForRefusedTunnel,
  ruleForResponse,
  ruleForTransport,
} from './lookup.js';
import { adviceForDenial } from './missing-action.js';
import {
  credentialsFailed,
  errorsBeforeSending,
  errorsByCode,
  failedBeforeSending,
  unwritableInput,
} from './table.js';
import { maskedText, type ThrownFacts } from './thrown-facts.js';

/** The value that the SDK threw, and the exchange as far as it went. */
export interface FailedExchange {
  readonly thrown: ThrownFacts;
  readonly exchange: SdkExchange;
  readonly request: Pick<VendorRequest, 'name' | 'writes'>;
  /** Milliseconds since the epoch, for a Retry-After that is a date. */
  readonly now: number;
  /** Core masks the message and the cause. Other text of the vendor is masked here. */
  readonly redact: (text: string) => string;
}

export function describeFailure(failed: FailedExchange): ErrorDetails {
  const { thrown, exchange, request } = failed;
  const details = exchange.isDouble ? describeDouble(failed) : describeExchange(failed);
  // A given client may retry on its own. Then no single attempt tells what the others did.
  const isRepeated = exchange.sent > 1;
  return {
    ...details,
    cause: thrown.cause,
    effect: !request.writes
      ? 'none'
      : exchange.earlierMayHaveLeft
        ? 'maybe'
        : (details.effect ?? 'none'),
    // Retries on top of the client's would multiply them.
    ...(isRepeated && details.retry === 'transient' && { retry: 'exhausted' }),
  };
}

function describeExchange(failed: FailedExchange): ErrorDetails {
  const { thrown, exchange } = failed;
  if (exchange.sent === 0) return describeUnsent(thrown, exchange);
  return exchange.head && (exchange.body || exchange.head.status >= 300)
    ? describeResponse(failed, exchange.head)
    : describeBroken(failed);
}

/** A test double rejects with what it likes to be the SDK's error: a status, or a code, or neither. */
function describeDouble(failed: FailedExchange): ErrorDetails {
  const { name, ...others } = failed.thrown;
  const isCode = name !== undefined && (others.isServiceError || errorsByCode.has(name));
  const status = others.status ?? (others.isServerFault ? 500 : isCode ? 400 : undefined);
  if (status === undefined) return describeBroken(failed);
  const thrown = { ...others, isServiceError: true, ...(isCode && { name }) };
  return {
    ...describeResponse({ ...failed, thrown }, { status, headers: {} }),
    ...(others.requestId !== undefined && {
      requestId: maskedText(others.requestId, failed.redact),
    }),
  };
}

/** The SDK could not find an address or credentials, or could not build or sign a request. */
function describeUnsent(
  {
    name = '',
    code = '',
    message = 'the SDK failed before it sent anything',
    connection,
  }: ThrownFacts,
  { step }: SdkExchange,
): ErrorDetails {
  const rule = errorsBeforeSending.get(name) ?? errorsBeforeSending.get(code);
  if (rule) return describeRule(rule, message);
  if (/^Region is missing/.test(message)) return { kind: 'misconfigured', message };
  if (step === 'writeInput') {
    const label = /HTTP label: (\w+)/.exec(message)?.[1];
    return {
      ...describeRule(
        unwritableInput,
        `the SDK could not build a request from this input: ${message}`,
      ),
      issues: label === undefined ? [] : [{ field: label, rule: 'required', message }],
    };
  }
  // A role or a vault was out of reach, or a module cannot be loaded, which esbuild reports without a code.
  const found = ruleForTransport({ connection, isUnsent: true }, { programErrors: true });
  if (code !== '' || found.kind === 'misconfigured')
    return describeRule(found, `nothing was sent: ${message}`);
  return describeRule(
    step === 'fetchCredentials' ? credentialsFailed : failedBeforeSending,
    `nothing was sent: ${message}`,
  );
}

/** A response arrived, from the vendor or from something on the way. */
function describeResponse(
  { thrown, exchange, request, now, redact }: FailedExchange,
  head: ResponseHead,
): ErrorDetails {
  const { status, headers } = head;
  const facts = describeHead(head, redact);
  if (exchange.isTunnelRefused)
    return {
      ...describeRule(ruleForRefusedTunnel(status), `the proxy responded with ${status}`),
      status,
    };
  if (status < 300)
    return {
      kind: 'unexpectedReply',
      message:
        `the SDK could not read the vendor's response: ${thrown.message ?? 'unknown failure'}; ` +
        'update the SDK, or use an operation of the provider',
      effect: 'maybe',
      ...facts,
    };
  const vendorCode = codeOf(thrown, headers, exchange.isDouble || exchange.body !== undefined);
  const vendorMessage = vendorMessageOf(thrown);
  const message = maskedText(
    vendorMessage ?? `the vendor responded with ${status}${vendorCode ? ` ${vendorCode}` : ''}`,
    redact,
  );
  const rule = ruleForMessage(ruleForResponse(status, vendorCode), vendorMessage ?? '');
  const retryAfterMs = readRetryAfter(headers, now);
  const issues = rule.kind === 'invalidInput' ? issuesOf(message) : [];
  // The SDK has corrected its clock by a response's date, so another attempt will be accepted. The SDK
  // marks only one error of those that arrive together, so the exchange notes the correction too.
  const canSignNow =
    rule.kind === 'unauthenticated' && (exchange.clockWasCorrected || thrown.clockWasCorrected);
  return {
    ...describeRule(withAction(rule, request.name, vendorMessage ?? ''), message),
    ...facts,
    ...(canSignNow && { retry: 'transient' as const }),
    ...(vendorCode !== undefined && { vendorCode: maskedText(vendorCode, redact) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(issues.length > 0 && { issues }),
  };
}

/** No response arrived, or only a part of one. */
function describeBroken({
  thrown,
  exchange: { head, isDouble = false },
  redact,
}: FailedExchange): ErrorDetails {
  const reason = thrown.message ?? thrown.code ?? thrown.name ?? 'unknown failure';
  const rule = ruleForTransport(thrown, { programErrors: isDouble });
  return {
    ...describeRule(rule, `no usable response: ${reason}`),
    // The vendor has responded, so the write may have happened even if the rule says that nothing was sent.
    ...(head && { ...describeHead(head, redact), effect: 'maybe' }),
  };
}

const describeRule = (
  { kind, retry, effect, advice }: ErrorRule,
  message: string,
): ErrorDetails => ({ kind, retry, effect, message: withAdvice(message, advice) });

/** Names the missing IAM action. */
function withAction(rule: ErrorRule, operation: string, message: string): ErrorRule {
  const { kind, advice } = rule;
  if (kind !== 'permissionDenied' || advice === undefined) return rule;
  return { ...rule, advice: adviceForDenial(advice, operation, message) };
}

/** The status, and the request id under the names that the SDK looks for. */
export function describeHead(
  { status, headers }: ResponseHead,
  redact: (text: string) => string,
): Pick<ErrorDetails, 'status' | 'requestId'> {
  const requestId =
    headers['x-amzn-requestid'] ?? headers['x-amzn-request-id'] ?? headers['x-amz-request-id'];
  return { status, ...(requestId !== undefined && { requestId: maskedText(requestId, redact) }) };
}

/** The header goes before the body, as in the SDK, and is there even if the body cannot be read. */
function codeOf(
  { isServiceError, name }: ThrownFacts,
  headers: Readonly<Record<string, string>>,
  isComplete: boolean,
): string | undefined {
  // "Name:http://internal.amazon.com/coral/…", "namespace#Name", "Name,…"
  const header = headers['x-amzn-errortype']?.split(/[,:]/, 1)[0]?.replace(/^.*#/, '').trim();
  if (header) return header;
  if (!isComplete || !isServiceError || name === undefined) return undefined;
  // Without a code, the SDK names the error after the status.
  return /^\d*$|^UnknownError$/.test(name) ? undefined : name;
}

function vendorMessageOf({
  isServiceError,
  message,
  resourceName,
}: ThrownFacts): string | undefined {
  // `UnknownError` is the SDK's text for a missing message.
  if (!isServiceError || message === undefined || message === 'UnknownError') return undefined;
  return resourceName === undefined || message.includes(resourceName)
    ? message
    : `${message} (${resourceName})`;
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
