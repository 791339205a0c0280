/**
 * Passing an abort on. By hand rather than with `AbortSignal.any`: a provider's own signal lives
 * as long as the process, and Node 20 keeps every signal ever derived from it in memory
 * (https://github.com/nodejs/node/issues/54614).
 */
import { err, type Result } from 'neverthrow';
import { Callbacks } from './callbacks.js';
import type { AssistantError } from './error.js';

const nothing = (): void => undefined;

interface Following {
  readonly callbacks: Callbacks;
  /** Of a signal that others may abort. */
  readonly listener?: () => void;
}

/**
 * Who is to be told when a signal aborts. One listener serves all: Node.js warns of a leak when a
 * signal has more than ten, and a thousand calls may well share one.
 */
const followers = new WeakMap<AbortSignal, Following>();

/** The same of signals of our own: on the signal itself, since a weak map burdens the collector. */
const following = Symbol('following');
interface FollowedSignal extends AbortSignal {
  [following]?: Following;
}

/**
 * A controller that tells the followers of its signal by itself. A listener of the platform costs
 * as much as the rest of what core does for a call.
 */
export class FollowedAbortController extends AbortController implements Following {
  readonly callbacks = new Callbacks();

  constructor() {
    super();
    (this.signal as FollowedSignal)[following] = this;
  }

  override abort(reason?: unknown): void {
    super.abort(reason);
    this.callbacks.call();
  }
}

/**
 * Calls back when a signal aborts that has not yet. Answers a function that ends that. Prefer it to
 * a listener of your own: it is cheaper, and a signal can have any number.
 */
export function whenAborted(source: AbortSignal, onAbort: () => void): () => void {
  const { callbacks, listener } =
    (source as FollowedSignal)[following] ?? followers.get(source) ?? startFollowing(source);
  const remove = callbacks.add(onAbort);
  if (listener === undefined) return remove;
  return () => {
    remove();
    if (!callbacks.isEmpty()) return;
    followers.delete(source);
    source.removeEventListener('abort', listener);
  };
}

function startFollowing(source: AbortSignal): Following {
  const callbacks = new Callbacks();
  const listener = () => callbacks.call();
  source.addEventListener('abort', listener);
  const started = { callbacks, listener };
  followers.set(source, started);
  return started;
}

/** Calls back when `source` aborts, or now if it has. Answers a function that ends that. */
export function onceAborted(source: AbortSignal | undefined, onAbort: () => void): () => void {
  if (source === undefined) return nothing;
  if (!source.aborted) return whenAborted(source, onAbort);
  onAbort();
  return nothing;
}

/**
 * The result, or the reason of the signal as soon as it aborts, whichever comes first. `release` is
 * called when it is settled, either way.
 */
export function untilAborted<T>(
  result: PromiseLike<Result<T, AssistantError>>,
  signal: AbortSignal,
  toError: (reason: unknown) => AssistantError,
  release: () => void = nothing,
): Promise<Result<T, AssistantError>> {
  return new Promise((resolve) => {
    let stopFollowing = nothing;
    const settle = (outcome: typeof result | Result<T, AssistantError>) => {
      stopFollowing();
      release();
      resolve(outcome);
    };
    const giveUp = () => settle(err(toError(signal.reason)));
    if (signal.aborted) {
      // Nobody waits for it any more, not even to hear that it rejected.
      result.then(nothing, nothing);
      return giveUp();
    }
    stopFollowing = whenAborted(signal, giveUp);
    result.then(settle, () => {
      // Rejects as it did.
      settle(result);
    });
  });
}
