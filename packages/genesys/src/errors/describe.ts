/** Turns what went wrong into the details of an error: message, fields, ids, how long to wait. */
import type { Issue } from '@assistant-provider/core';
import type { AssistantErrorDetails } from '@assistant-provider/core/adapter';
import { isPlainObject } from '@assistant-provider/core/adapter';
import { readRetryAfter } from '@assistant-provider/adapter-kit';
import { meaningOfAnswer, meaningOfLoginAnswer, meaningOfSocketError } from './lookup.js';
import type { Meaning } from './table.js';
import { parseJson } from '@assistant-provider/adapter-kit';
import type { HttpAnswer, TransportFailure } from '../http/transport.js';
import type { JsonObject } from '../wire/shapes.js';

export type ErrorDetails = Omit<AssistantErrorDetails, 'vendor' | 'operation'>;

/** Input that this vendor cannot take, found before anything was sent. */
export const invalidInput = (issues: readonly Issue[]): ErrorDetails => ({
  kind: 'invalidInput',
  message: issues.map(({ message }) => message).join('; '),
  issues,
});

/** Which request failed, when, and what must not be told of it. */
export interface FailureScene {
  readonly request: string;
  /** What it needs, where that is known. */
  readonly permission?: string | undefined;
  readonly now: number;
  /** Core masks message and cause; codes, ids and fields of the vendor's are masked here. */
  readonly redact: (text: string) => string;
}

export function failureOfAnswer(answer: HttpAnswer, scene: FailureScene): ErrorDetails {
  const body = errorBody(answer);
  return describe(answer, body, meaningOfAnswer(answer.status, body), body['code'], scene);
}

export function failureOfLogin(answer: HttpAnswer, scene: FailureScene): ErrorDetails {
  const body = errorBody(answer);
  return describe(answer, body, meaningOfLoginAnswer(answer.status, body), body['error'], scene);
}

/** A success whose body is not what the contract says. */
export function failureOfReading(
  answer: HttpAnswer,
  wrong: string,
  scene: FailureScene,
): ErrorDetails {
  const { kind, retry, effect } = meaningOfAnswer(answer.status, {});
  return {
    ...common(answer, {}, scene),
    kind,
    retry,
    effect,
    message: `${scene.request} answered ${answer.status}, but ${wrong}`,
  };
}

export function failureOfTransport(failure: TransportFailure, scene: FailureScene): ErrorDetails {
  const { advice, ...meaning } = meaningOfSocketError(failure);
  const reason = failure.cause instanceof Error ? failure.cause.message : '';
  // OpenSSL ends its lines.
  const because = [reason.trim(), failure.code].filter((part) => part !== '').join(', ');
  return {
    ...meaning,
    message: sentence(`${scene.request} got no answer (${because || 'unknown reason'})`, advice),
    cause: failure.cause,
  };
}

function describe(
  answer: HttpAnswer,
  body: JsonObject,
  { kind, retry, effect, advice }: Meaning,
  code: unknown,
  scene: FailureScene,
): ErrorDetails {
  const said = [body['message'], body['description'], body['error_description']].find(isText);
  const vendorCode = isText(code) ? short(scene.redact(code)) : undefined;
  const issues = issuesOf(body, scene.redact);
  const what = `${scene.request} answered ${answer.status}${vendorCode ? ` ${vendorCode}` : ''}`;
  return {
    ...common(answer, body, scene),
    kind,
    retry,
    effect,
    ...(vendorCode !== undefined && { vendorCode }),
    ...(issues.length > 0 && { issues }),
    message: sentence(
      `${what}${said ? `: ${said}` : ` ${withoutWords(answer)}`}`,
      // Not every refusal says which.
      kind === 'permissionDenied' && advice !== undefined && scene.permission !== undefined
        ? `${advice} ${scene.permission}`
        : advice,
    ),
  };
}

function common(answer: HttpAnswer, body: JsonObject, { now, redact }: FailureScene) {
  // `contextId` equals the header (staff post); a proxy may have dropped either.
  const requestId = [header(answer, 'inin-correlation-id'), body['contextId']].find(isText);
  const retryAfterMs = retryAfter(answer, body, now);
  return {
    status: answer.status,
    ...(requestId !== undefined && { requestId: short(redact(requestId)) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** An ErrorBody, the token host's body, or a proxy's `{error, description}`; else nothing. */
function errorBody(answer: HttpAnswer): JsonObject {
  const parsed = answer.text === undefined ? undefined : parseJson(answer.text);
  return parsed?.isOk() && isPlainObject(parsed.value) ? parsed.value : {};
}

/** Deeper and longer than any refusal that is still read by somebody. */
const maximumDepth = 5;
const maximumIssues = 100;

/**
 * Field names stand in `details[]`, or in those of the nested `errors[]` while the top only counts
 * (live client code).
 */
function issuesOf(
  body: JsonObject,
  redact: (text: string) => string,
  issues: Issue[] = [],
  depth = 0,
): readonly Issue[] {
  const rule = isText(body['code']) ? body['code'] : 'refused';
  const message = isText(body['message']) ? body['message'] : rule;
  for (const detail of objectsIn(body['details'])) {
    const { fieldName, errorCode } = detail;
    if (!isText(fieldName) || issues.length >= maximumIssues) continue;
    issues.push({
      field: short(redact(fieldName)),
      rule: short(redact(isText(errorCode) ? errorCode : rule)),
      message: short(redact(message)),
    });
  }
  if (depth < maximumDepth)
    for (const nested of objectsIn(body['errors'])) issuesOf(nested, redact, issues, depth + 1);
  return issues;
}

const objectsIn = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isPlainObject) : [];

/**
 * Whole seconds (staff post on normalized 429s), or a date as a proxy may send. Some 429s tell the
 * seconds in the message alone: "Retry the request in [n] seconds".
 */
function retryAfter(answer: HttpAnswer, body: JsonObject, now: number): number | undefined {
  const said = readRetryAfter(header(answer, 'retry-after'), now);
  if (said !== undefined) return said;
  const { message } = body;
  const told = isText(message) ? /retry the request in \[(\d{1,9})\] second/i.exec(message) : null;
  return told ? Number(told[1]) * 1_000 : undefined;
}

function header(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function withoutWords(answer: HttpAnswer): string {
  if (answer.text === '') return 'with no body';
  return `with a body that says nothing (${header(answer, 'content-type') ?? 'no content type'})`;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const short = (text: string): string => text.slice(0, 500);
const sentence = (text: string, advice: string | undefined): string =>
  advice === undefined ? text : `${text.replace(/[.\s]+$/, '')}; ${advice}`;
