import { type Interceptor } from '@assistant-provider/core/adapter';
import { type Backoff } from './backoff.js';
export interface RetryOptions extends Backoff {
  /** All tries, the first included. */
  readonly tries: number;
}
/**
 * - 4 tries: three retries outlast a passing fault; the deadline bounds the whole anyway.
 * - 200 ms to 10 s: from a hiccup of the network to a vendor that restarts.
 */
export declare const defaultRetryOptions: RetryOptions;
/**
 * Retries `transient` errors; of a write only what cannot have happened, or is harmless to repeat.
 * Waits at least as long as the vendor asks. A vendor that asks for more time than the call has, or
 * than is believed, ends it at once.
 */
export declare function retry(options?: RetryOptions, random?: () => number): Interceptor;
