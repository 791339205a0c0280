/** One HTTP exchange over undici. Redirects are not followed and the response's size is bounded. */
import { connectionErrorFacts, identityCoding } from '@assistant-provider/adapter-kit';
import type { MonotonicClock } from '@assistant-provider/core';
import { isAborted, type Attempt } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { Connections, Sender } from './connections.js';
import type { ConnectionFailure, HttpRequest, HttpResponse } from './http.js';
import { readResponseError } from './response-error.js';
import { ResponseReader } from './response-reader.js';

/** Sends one request. Never rejects. */
export type Transport = (
  request: HttpRequest,
  attempt: Pick<Attempt, 'signal'>,
  clock: MonotonicClock,
) => Promise<Result<HttpResponse, ConnectionFailure>>;

export function createTransport(connections: Connections, maxResponseBytes: number): Transport {
  const failed = (cause: unknown, sends = 0): Result<HttpResponse, ConnectionFailure> => {
    const response = readResponseError(cause);
    if (response) return ok({ ...response, sends });
    const unsent = connections.areOwn && sends === 0;
    return err({ ...connectionErrorFacts(cause), cause, sends, unsent });
  };

  const exchange = (
    sender: Sender,
    request: HttpRequest,
    attempt: Pick<Attempt, 'signal'>,
  ): ReturnType<Transport> =>
    new Promise((resolve) => {
      if (isAborted(attempt)) return resolve(failed(attempt.signal.reason));
      const reader = new ResponseReader(
        {
          onResponse: (response) => resolve(ok({ ...response, sends: reader.sends })),
          onFailure: (cause) => resolve(failed(cause, reader.sends)),
        },
        maxResponseBytes,
        attempt,
      );
      try {
        sender.dispatch(
          { ...request, headers: { ...request.headers, 'accept-encoding': identityCoding } },
          reader,
        );
      } catch (thrown) {
        reader.onResponseError(undefined, thrown);
      }
    });

  return (request, attempt, clock) => {
    const sender = connections.sender(clock);
    return 'then' in sender
      ? sender.then(
          (loaded) => exchange(loaded, request, attempt),
          (cause: unknown) => failed(cause),
        )
      : exchange(sender, request, attempt);
  };
}
