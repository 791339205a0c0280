/**
 * Passing an abort on. By hand rather than with `AbortSignal.any`: a provider's own signal lives
 * as long as the process, and Node 20 keeps every signal ever derived from it in memory
 * (https://github.com/nodejs/node/issues/54614).
 */
import { err, type Result } from 'neverthrow';
import type { AssistantError } from './error.js';

const nothing = (): void => undefined;

interface Following {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

/**
 * Who is to be told when a signal aborts. One listener serves all: Node.js warns of a leak when a
 * signal has more than ten, and a thousand calls may well share one.
 */
const followers = new WeakMap<AbortSignal, Following>();

function follow(source: AbortSignal, onAbort: () => void): () => void {
  const { callbacks, listener } = followers.get(source) ?? startFollowing(source);
  callbacks.add(onAbort);
  return () => {
    callbacks.delete(onAbort);
    if (callbacks.size > 0) return;
    followers.delete(source);
    source.removeEventListener('abort', listener);
  };
}

function startFollowing(source: AbortSignal): Following {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const onAbort of [...callbacks]) onAbort();
  };
  source.addEventListener('abort', listener);
  const following = { callbacks, listener };
  followers.set(source, following);
  return following;
}

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
  return follow(source, forward);
}

/** The result, or the reason of the signal as soon as it aborts, whichever comes first. */
export async function untilAborted<T>(
  result: PromiseLike<Result<T, AssistantError>>,
  signal: AbortSignal,
  toError: (reason: unknown) => AssistantError,
): Promise<Result<T, AssistantError>> {
  if (signal.aborted) return err(toError(signal.reason));
  let stopFollowing = nothing;
  const aborted = new Promise<Result<T, AssistantError>>((resolve) => {
    stopFollowing = follow(signal, () => resolve(err(toError(signal.reason))));
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    stopFollowing();
  }
}
