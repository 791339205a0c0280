/** What an application writes to share a quota and a token over Redis or Valkey, with ioredis. */
import { createGenesysProvider, type ClientCredentials } from '@assistant-provider/genesys';
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';

/** So many requests in so many seconds, by all processes together. */
export interface Quota {
  readonly points: number;
  readonly duration: number;
}

export function storesOverIoredis(redis: Redis, quota: Quota) {
  return {
    rateLimit: { store: new RateLimiterRedis({ storeClient: redis, ...quota }) },
    tokenStore: {
      get: (key: string) => redis.get(key),
      set: (key: string, value: string, ttlMs: number) => redis.set(key, value, 'PX', ttlMs),
      add: async (key: string, value: string, ttlMs: number) =>
        (await redis.set(key, value, 'PX', ttlMs, 'NX')) === 'OK',
    },
  };
}

type Connection = ClientCredentials & { readonly apiUrl: string; readonly loginUrl: string };

export function openShared(connection: Connection, redis: Redis) {
  // A minute touches at most 13 windows of 5 s, and 13 × 23 requests are within 300.
  const quota = { points: 23, duration: 5 };
  return createGenesysProvider({ ...connection, ...storesOverIoredis(redis, quota) });
}
