/**
 * Passing an abort on. By hand rather than with `AbortSignal.any`: a provider's own signal lives
 * as long as the process, and Node 20 keeps every signal ever derived from it in memory
 * (https://github.com/nodejs/node/issues/54614).
 */
import { err, type Result } from 'neverthrow';
import type { AssistantError } from './error.js';

const nothing = (): void => undefined;

/** Aborts `target` when `source` aborts. Answers a function that ends the connection. */
export function forwardAbort(
  source: AbortSignal | undefined,
  target: AbortController,
  reasonOf: (reason: unknown) => unknown,
): () => void {
  if (source === undefined) return nothing;
  const forward = () => target.abort(reasonOf(source.reason));
  if (source.aborted) {
    forward();
    return nothing;
  }
  source.addEventListener('abort', forward);
  return () => source.removeEventListener('abort', forward);
}

/** The result, or the reason of the signal as soon as it aborts, whichever comes first. */
export async function untilAborted<T>(
  result: PromiseLike<Result<T, AssistantError>>,
  signal: AbortSignal,
  toError: (reason: unknown) => AssistantError,
): Promise<Result<T, AssistantError>> {
  if (signal.aborted) return err(toError(signal.reason));
  let onAbort = nothing;
  const aborted = new Promise<Result<T, AssistantError>>((resolve) => {
    onAbort = () => resolve(err(toError(signal.reason)));
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
