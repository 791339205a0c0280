/** Sends one request to Acme and checks the response. */
import { fetchJson, type shape } from '@assistant-provider/adapter-kit';
import type {
  AssistantFailure,
  Attempt,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { createHash } from 'node:crypto';
import { err, ok } from 'neverthrow';
import { describeRefusal, describeUnreadable } from '../errors/describe.js';
import { requests, type AcmeRequest } from '../wire/requests.js';
import { readNothing } from '../wire/shapes.js';

/** Which account of Acme a driver uses. */
export interface AcmeAccount {
  /** An API key, from Acme's settings. */
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** A longer response fails with `unexpectedReply`. Defaults to 32 MiB. */
  readonly maxResponseBytes?: number | undefined;
}

/** One request, with what goes into it. */
interface AcmeInput {
  readonly request: AcmeRequest;
  /** A value for each `{…}` in the path of the request. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** Acme carries out requests with the same key once. */
  readonly key?: string;
}

export interface AcmeClient {
  send<T>(context: DriverContext, input: AcmeInput, read: shape.Reader<T>): DriverReply<T>;
  /** Like `send`, for a removal. `gone` are the reasons for which there is nothing to remove. */
  remove(context: DriverContext, input: AcmeInput, gone: readonly string[]): DriverReply<void>;
}

export function createClient({ apiKey, baseUrl, maxResponseBytes }: AcmeAccount): AcmeClient {
  const attemptRequest = <T>(
    context: DriverContext,
    { request, path = {}, query = {}, body, key }: AcmeInput,
    read: shape.Reader<T>,
    attempt: Attempt,
  ): DriverReply<T> => {
    const [method = '', template = ''] = request.split(' ');
    const url = new URL(
      template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '')),
      baseUrl,
    );
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    const headers = {
      'Acme-Key': apiKey,
      ...(key !== undefined && { 'Acme-Request-Key': digestOf(key) }),
    };
    return fetchJson(url, { method, headers, body, maxResponseBytes }, attempt, context).andThen(
      (response) =>
        response.ok
          ? response.body
              .andThen(read)
              .mapErr((problem) => describeUnreadable(response, problem, context))
          : err(describeRefusal(response, context)),
    );
  };

  return {
    send: (context, input, read) =>
      context.request({ name: input.request, ...requests[input.request] }, (attempt) =>
        attemptRequest(context, input, read, attempt),
      ),

    remove: (context, input, gone) =>
      context.request({ name: input.request, ...requests[input.request] }, (attempt) =>
        attemptRequest(context, input, readNothing, attempt).orElse((failure) =>
          isRemoved(failure, gone, attempt) ? ok() : err(failure),
        ),
      ),
  };
}

/** Whether an earlier attempt of this request may have removed it, and its response got lost. */
const isRemoved = (
  { vendorCode = '' }: AssistantFailure,
  gone: readonly string[],
  { previousAttemptMayHaveSucceeded }: Attempt,
): boolean => previousAttemptMayHaveSucceeded && gone.includes(vendorCode);

/** A caller's key has up to 200 characters of any script, a key of Acme's up to 64 of ASCII. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');
