/** A quota that several processes share through a store of theirs. */
import type { Call } from '@assistant-provider/core/adapter';
/**
 * Whoever keeps the count. Any limiter of the package rate-limiter-flexible is one, such as its
 * `RateLimiterRedis` over Redis or Valkey: resolved is a turn, rejected with `msBeforeNext` is the
 * time until the next, rejected with an `Error` is a store that is out of order.
 */
export interface RateLimitStore {
  consume(key: string): Promise<unknown>;
}
/** `refused` says how long to wait before asking again; `failed`, that the store is out of order. */
export type StoreAnswer =
  | {
      readonly outcome: 'turn';
    }
  | {
      readonly outcome: 'refused';
      readonly waitMs: number;
    }
  | {
      readonly outcome: 'failed';
    };
export interface SharedQuota {
  /** Never rejects, and answers soon. */
  ask(call: Call): Promise<StoreAnswer>;
}
/**
 * `key` names the quota, by default the vendor does. After it failed, a store is left alone for a
 * while, in which every request has its turn.
 */
export declare function createSharedQuota(
  store: RateLimitStore,
  key: string | undefined,
): SharedQuota;
