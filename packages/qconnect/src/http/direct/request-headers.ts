/** The headers of one request that are not the same for all: what the SDK's middleware would add. */
import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '@smithy/types';

/**
 * The trace is that by which AWS Lambda finds functions that call each other in a circle (recursive
 * loop detection): each invocation has its own.
 */
export function addRequestHeaders({ headers, body }: HttpRequest, isInLambda: boolean): void {
  const trace = isInLambda ? process.env['_X_AMZN_TRACE_ID'] : undefined;
  if (trace) headers['X-Amzn-Trace-Id'] = trace;
  // Before the signature, which covers it.
  if (typeof body === 'string') headers['content-length'] = String(Buffer.byteLength(body));
  headers['amz-sdk-invocation-id'] = randomUUID();
  // Retrying is the interceptors' business: to the SDK each try is the only one.
  headers['amz-sdk-request'] = 'attempt=1; max=1';
}
