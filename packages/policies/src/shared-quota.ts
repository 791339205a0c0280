/** A quota that several processes share through a store of theirs. */
import { askStore } from '@assistant-provider/adapter-kit';
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
  | { readonly outcome: 'turn' }
  | { readonly outcome: 'refused'; readonly waitMs: number }
  | { readonly outcome: 'failed' };

export interface SharedQuota {
  /** Never rejects, and answers soon. */
  ask(call: Call): Promise<StoreAnswer>;
}

/** A store that is out of order is left alone for so long, or it would slow every request down. */
const storeRestMs = 5_000;

const turn: StoreAnswer = { outcome: 'turn' };
const failed: StoreAnswer = { outcome: 'failed' };

/**
 * `key` names the quota, by default the vendor does. After it failed, a store is left alone for a
 * while, in which every request has its turn.
 */
export function createSharedQuota(store: RateLimitStore, key: string | undefined): SharedQuota {
  let restingUntil = -Infinity;
  return {
    async ask({ clock, vendor }) {
      if (clock.now() < restingUntil) return turn;
      const answer = await askStore(clock, () => store.consume(key ?? vendor));
      if (answer.isOk()) return turn;
      const waitMs = waitOf(answer.error);
      if (waitMs !== undefined) return { outcome: 'refused', waitMs };
      restingUntil = clock.now() + storeRestMs;
      return failed;
    },
  };
}

/**
 * Of a `RateLimiterRes`; or the longest of several, which a `RateLimiterUnion` answers by the names
 * of its limiters.
 */
function waitOf(refusal: unknown): number | undefined {
  const waits = [refusal, ...membersOf(refusal)].flatMap((each) => msBeforeNext(each) ?? []);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function membersOf(refusal: unknown): readonly unknown[] {
  return typeof refusal === 'object' && refusal !== null && !(refusal instanceof Error)
    ? Object.values(refusal)
    : [];
}

/**
 * At least a millisecond, so that a store that says 0 is not asked in a circle. Below 0 stands a
 * key that does not expire (Redis, PTTL): whether it was deleted is looked up now and then.
 */
function msBeforeNext(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('msBeforeNext' in value)) return undefined;
  const milliseconds = value.msBeforeNext;
  if (typeof milliseconds !== 'number' || Number.isNaN(milliseconds)) return undefined;
  return milliseconds < 0 ? storeRestMs : Math.max(1, milliseconds);
}
