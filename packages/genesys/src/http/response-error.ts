/**
 * Reads the vendor's response from an error. undici's `RetryAgent` and `interceptors.responseError()`
 * turn a response into an error that carries status and headers, and sometimes the body.
 */
import { parseJson } from '@assistant-provider/adapter-kit';
import { isPlainObject } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { HttpResponse } from './http.js';

/** Undefined if the error carries no response that the vendor refused the request with. */
export function readResponseError(thrown: unknown): Omit<HttpResponse, 'sends'> | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const { statusCode, headers, body } = thrown as Readonly<Record<string, unknown>>;
  if (typeof statusCode !== 'number' || statusCode < 300 || !isPlainObject(headers))
    return undefined;
  return {
    status: statusCode,
    headers: headers as HttpResponse['headers'],
    body: typeof body === 'string' ? parseJson(body) : parsedBody(body),
  };
}

/** `responseError` has parsed the body if it was JSON. `RetryAgent` drops it. */
const parsedBody = (body: unknown): Result<unknown, string> =>
  typeof body === 'object' && body !== null ? ok(body) : err('the dispatcher dropped the body');
