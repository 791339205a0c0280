/**
 * Sends requests to the vendor: path, query, JSON, token. Every exchange goes through
 * `context.request`. The token is obtained before that, so waiting for a token has no effect.
 */
import { writeJson } from '@assistant-provider/adapter-kit';
import {
  abortError,
  reviseFailure,
  type AssistantFailure,
  type Attempt,
  type DriverContext,
  type DriverReply,
  type ErrorDetails,
} from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import {
  describeConnectionFailure,
  describeResponse,
  describeUnreadableResponse,
  type FailureContext,
} from '../errors/describe.js';
import { isRepeatable, isWrite, type GenesysRequest, type Query } from '../wire/requests.js';
import type { IssuedToken } from './auth/token-store.js';
import type { TokenSource } from './auth/token.js';
import type { HttpRequest, HttpResponse } from './http.js';
import type { Transport } from './transport.js';

export interface Client {
  send<T>(context: DriverContext, request: GenesysRequest<T>): DriverReply<T>;
}

export interface ClientSetup {
  readonly apiUrl: string;
  readonly transport: Transport;
  readonly tokens: TokenSource;
  readonly redact: (text: string) => string;
}

/** One request, through all attempts with all tokens. Core sees one request for each token. */
interface Sending {
  readonly body: string | undefined;
  mayHaveSucceeded: boolean;
}

export function createClient({ apiUrl, transport, tokens, redact }: ClientSetup): Client {
  const { origin, pathname } = new URL(apiUrl);
  const prefix = `${pathname.replace(/\/$/, '')}/api/v2/`;

  const toHttp = (
    { method, path, query, repeated }: GenesysRequest<unknown>,
    { access_token }: IssuedToken,
    body: string | undefined,
  ): HttpRequest => ({
    origin,
    method,
    path: `${prefix}${path.map(encodeURIComponent).join('/')}${search(query, repeated)}`,
    headers: {
      authorization: `Bearer ${access_token}`,
      accept: 'application/json',
      'user-agent': 'assistant-provider',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });

  const sendWithToken = <T>(
    context: DriverContext,
    request: GenesysRequest<T>,
    token: IssuedToken,
    sending: Sending,
  ): DriverReply<T> => {
    const { name, method, permission } = request;

    const sendOnce = async (attempt: Attempt): Promise<Result<T, AssistantFailure>> => {
      const aborted = abortError(attempt, context);
      if (aborted) return err(aborted);
      sending.mayHaveSucceeded ||= attempt.previousAttemptMayHaveSucceeded;
      const exchange = toHttp(request, token, sending.body);
      const received = await transport(exchange, attempt, context.clock);
      // A dispatcher of the application may repeat requests. The response belongs to the last one.
      const isRepeated = received.match(sendsOf, sendsOf) > 1;
      sending.mayHaveSucceeded ||= isRepeated;
      const abortedMeanwhile = received.isErr() && abortError(attempt, context);
      // The reason says why the attempt ended. The request may have left before that.
      if (abortedMeanwhile) return err(reviseFailure(abortedMeanwhile, { effect: 'maybe' }));
      const failureContext = { request: name, permission, now: context.clock.now(), redact };
      const outcome = received
        .mapErr((failure) => describeConnectionFailure(failure, failureContext))
        .andThen((response) => readResponse(response, request, failureContext));
      if (outcome.isOk()) return ok(outcome.value);
      const details = outcome.error;
      // If the response of a delete was lost, the next attempt finds nothing: the delete succeeded.
      if (sending.mayHaveSucceeded && method === 'DELETE' && details.kind === 'notFound')
        return request.read(undefined).mapErr((message) => context.error({ ...details, message }));
      return err(context.error(isRepeated ? { ...details, effect: 'maybe' } : details));
    };

    return context.request(
      { name, writes: isWrite(request), repeatable: isRepeatable(request) },
      (attempt) => new ResultAsync(sendOnce(attempt)),
    );
  };

  const send = async <T>(
    context: DriverContext,
    request: GenesysRequest<T>,
  ): Promise<Result<T, AssistantFailure>> => {
    const body = request.body === undefined ? ok(undefined) : writeJson(request.body);
    if (body.isErr()) return err(context.error(unwritableBody(body.error)));

    const token = await tokens.get(context);
    if (token.isErr()) return err(token.error);
    const sending: Sending = { body: body.value, mayHaveSucceeded: false };
    const result = await sendWithToken(context, request, token.value, sending);
    // Tokens can end early: idle timeout, revocation. One new token is tried, never more.
    if (!isTokenRefused(result) || !tokens.refuse(token.value, context.clock)) return result;
    const fresh = await tokens.get(context);
    if (fresh.isErr()) return err(fresh.error);
    return sendWithToken(context, request, fresh.value, sending);
  };

  return { send: (context, request) => new ResultAsync(send(context, request)) };
}

function readResponse<T>(
  response: HttpResponse,
  { read }: GenesysRequest<T>,
  context: FailureContext,
): Result<T, ErrorDetails> {
  if (response.status < 200 || response.status > 299)
    return err(describeResponse(response, context));
  return response.body
    .andThen((body) => read(body, response.status))
    .mapErr((problem) => describeUnreadableResponse(response, problem, context));
}

function search(query: Query = {}, repeated: GenesysRequest<unknown>['repeated'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) parameters.set(name, String(value));
  for (const [name, values] of Object.entries(repeated))
    for (const value of values) parameters.append(name, value);
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}

const sendsOf = ({ sends }: { readonly sends: number }): number => sends;

/** Not if an earlier sending of the same write may have succeeded. */
const isTokenRefused = (result: Result<unknown, AssistantFailure>): boolean =>
  result.isErr() &&
  result.error.status === 401 &&
  result.error.effect === 'none' &&
  result.error.vendorCode !== 'ip.not.authorized';

/**
 * Input of an application is checked earlier, so this body holds members that the vendor sent and that
 * are to be sent back.
 */
const unwritableBody = (problem: string): ErrorDetails => ({
  kind: 'unexpectedReply',
  retry: 'never',
  effect: 'none',
  message:
    `what was read cannot be written back unchanged: it ${problem}; ` +
    'nothing was written: make this change at Genesys Cloud',
});
