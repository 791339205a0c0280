/** A quota that several processes share through the application's store. */
import { askStore, storeTimeoutMs } from '@assistant-provider/adapter-kit';
import { isError, type Call } from '@assistant-provider/core/adapter';
import { Result } from 'neverthrow';

/**
 * Counts the requests of several processes. Every limiter of the package rate-limiter-flexible fits,
 * such as its `RateLimiterRedis` over Redis or Valkey.
 */
export interface RateLimitStore {
  /**
   * Takes one slot of the quota `key`. Resolves if there is one. Rejects with an object that has
   * `msBeforeNext`, the milliseconds until the next slot, if there is none. Any other rejection means
   * that the store is down; requests then go out without the shared quota.
   */
  consume(key: string): Promise<unknown>;
}

/** `refused` says how long the store wants to wait. `failed` means that the store is down. */
export type SharedSlot =
  | { readonly outcome: 'granted' }
  | { readonly outcome: 'refused'; readonly waitMs: number }
  | { readonly outcome: 'failed' };

export interface SharedQuota {
  /**
   * Asks the store for a slot. Never rejects, and resolves within the store's timeout, or when
   * `ending` aborts because nobody waits for the slot any longer.
   */
  takeSlot(call: Call, ending: AbortSignal): Promise<SharedSlot>;
}

/** How long a store that failed is not asked. Asking a store that is down delays every request. */
const storeRestMs = 5_000;

const granted: SharedSlot = { outcome: 'granted' };
const failed: SharedSlot = { outcome: 'failed' };

/**
 * Returns the quota that is named `key` in the store; the name defaults to the vendor's. After a
 * failure the store is not asked for a while, and every request gets a slot.
 */
export function createSharedQuota(store: RateLimitStore, key: string | undefined): SharedQuota {
  let restingUntil = -Infinity;
  /** Since when the store owes a response. Calls that leave early must not hide that it is down. */
  let silentSince: number | undefined;

  const ask = async (name: string): Promise<unknown> => {
    try {
      return await store.consume(name);
    } finally {
      silentSince = undefined;
    }
  };

  const rest = (now: number): SharedSlot => {
    silentSince = undefined;
    restingUntil = now + storeRestMs;
    return failed;
  };

  return {
    async takeSlot({ clock, vendor }, ending) {
      const now = clock.monotonic();
      if (now < restingUntil) return granted;
      silentSince ??= now;
      if (now - silentSince >= storeTimeoutMs) return rest(now);
      const consumed = await askStore(clock, () => ask(key ?? vendor), ending);
      if (consumed.isOk() || ending.aborted) return granted;
      const waitMs = waitOf(consumed.error).unwrapOr(undefined);
      return waitMs === undefined ? rest(clock.monotonic()) : { outcome: 'refused', waitMs };
    },
  };
}

/**
 * A `RateLimiterRes` holds one wait. A `RateLimiterUnion` rejects with one wait for each of its
 * limiters, keyed by their names; the longest one counts. The store's own objects may throw when read.
 */
const waitOf = Result.fromThrowable((refusal: unknown): number | undefined => {
  let longest: number | undefined;
  for (const each of [refusal, ...membersOf(refusal)]) {
    const wait = msBeforeNext(each);
    if (wait !== undefined) longest = Math.max(wait, longest ?? 0);
  }
  return longest;
});

function membersOf(refusal: unknown): readonly unknown[] {
  return typeof refusal === 'object' && refusal !== null && !isError(refusal)
    ? Object.values(refusal)
    : [];
}

/**
 * Returns at least 1 ms, so that a store that says 0 is not asked in a tight loop. A negative value
 * means that the key does not expire (Redis, PTTL); such a store, and one that says `Infinity`, is
 * asked again from time to time.
 */
function msBeforeNext(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('msBeforeNext' in value)) return undefined;
  const milliseconds = value.msBeforeNext;
  if (typeof milliseconds !== 'number' || Number.isNaN(milliseconds)) return undefined;
  return milliseconds < 0 || milliseconds === Infinity ? storeRestMs : Math.max(1, milliseconds);
}
