/** Sends a request with `fetch` and reads the JSON of the response. */
import {
  abortError,
  type AssistantFailure,
  type Attempt,
  type DriverContext,
  type DriverReply,
  type ErrorDetails,
} from '@assistant-provider/core/adapter';
import { errAsync, ResultAsync, type Result } from 'neverthrow';
import { collectBytes } from './body-bytes.js';
import { defaultMaxResponseBytes } from './body-limit.js';
import { refused, unavailable } from './error-rule.js';
import { connectionErrorFacts, ruleForConnectionError } from './http-failures.js';
import { withAdvice } from './messages.js';
import { readJsonBody, writeJson } from './safe-json.js';

/** A response with any status. Its body is read but not yet checked. */
export interface JsonResponse {
  /** Whether the status is 2xx. */
  readonly ok: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** The response headers; names in any case. */
  readonly headers: Headers;
  /** The JSON value, undefined for an empty body, or why the body is not JSON. */
  readonly body: Result<unknown, string>;
}

/** The parts of a request. */
export interface JsonRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Request headers, credentials included. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with the header `Content-Type`. */
  readonly body?: object | undefined;
  /** Defaults to 32 MiB. A longer response fails with `unexpectedReply`. */
  readonly maxResponseBytes?: number | undefined;
}

/**
 * Sends one attempt of a request, and ends it when the attempt's signal aborts. Resolves to the
 * response of any status. Fails if no whole response arrives; the table of connection errors
 * gives kind, retry and effect. Redirects fail, so that another host never gets the credentials.
 *
 * @example
 * ```ts
 * context.request({ name: 'GET /agents', writes: false }, (attempt) =>
 *   fetchJson(url, { method: 'GET', headers }, attempt, context),
 * );
 * ```
 */
export function fetchJson(
  url: URL,
  request: JsonRequest,
  attempt: Attempt,
  context: DriverContext,
): DriverReply<JsonResponse> {
  const { method, body, headers, maxResponseBytes } = request;
  const text = body && writeJson(body);
  if (text?.isErr()) return errAsync(context.error(unwritable(text.error)));
  const unsendable = findUnsendable(headers);
  if (unsendable !== undefined) return errAsync(context.error(unsendableHeader(unsendable)));
  const options = {
    method,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
    ...(text?.isOk() && { body: text.value }),
    signal: attempt.signal,
    redirect: 'manual',
  } as const;
  return sendRequest(url, options, maxResponseBytes).mapErr(
    (thrown) => abortError(attempt, context) ?? describeConnectionError(thrown, context),
  );
}

const sendRequest = ResultAsync.fromThrowable(
  async (
    url: URL,
    options: RequestInit,
    maxResponseBytes: number = defaultMaxResponseBytes,
  ): Promise<JsonResponse> => {
    const response = await fetch(url, options);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new Redirected(response.status);
    }
    const body = await readBody(response.body, maxResponseBytes);
    return {
      ok: response.ok,
      status: response.status,
      headers: response.headers,
      body: await readJsonBody(body),
    };
  },
  (thrown) => thrown,
);

/** Leaving the loop closes the connection. */
async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  maxResponseBytes: number,
): Promise<Uint8Array> {
  const collected = collectBytes(maxResponseBytes);
  for await (const chunk of body ?? []) {
    const tooLarge = collected.add(chunk);
    if (tooLarge) throw tooLarge;
  }
  return collected.bytes();
}

class Redirected extends Error {
  constructor(status: number) {
    super(`the vendor responded with a redirect (status ${status})`);
  }
}

const unwritable = (why: string): ErrorDetails => ({
  kind: 'invalidInput',
  message: `body ${why}`,
  issues: [{ field: 'body', rule: 'json', message: `body ${why}` }],
});

/** `fetch` refuses such a header too, and its message shows the value: a credential. */
const findUnsendable = (headers: JsonRequest['headers'] = {}): string | undefined =>
  Object.entries(headers).find((header) => {
    try {
      new Headers([header]);
      return false;
    } catch {
      return true;
    }
  })?.[0];

const unsendableHeader = (name: string): ErrorDetails => ({
  ...refused('misconfigured'),
  message: `the header ${name} cannot be sent: its name or its value, such as a credential, holds a line break or another character that HTTP forbids`,
});

/** A response arrived, but it can never be read, so the request is not repeated. */
const unreadable = { kind: 'unexpectedReply', retry: 'never', effect: 'maybe' } as const;

function describeConnectionError(thrown: unknown, context: DriverContext): AssistantFailure {
  if (thrown instanceof Redirected) {
    const message = withAdvice(thrown.message, 'check the URL; redirects are not followed');
    return context.error({ ...unreadable, message });
  }
  // `fetch` wraps the error of the socket in a TypeError, which may be of another realm.
  const cause = (thrown as Partial<Error> | undefined)?.cause ?? thrown;
  // `programErrors` stays false: in browsers and Deno, `fetch` reports a broken network as a TypeError
  // without a cause.
  const { kind, retry, effect, advice } = ruleForConnectionError(connectionErrorFacts(cause), {
    otherwise: unavailable,
  });
  const message = withAdvice('no response arrived', advice);
  return context.error({ kind, retry, effect, message, cause: thrown });
}
