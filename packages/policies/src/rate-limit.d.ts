/** Keeps requests within the vendor's quota, so that a burst queues instead of failing. */
import { type Interceptor } from '@assistant-provider/core/adapter';
import { type RateLimitStore } from './shared-quota.js';
export interface RateLimitOptions {
  /** How many requests may go out within any `perMs`. */
  readonly requests: number;
  readonly perMs: number;
  /** Longest wait for a turn; default 5 minutes. What would wait longer fails at once. */
  readonly maxWaitMs?: number;
  /** Counts for several processes that share one quota; default: this process alone. */
  readonly store?: RateLimitStore;
  /** Names the quota in the store; default the vendor's name. Give accounts names of their own. */
  readonly key?: string;
}
/** 5 minutes: longer than any default deadline, so that the deadline decides. */
export declare const defaultMaxWaitMs: number;
/**
 * First come, first served. A call that is cancelled leaves the queue. When the vendor says
 * `rateLimited` and how long to wait, everyone waits.
 */
export declare function rateLimit({
  requests,
  perMs,
  maxWaitMs,
  store,
  key,
}: RateLimitOptions): Interceptor;
