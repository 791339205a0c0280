/** What an application writes to share runs over Redis or Valkey, with either client. */
import { createRedisRunStore, type RunStore } from '@assistant-provider/reconcile';
import type { Clock } from '@assistant-provider/core';
import { Redis } from 'ioredis';
import { createClient } from 'redis';

interface Options {
  readonly prefix?: string;
  readonly clock?: Clock;
}

export interface ConnectedRunStore {
  readonly store: RunStore;
  readonly disconnect: () => void;
}

// An `error` that nobody listens to would end the process with node-redis.
const ignore = () => undefined;

export async function runStoreOverIoredis(
  port: number,
  options: Options = {},
): Promise<ConnectedRunStore> {
  const redis = new Redis({ port, host: '127.0.0.1' }).on('error', ignore);
  await redis.ping();
  const store = createRedisRunStore({
    ...options,
    client: { eval: (script, keys, values) => redis.eval(script, keys.length, ...keys, ...values) },
  });
  return { store, disconnect: () => redis.disconnect() };
}

export async function runStoreOverNodeRedis(
  port: number,
  options: Options = {},
): Promise<ConnectedRunStore> {
  const redis = createClient({ socket: { port, host: '127.0.0.1' } });
  await redis.on('error', ignore).connect();
  const store = createRedisRunStore({
    ...options,
    client: {
      eval: (script, keys, values) =>
        redis.eval(script, { keys: [...keys], arguments: [...values] }),
    },
  });
  return { store, disconnect: () => redis.destroy() };
}
