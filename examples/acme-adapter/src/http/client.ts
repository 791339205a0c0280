/** Talks to Acme: one HTTP exchange at a time, its answer checked. */
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { Attempt, DriverContext } from '@assistant-provider/core/adapter';
import { createHash } from 'node:crypto';
import { err, ok, Result, ResultAsync } from 'neverthrow';
import { refusalError, transportError, unexpectedReply, type Answer } from '../errors/describe.js';
import { requests, type AcmeRequest } from '../wire/operations.js';
import { isNothing, type Guard } from '../wire/shapes.js';

export interface AcmeAccount {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/** What goes into a request. */
interface Filling {
  /** For each `{…}` of the request's path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** Names the request, so that sent twice it is done once. */
  readonly key?: string;
}

export interface AcmeClient {
  /** `isAnswer` tells whether Acme answered what its manual says. */
  send<T>(
    context: DriverContext,
    request: AcmeRequest,
    filling: Filling,
    isAnswer: Guard<T>,
  ): DriverReply<T>;
  /** As `send`, for what removes something; `gone` is Acme's reason when it is not there. */
  remove(
    context: DriverContext,
    request: AcmeRequest,
    filling: Filling,
    gone: readonly string[],
  ): DriverReply<void>;
}

export function createClient({ apiKey, baseUrl }: AcmeAccount): AcmeClient {
  const exchange = <T>(
    context: DriverContext,
    request: AcmeRequest,
    { path = {}, query = {}, body, key }: Filling,
    isAnswer: Guard<T>,
    attempt: Attempt,
  ): DriverReply<T> => {
    const [method = '', template = ''] = request.split(' ');
    const url = new URL(
      template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '')),
      baseUrl,
    );
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return fetchJson(url, {
      method,
      signal: attempt.signal,
      redirect: 'error', // the key is for Acme alone
      headers: {
        'Acme-Key': apiKey,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && { 'Acme-Request-Key': digestOf(key) }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
      .mapErr((thrown) => transportError(thrown, attempt, context))
      .andThen((answer) => {
        if (!answer.ok) return err(refusalError(answer, context));
        return isAnswer(answer.body) ? ok(answer.body) : err(unexpectedReply(answer, context));
      });
  };

  return {
    send: (context, request, filling, isAnswer) =>
      context.request({ name: request, ...requests[request] }, (attempt) =>
        exchange(context, request, filling, isAnswer, attempt),
      ),

    remove: (context, request, filling, gone) =>
      context.request({ name: request, ...requests[request] }, (attempt) =>
        exchange<void>(context, request, filling, isNothing, attempt).orElse((error) =>
          removedBefore(error, gone, attempt) ? ok() : err(error),
        ),
      ),
  };
}

/** An earlier try of the same request may have removed it, its answer being lost on the way. */
function removedBefore(
  { vendorCode = '' }: AssistantFailure,
  gone: readonly string[],
  { previousAttemptMayHaveSucceeded }: Attempt,
): boolean {
  return previousAttemptMayHaveSucceeded && gone.includes(vendorCode);
}

/** A caller's key has up to 200 characters of any script, a key of Acme's 64 of ASCII. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const parseJson = Result.fromThrowable((text: string): unknown => JSON.parse(text));

const fetchJson = ResultAsync.fromThrowable(
  async (url: URL, request: RequestInit): Promise<Answer> => {
    const response = await fetch(url, request);
    const { ok: isOk, status, headers } = response;
    const text = await response.text();
    const body = text === '' ? undefined : parseJson(text).unwrapOr(text);
    return { ok: isOk, status, retryAfter: headers.get('Retry-After'), body };
  },
  (thrown) => thrown,
);
