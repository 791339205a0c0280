/** The options of a call. */
import type { Lane } from './lane.js';

/** The options that every call takes as its last argument. */
export interface CallOptions {
  /**
   * Aborting it ends the call at once with `cancelled`. The error's `cause` holds the signal's
   * reason.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * The most milliseconds that the whole call may take, with all its retries and pages, and with the
   * time that it waits for the vendor's quota; `false` for no bound. A call that takes longer fails
   * with `timeout`. Defaults to the provider's `timeoutMs`, which does not count that wait.
   */
  readonly timeoutMs?: number | false | undefined;
  /**
   * Where the call's requests wait for the vendor's quota. The lanes get slots alternately, so an
   * `interactive` call does not wait behind a job in the `bulk` lane. Defaults to `bulk` for `all`, `allBound`,
   * `bindMany` and `unbindMany`, and to `interactive` for every other operation.
   */
  readonly lane?: Lane | undefined;
  /**
   * Names this write: repeating the call with the same key takes effect once, if the vendor supports
   * such keys. 1 to 200 characters of any script. Defaults to a fresh key for each call.
   */
  readonly idempotencyKey?: string | undefined;
  /**
   * What to do with a field that the vendor does not support. `error` (the default) fails the call
   * with `unsupported` and names the field. `drop` ignores the field and lists it in `dropped`.
   */
  readonly onUnsupported?: 'error' | 'drop' | undefined;
}

/** Taken last by the operations of `provider.native`. */
export type NativeCallOptions = Pick<
  CallOptions,
  'signal' | 'timeoutMs' | 'lane' | 'idempotencyKey'
>;
