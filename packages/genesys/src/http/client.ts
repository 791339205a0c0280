/**
 * Talks to the vendor: path, query, JSON, token. Every exchange goes through `context.request`, and
 * the token is there before it does, so that waiting for a token can have no effect.
 */
import { abortError, reviseFailure } from '@assistant-provider/core/adapter';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { Attempt, DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import {
  failureOfAnswer,
  failureOfReading,
  failureOfTransport,
  invalidInput,
  type ErrorDetails,
  type FailureScene,
} from '../errors/describe.js';
import { writeJson } from '@assistant-provider/adapter-kit';
import type { Operation, Query } from '../wire/operations.js';
import type { TokenSource } from './auth/token.js';
import type { HttpAnswer, HttpRequest, Transport } from './transport.js';

export interface Client {
  send<T>(context: DriverContext, operation: Operation<T>): DriverReply<T>;
}

export interface ClientSetup {
  readonly apiUrl: string;
  readonly transport: Transport;
  readonly tokens: TokenSource;
  readonly redact: (text: string) => string;
}

/** Over all tries with all tokens, of which core sees those with one token as one request. */
interface WriteAccount {
  mayBeDone: boolean;
}

export function createClient({ apiUrl, transport, tokens, redact }: ClientSetup): Client {
  const { origin, pathname } = new URL(apiUrl);
  const prefix = `${pathname.replace(/\/$/, '')}/api/v2/`;

  const requestOf = (
    { method, path, query }: Operation<unknown>,
    token: string,
    body: string | undefined,
  ): HttpRequest => ({
    origin,
    method,
    path: `${prefix}${path.map(encodeURIComponent).join('/')}${search(query)}`,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'user-agent': 'assistant-provider',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });

  const exchange = <T>(
    context: DriverContext,
    operation: Operation<T>,
    token: string,
    { body, account }: { readonly body: string | undefined; readonly account: WriteAccount },
  ): DriverReply<T> => {
    const { name, method, permission } = operation;

    const send = async (attempt: Attempt): Promise<Result<T, AssistantFailure>> => {
      const aborted = abortError(attempt, context);
      if (aborted) return err(aborted);
      account.mayBeDone ||= attempt.previousAttemptMayHaveSucceeded;
      const answered = await transport(requestOf(operation, token, body), attempt);
      const cut = answered.isErr() && abortError(attempt, context);
      if (cut) {
        // The reason says why it ended; the request may have left all the same.
        return err(reviseFailure(cut, { effect: 'maybe' }));
      }
      const scene = { request: name, permission, now: context.clock.now(), redact };
      const outcome = answered
        .mapErr((failure) => failureOfTransport(failure, scene))
        .andThen((answer) => readAnswer(answer, operation, scene));
      if (outcome.isOk()) return ok(outcome.value);
      const details = outcome.error;
      // A delete whose answer was lost has been done, if a further try finds nothing.
      if (account.mayBeDone && method === 'DELETE' && details.kind === 'notFound')
        return operation.read('').mapErr((message) => context.error({ ...details, message }));
      return err(context.error(details));
    };

    return context.request(
      { name, writes: method !== 'GET', repeatable: isRepeatable(operation) },
      (attempt) => new ResultAsync(send(attempt)),
    );
  };

  const send = async <T>(
    context: DriverContext,
    operation: Operation<T>,
  ): Promise<Result<T, AssistantFailure>> => {
    const body = operation.body === undefined ? ok(undefined) : writeJson(operation.body);
    if (body.isErr()) return err(context.error(unwritable(body.error)));

    const token = await tokens.get(context);
    if (token.isErr()) return err(token.error);
    const sending = { body: body.value, account: { mayBeDone: false } };
    const result = await exchange(context, operation, token.value, sending);
    // Tokens die early: idle timeouts, revocation. A new one is tried once, never in a loop.
    if (!isRefusedToken(result) || !tokens.refuse(token.value)) return result;
    const fresh = await tokens.get(context);
    if (fresh.isErr()) return err(fresh.error);
    return exchange(context, operation, fresh.value, sending);
  };

  return { send: (context, operation) => new ResultAsync(send(context, operation)) };
}

function readAnswer<T>(
  answer: HttpAnswer,
  { read }: Operation<T>,
  scene: FailureScene,
): Result<T, ErrorDetails> {
  if (answer.status < 200 || answer.status > 299) return err(failureOfAnswer(answer, scene));
  return (answer.text === undefined ? err('the body is not UTF-8') : read(answer.text)).mapErr(
    (wrong) => failureOfReading(answer, wrong, scene),
  );
}

function search(query: Query = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given.toString()}`;
}

const isRepeatable = ({ method, repeatable }: Operation<unknown>): boolean =>
  repeatable ?? ['GET', 'PUT', 'DELETE'].includes(method);

const isRefusedToken = (result: Result<unknown, AssistantFailure>): boolean =>
  result.isErr() && result.error.status === 401 && result.error.vendorCode !== 'ip.not.authorized';

const unwritable = (why: string): ErrorDetails =>
  invalidInput([{ field: 'body', rule: 'json', message: `body ${why}` }]);
