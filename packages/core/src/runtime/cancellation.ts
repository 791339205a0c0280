/**
 * What ends a call, or a try of it, before its time. By hand rather than with `AbortSignal.any`: a
 * provider's own signal lives as long as the process, and Node 20 keeps every signal ever derived
 * from it in memory (https://github.com/nodejs/node/issues/54614).
 */
import { Callbacks } from './callbacks.js';

/** Follow it with `whenAborted`, which needs no signal of the platform's. */
export interface Ending {
  readonly aborted: boolean;
  /** An `AssistantError`, unless whoever ended it is no part of the library. */
  readonly reason: unknown;
  /** For `fetch` and the like: made when it is first read. */
  readonly signal: AbortSignal;
}

/** Signals that are made of an ending know it, so that who follows them costs no listener. */
const ending = Symbol('ending');
interface SignalOfEnding extends AbortSignal {
  [ending]?: AbortableEnding;
}

/** An ending, and its end: what `AbortController` is to `AbortSignal`. */
export class AbortableEnding implements Ending {
  readonly callbacks = new Callbacks();
  aborted = false;
  reason: unknown = undefined;
  #controller: AbortController | undefined;

  /** Node.js 20 takes as long to make one as core takes for a call, and most are never read. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      (this.#controller.signal as SignalOfEnding)[ending] = this;
      if (this.aborted) this.#controller.abort(this.reason);
    }
    return this.#controller.signal;
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#controller?.abort(reason);
    this.callbacks.call();
  }
}

/** The ending of a signal that came from elsewhere. */
class ForeignEnding implements Ending {
  readonly signal: AbortSignal;
  constructor(signal: AbortSignal) {
    this.signal = signal;
  }
  get aborted(): boolean {
    return this.signal.aborted;
  }
  get reason(): unknown {
    return this.signal.reason as unknown;
  }
}

export function endingOf(signal: AbortSignal): Ending {
  return (signal as SignalOfEnding)[ending] ?? new ForeignEnding(signal);
}

interface Following {
  readonly callbacks: Callbacks;
  readonly listener: () => void;
}

/**
 * Who is to be told when a signal from elsewhere aborts. One listener serves all: Node.js warns of a
 * leak when a signal has more than ten, and a thousand calls may well share one.
 */
const followers = new WeakMap<AbortSignal, Following>();

const nothing = (): void => undefined;

/**
 * Calls back when it aborts, if it has not yet. Answers a function that ends that. Prefer it to a
 * listener of your own: it is cheaper, and a signal can have any number.
 */
export function whenAborted(source: Ending | AbortSignal, onAbort: () => void): () => void {
  const followed = 'signal' in source ? source : endingOf(source);
  return followed instanceof AbortableEnding
    ? followed.callbacks.add(onAbort)
    : followSignal(followed.signal, onAbort);
}

function followSignal(signal: AbortSignal, onAbort: () => void): () => void {
  const { callbacks, listener } = followers.get(signal) ?? startFollowing(signal);
  const remove = callbacks.add(onAbort);
  return () => {
    remove();
    if (!callbacks.isEmpty()) return;
    followers.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}

function startFollowing(signal: AbortSignal): Following {
  const callbacks = new Callbacks();
  const listener = () => callbacks.call();
  signal.addEventListener('abort', listener);
  const started = { callbacks, listener };
  followers.set(signal, started);
  return started;
}

/** Calls back when it aborts, or now if it has. Answers a function that ends that. */
export function onceAborted(
  source: Ending | AbortSignal | undefined,
  onAbort: () => void,
): () => void {
  if (source === undefined) return nothing;
  if (!source.aborted) return whenAborted(source, onAbort);
  onAbort();
  return nothing;
}
