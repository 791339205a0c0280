/**
 * How a call, or one attempt of it, is told to end early. Public types show an `AbortSignal`; inside,
 * a `Cancellation` makes that signal only when somebody reads it, because Node.js 20 takes as long to
 * make a signal as core takes for a call. `AbortSignal.any` is no way either: a provider's own signal
 * lives as long as the process, and Node.js 20 keeps every signal that was ever derived from it
 * (https://github.com/nodejs/node/issues/54614).
 */
import { err, type Result } from 'neverthrow';
import type { DriverContext } from '../contract/driver.js';
import type { AssistantFailure } from '../contract/error.js';
import { toAssistantError } from '../errors/assistant-error.js';
import { isFailure } from '../errors/failure.js';
import { Callbacks } from './callbacks.js';

/** Anything that carries an abort signal: the signal itself, a call, a driver's context, an attempt. */
export type AbortSource = AbortSignal | { readonly signal: AbortSignal };

/** Leads from a signal, or from an object that carries one, back to its cancellation. */
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

  /** Whether the object carries this cancellation's signal, or is the one that would make it. */
  belongsTo(carrier: { readonly signal: AbortSignal }): boolean {
    // Whoever copied the carrier has read its signal; only a copy can carry another one.
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

/** A platform signal aborts with a real `Error`, since `fetch` rejects with its reason. */
const publicReason = (reason: unknown): unknown =>
  isFailure(reason) ? toAssistantError(reason) : reason;

/** A cancellation, or the signal of somebody else. */
export type Abortable = Cancellation | AbortSignal;

/** One getter for all objects: with one each, V8 would give every object a shape of its own. */
const signalProperty: PropertyDescriptor & ThisType<Required<Linked>> = {
  enumerable: true,
  configurable: true,
  get() {
    const source = this[cancellationKey];
    return source instanceof Cancellation ? source.signal : source;
  },
};

/** Gives an object the signal of this source. It is made when it is read, which a spread does. */
export function carrySignal<T extends object>(
  carrier: T,
  source: Abortable,
): T & { readonly signal: AbortSignal } {
  (carrier as { [cancellationKey]?: Abortable })[cancellationKey] = source;
  return Object.defineProperty(carrier, 'signal', signalProperty) as T & {
    readonly signal: AbortSignal;
  };
}

/** The cancellation behind a source, or the signal of somebody else. */
export function abortableOf(source: AbortSource | Cancellation): Abortable {
  if (source instanceof Cancellation) return source;
  const linked = (source as Linked)[cancellationKey];
  if (!('signal' in source)) return linked ?? source;
  if (linked instanceof Cancellation && linked.belongsTo(source)) return linked;
  return abortableOf(source.signal);
}

/** Whether the source has aborted. Unlike `source.signal.aborted` it makes no signal. */
export function isAborted(source: AbortSource): boolean {
  return abortableOf(source).aborted;
}

/**
 * The error to report when the source has aborted, otherwise undefined. Core and the policies abort
 * with that error as the reason; any other reason becomes `cancelled`.
 */
export function abortError(
  source: AbortSource,
  context: Pick<DriverContext, 'error'>,
): AssistantFailure | undefined {
  return isAborted(source) ? reasonOf(source, context) : undefined;
}

function reasonOf(source: AbortSource, context: Pick<DriverContext, 'error'>): AssistantFailure {
  const { reason }: { readonly reason: unknown } = abortableOf(source);
  return isFailure(reason)
    ? reason
    : context.error({ kind: 'cancelled', message: 'the call was cancelled', cause: reason });
}

const unsubscribed = (): void => undefined;

/**
 * Calls back once when the source aborts, or now if it has. Returns a function that unsubscribes.
 * Prefer it to a listener: it is cheaper, and one signal can serve any number of calls.
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
    if (!callbacks.isEmpty()) return;
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
 * The result, or the error of `abortError` as soon as the source aborts, whichever comes first. Rejects
 * only if the result does, and not after the source has aborted.
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
    // A result that comes too late is ignored, and so is its rejection.
    result.then(settle, () => (settled ? undefined : settle(result)));
    unsubscribe = onAbort(source, () => settle(err(reasonOf(source, context))));
    if (settled) unsubscribe();
  });
}
