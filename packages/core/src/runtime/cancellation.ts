/**
 * Cancels a call or one attempt. Public types show an `AbortSignal`; inside, a `Cancellation` creates
 * that signal only when somebody reads it, because Node.js 20 needs as long to create a signal as core
 * needs for a call. `AbortSignal.any` does not help: a provider's signal lives as long as the process,
 * and Node.js 20 keeps every signal derived from it (https://github.com/nodejs/node/issues/54614).
 */
import { err, type Result } from 'neverthrow';
import type { DriverContext } from '../contract/driver-context.js';
import type { AssistantFailure } from '../contract/error.js';
import { toSharedError } from '../errors/assistant-error.js';
import { isFailure } from '../errors/failure.js';
import { Callbacks } from './callbacks.js';

/** Anything that carries an abort signal: the signal itself, a call, a driver's context, an attempt. */
export type AbortSource =
  | AbortSignal
  | {
      /** The signal that aborts. */
      readonly signal: AbortSignal;
    };

/** Links a signal, or an object with a signal, to its cancellation. */
const cancellationKey = Symbol('cancellation');
interface Linked {
  readonly [cancellationKey]?: Abortable;
}

/** The inner side of a signal: what `AbortController` is to `AbortSignal`. */
export class Cancellation {
  readonly callbacks = new Callbacks();
  aborted = false;
  reason: unknown = undefined;
  #controller: AbortController | undefined;

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      Object.assign(this.#controller.signal, { [cancellationKey]: this });
      if (this.aborted) this.#controller.abort(publicReason(this.reason));
    }
    return this.#controller.signal;
  }

  /** Returns whether reading the object's `signal` gives this cancellation's signal. */
  belongsTo(carrier: { readonly signal: AbortSignal }): boolean {
    // Only a copy of the object can carry another signal, and copying reads the signal.
    return this.#controller === undefined || carrier.signal === this.#controller.signal;
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#controller?.abort(publicReason(reason));
    this.callbacks.call();
  }
}

/** A platform signal aborts with a real `Error`, because `fetch` rejects with the reason. */
const publicReason = (reason: unknown): unknown =>
  isFailure(reason) ? toSharedError(reason) : reason;

/** A cancellation, or a foreign signal. */
export type Abortable = Cancellation | AbortSignal;

/** All objects share one getter, because V8 gives an object with its own getter its own shape. */
const signalProperty: PropertyDescriptor & ThisType<Required<Linked>> = {
  enumerable: true,
  configurable: true,
  get() {
    const source = this[cancellationKey];
    return source instanceof Cancellation ? source.signal : source;
  },
};

/** Adds the source's signal to an object. The signal is created when it is read, also by a spread. */
export function carrySignal<T extends object>(
  carrier: T,
  source: Abortable,
): T & { readonly signal: AbortSignal } {
  (carrier as { [cancellationKey]?: Abortable })[cancellationKey] = source;
  return Object.defineProperty(carrier, 'signal', signalProperty) as T & {
    readonly signal: AbortSignal;
  };
}

/** Returns the cancellation behind a source, or the source's signal if the signal is foreign. */
export function abortableOf(source: AbortSource | Cancellation): Abortable {
  if (source instanceof Cancellation) return source;
  const linked = (source as Linked)[cancellationKey];
  if (!('signal' in source)) return linked ?? source;
  if (linked instanceof Cancellation && linked.belongsTo(source)) return linked;
  return abortableOf(source.signal);
}

/** Returns whether the source has aborted. Unlike `source.signal.aborted`, it does not create a signal. */
export function isAborted(source: AbortSource): boolean {
  return abortableOf(source).aborted;
}

/**
 * Returns the error to report if the source has aborted, otherwise undefined. Core and the policies
 * abort with that error as the reason. Any other reason becomes `cancelled`.
 */
export function abortError(
  source: AbortSource,
  context: Pick<DriverContext, 'error'>,
): AssistantFailure | undefined {
  return isAborted(source) ? reasonOf(source, context) : undefined;
}

/** Returns the error to report for a source that has aborted. */
export function reasonOf(
  source: AbortSource,
  context: Pick<DriverContext, 'error'>,
): AssistantFailure {
  const reason: unknown = abortableOf(source).reason;
  return isFailure(reason)
    ? reason
    : context.error({ kind: 'cancelled', message: 'the call was cancelled', cause: reason });
}

const unsubscribed = (): void => undefined;

/**
 * Calls `callback` once when the source aborts, or at once if it has aborted. Returns a function that
 * unsubscribes. Prefer `onAbort` to a listener: it costs less, and one signal can serve any number of
 * calls.
 */
export function onAbort(
  source: AbortSource | Cancellation | undefined,
  callback: () => void,
): () => void {
  if (source === undefined) return unsubscribed;
  const abortable = abortableOf(source);
  if (!abortable.aborted)
    return abortable instanceof Cancellation
      ? abortable.callbacks.add(callback)
      : subscribe(abortable, callback);
  callback();
  return unsubscribed;
}

interface Subscription {
  readonly callbacks: Callbacks;
  readonly listener: () => void;
}

/**
 * One listener for each foreign signal. Node.js warns of a leak when a signal has more than ten, and a
 * thousand calls may share one.
 */
const subscriptions = new WeakMap<AbortSignal, Subscription>();

function subscribe(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = subscriptions.get(signal) ?? listenTo(signal);
  const remove = callbacks.add(callback);
  return () => {
    remove();
    // Unsubscribing twice must not remove a later subscription to the same signal.
    if (!callbacks.isEmpty() || subscriptions.get(signal)?.callbacks !== callbacks) return;
    subscriptions.delete(signal);
    signal.removeEventListener('abort', listener);
  };
}

function listenTo(signal: AbortSignal): Subscription {
  const callbacks = new Callbacks();
  const listener = () => callbacks.call();
  signal.addEventListener('abort', listener);
  const subscription = { callbacks, listener };
  subscriptions.set(signal, subscription);
  return subscription;
}

/**
 * Resolves to the result, or to the error of `abortError` if the source aborts first. Rejects only if
 * `result` rejects before the source aborts.
 */
export function raceAbort<T, E>(
  result: PromiseLike<Result<T, E>>,
  source: AbortSource,
  context: Pick<DriverContext, 'error'>,
): Promise<Result<T, E | AssistantFailure>> {
  return new Promise((resolve) => {
    let unsubscribe = unsubscribed;
    let settled = false;
    const settle = (outcome: typeof result | Result<T, E | AssistantFailure>) => {
      settled = true;
      unsubscribe();
      resolve(outcome);
    };
    // A late result or rejection is ignored.
    result.then(settle, () => (settled ? undefined : settle(result)));
    unsubscribe = onAbort(source, () => settle(err(reasonOf(source, context))));
    if (settled) unsubscribe();
  });
}
