/** Builds the details of an error from a failure: message, fields, ids, how long to wait. */
import { readRetryAfter, withAdvice, type ErrorRule } from '@assistant-provider/adapter-kit';
import type { Issue } from '@assistant-provider/core';
import { isPlainObject, maskAndCut, type ErrorDetails } from '@assistant-provider/core/adapter';
import type { ConnectionFailure, HttpResponse } from '../http/http.js';
import type { JsonObject } from '../wire/vendor-types.js';
import { ruleForConnectionFailure, ruleForLoginResponse, ruleForResponse } from './lookup.js';
import { nameMissingPermission } from './missing-permission.js';
import { permissionAdvice } from './table.js';

/** The circumstances of a failure. */
export interface FailureContext {
  /** The name of the request that failed. */
  readonly request: string;
  /** The permission that the request needs, if it is known. */
  readonly permission?: string | undefined;
  readonly now: number;
  /** Core masks message and cause. The vendor's codes, ids and field names are masked here. */
  readonly redact: (text: string) => string;
}

/** The API host refused the request. */
export function describeResponse(response: HttpResponse, context: FailureContext): ErrorDetails {
  const body = errorBody(response);
  return describeRefusal(
    response,
    body,
    ruleForResponse(response.status, body),
    body['code'],
    context,
  );
}

/** The token host refused the request. */
export function describeLoginResponse(
  response: HttpResponse,
  context: FailureContext,
): ErrorDetails {
  const body = errorBody(response);
  return describeRefusal(
    response,
    body,
    ruleForLoginResponse(response.status, body),
    body['error'],
    context,
  );
}

/** The response is a success, but its body cannot be read; `problem` says why. */
export function describeUnreadableResponse(
  response: HttpResponse,
  problem: string,
  context: FailureContext,
): ErrorDetails {
  const { kind, retry, effect } = ruleForResponse(response.status, {});
  return {
    ...responseFacts(response, {}, context),
    kind,
    retry,
    effect,
    message: `${context.request} responded with ${response.status}, but ${problem}`,
  };
}

/** No whole response arrived. */
export function describeConnectionFailure(
  failure: ConnectionFailure,
  { request }: FailureContext,
): ErrorDetails {
  const { kind, retry, effect, advice } = ruleForConnectionFailure(failure);
  // An AggregateError of Node.js has no message. It holds one error for each address of the host.
  const text =
    failure.message ||
    failure.errors
      ?.slice(0, 4)
      .map(({ message }) => message)
      .join('; ');
  // OpenSSL ends its messages with a line break.
  const reason = [text?.trim() ?? '', failure.code].filter((part) => part !== '').join(', ');
  return {
    kind,
    retry,
    effect,
    message: withAdvice(`${request} got no response (${reason || 'unknown reason'})`, advice),
    cause: failure.cause,
  };
}

function describeRefusal(
  response: HttpResponse,
  body: JsonObject,
  { kind, retry, effect, advice }: ErrorRule,
  code: unknown,
  context: FailureContext,
): ErrorDetails {
  const { request, permission, redact } = context;
  const given = [body['message'], body['description'], body['error_description']].find(isText);
  const text = given && maskAndCut(given, redact, longestText);
  const vendorCode = isText(code) ? short(code, redact) : undefined;
  const issues = issuesOf(body, redact);
  const outcome = `${request} responded with ${response.status}${vendorCode ? ` ${vendorCode}` : ''}`;
  return {
    ...responseFacts(response, body, context),
    kind,
    retry,
    effect,
    ...(vendorCode !== undefined && { vendorCode }),
    ...(issues.length > 0 && { issues }),
    message: withAdvice(
      `${outcome}${text ? `: ${text}` : ` ${withoutText(response)}`}`,
      advice === permissionAdvice
        ? nameMissingPermission(advice, { required: permission, message: text ?? '' })
        : advice,
    ),
  };
}

function responseFacts(response: HttpResponse, body: JsonObject, { now, redact }: FailureContext) {
  // `contextId` equals the header (staff post); a proxy may have dropped either.
  const requestId = [header(response, 'inin-correlation-id'), body['contextId']].find(isText);
  const retryAfterMs = retryAfter(response, body, now);
  return {
    status: response.status,
    ...(requestId !== undefined && { requestId: short(requestId, redact) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** An ErrorBody, the token host's body, or a proxy's `{error, description}`; otherwise empty. */
function errorBody({ body }: HttpResponse): JsonObject {
  return body.isOk() && isPlainObject(body.value) ? body.value : {};
}

/** No reader needs issues that are nested deeper. */
const maximumDepth = 5;
/** Core keeps 100, and says with one more that there are more. */
const maximumIssues = 101;

/**
 * Field names are in `details[]`, or in the `details[]` of nested `errors[]`, whose parent only counts
 * them (live client code).
 */
function issuesOf(
  body: JsonObject,
  redact: (text: string) => string,
  issues: Issue[] = [],
  depth = 0,
): readonly Issue[] {
  const rule = isText(body['code']) ? body['code'] : 'refused';
  const message = short(isText(body['message']) ? body['message'] : rule, redact);
  for (const detail of objectsIn(body['details'])) {
    const { fieldName, errorCode } = detail;
    if (!isText(fieldName) || issues.length >= maximumIssues) continue;
    issues.push({
      field: short(fieldName, redact),
      rule: short(isText(errorCode) ? errorCode : rule, redact),
      message,
    });
  }
  if (depth < maximumDepth)
    for (const nested of objectsIn(body['errors'])) issuesOf(nested, redact, issues, depth + 1);
  return issues;
}

const objectsIn = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isPlainObject) : [];

/**
 * Reads the header, which holds whole seconds (staff post on normalized 429s) or a date if a proxy
 * sent it. Some 429s have the seconds only in the message: "Retry the request in [n] seconds".
 */
function retryAfter(response: HttpResponse, body: JsonObject, now: number): number | undefined {
  const fromHeader = readRetryAfter(header(response, 'retry-after'), now);
  if (fromHeader !== undefined) return fromHeader;
  const { message } = body;
  const match = isText(message) ? /retry the request in \[(\d{1,9})\] second/i.exec(message) : null;
  return match ? Number(match[1]) * 1_000 : undefined;
}

function header({ headers }: HttpResponse, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function withoutText(response: HttpResponse): string {
  if (response.body.isOk() && response.body.value === undefined) return 'without a body';
  return `without a message (${header(response, 'content-type') ?? 'no content type'})`;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Core cuts the whole message at 2,000 characters. The rest is for what we add. */
const longestText = 1_500;

/** Longer codes, ids and field names tell a reader nothing more. */
const maximumLength = 500;
const short = (text: string, redact: (text: string) => string): string =>
  maskAndCut(text, redact, maximumLength);
