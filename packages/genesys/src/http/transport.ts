/** One HTTP exchange over undici. Redirects are not followed and the response's size is bounded. */
import { connectionErrorFacts } from '@assistant-provider/adapter-kit';
import { isAborted, type Attempt } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { Dispatcher } from 'undici';
import type { Connections } from './connections.js';
import type { ConnectionFailure, HttpRequest, HttpResponse } from './http.js';
import { ResponseReader } from './response-reader.js';

/** Sends one request. Never rejects. */
export type Transport = (
  request: HttpRequest,
  attempt: Pick<Attempt, 'signal'>,
) => Promise<Result<HttpResponse, ConnectionFailure>>;

export function createTransport(connections: Connections, maxResponseBytes: number): Transport {
  const exchange = (
    dispatcher: Dispatcher,
    ...[request, attempt]: Parameters<Transport>
  ): ReturnType<Transport> =>
    new Promise((resolve) => {
      const onResponse = (response: HttpResponse) => resolve(ok(response));
      const onFailure = (cause: unknown) => resolve(failed(cause));
      if (isAborted(attempt)) return onFailure(attempt.signal.reason);
      try {
        const reader = new ResponseReader({ onResponse, onFailure }, maxResponseBytes, attempt);
        dispatcher.dispatch(request, reader);
      } catch (thrown) {
        onFailure(thrown);
      }
    });

  return (request, attempt) => {
    const dispatcher = connections.dispatcher();
    return 'then' in dispatcher
      ? dispatcher.then((loaded) => exchange(loaded, request, attempt), failed)
      : exchange(dispatcher, request, attempt);
  };
}

const failed = (cause: unknown): Result<HttpResponse, ConnectionFailure> =>
  err({ ...connectionErrorFacts(cause), cause });
