import { askStore } from './ask-store.js';
/** A store that is out of order is left alone for so long, or it would slow every request down. */
const storeRestMs = 5_000;
const turn = { outcome: 'turn' };
const failed = { outcome: 'failed' };
/**
 * `key` names the quota, by default the vendor does. After it failed, a store is left alone for a
 * while, in which every request has its turn.
 */
export function createSharedQuota(store, key) {
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
function waitOf(refusal) {
  const waits = [refusal, ...membersOf(refusal)].flatMap((each) => msBeforeNext(each) ?? []);
  return waits.length === 0 ? undefined : Math.max(...waits);
}
function membersOf(refusal) {
  return typeof refusal === 'object' && refusal !== null && !(refusal instanceof Error)
    ? Object.values(refusal)
    : [];
}
/**
 * At least a millisecond, so that a store that says 0 is not asked in a circle. Below 0 stands a
 * key that does not expire (Redis, PTTL): whether it was deleted is looked up now and then.
 */
function msBeforeNext(value) {
  if (typeof value !== 'object' || value === null || !('msBeforeNext' in value)) return undefined;
  const milliseconds = value.msBeforeNext;
  if (typeof milliseconds !== 'number' || Number.isNaN(milliseconds)) return undefined;
  return milliseconds < 0 ? storeRestMs : Math.max(1, milliseconds);
}
