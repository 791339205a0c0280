/** The same with the package redis, and with a share of the quota while Redis is gone. */
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisClientType } from 'redis';

/** So many requests in so many seconds, by all processes together. */
interface Quota {
  readonly points: number;
  readonly duration: number;
}

export function storesOverNodeRedis(redis: RedisClientType, quota: Quota, processes: number) {
  return {
    rateLimit: {
      store: new RateLimiterRedis({
        storeClient: redis,
        useRedisPackage: true,
        ...quota,
        // While Redis is gone each process keeps to its share.
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory({
          ...quota,
          points: Math.floor(quota.points / processes),
        }),
      }),
    },
    tokenStore: {
      get: (key: string) => redis.get(key),
      set: (key: string, value: string, ttlMs: number) => redis.set(key, value, { PX: ttlMs }),
      add: async (key: string, value: string, ttlMs: number) =>
        (await redis.set(key, value, { PX: ttlMs, NX: true })) === 'OK',
    },
  };
}
