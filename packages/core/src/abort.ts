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
  /** Of a signal that others may abort. */
  readonly listener?: () => void;
}

/**
 * Who is to be told when a signal aborts. One listener serves all: Node.js warns of a leak when a
 * signal has more than ten, and a thousand calls may well share one.
 */
const followers = new WeakMap<AbortSignal, Following>();

/**
 * A controller that tells the followers of its signal by itself. A listener of the platform costs
 * as much as the rest of what core does for a call.
 */
export class TellingController extends AbortController {
  readonly #callbacks = new Set<() => void>();

  constructor() {
    super();
    followers.set(this.signal, { callbacks: this.#callbacks });
  }

  override abort(reason?: unknown): void {
    super.abort(reason);
    tell(this.#callbacks);
  }
}

function tell(callbacks: Set<() => void>): void {
  const told = [...callbacks];
  callbacks.clear();
  for (const onAbort of told) onAbort();
}

/**
 * Calls back when a signal aborts that has not yet. Answers a function that ends that. Prefer it to
 * a listener of your own: it is cheaper, and a signal can have any number.
 */
export function whenAborted(source: AbortSignal, onAbort: () => void): () => void {
  const { callbacks, listener } = followers.get(source) ?? startFollowing(source);
  callbacks.add(onAbort);
  return () => {
    callbacks.delete(onAbort);
    if (callbacks.size > 0 || listener === undefined) return;
    followers.delete(source);
    source.removeEventListener('abort', listener);
  };
}

function startFollowing(source: AbortSignal): Following {
  const callbacks = new Set<() => void>();
  const listener = () => tell(callbacks);
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
  return whenAborted(source, forward);
}

/** The result, or the reason of the signal as soon as it aborts, whichever comes first. */
export function untilAborted<T>(
  result: PromiseLike<Result<T, AssistantError>>,
  signal: AbortSignal,
  toError: (reason: unknown) => AssistantError,
): Promise<Result<T, AssistantError>> {
  return new Promise((resolve) => {
    const giveUp = () => resolve(err(toError(signal.reason)));
    if (signal.aborted) return giveUp();
    const stopFollowing = whenAborted(signal, giveUp);
    result.then(
      (settled) => {
        stopFollowing();
        resolve(settled);
      },
      () => {
        stopFollowing();
        // Rejects as it did.
        resolve(result);
      },
    );
  });
}
