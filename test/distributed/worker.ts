/** One of several processes that share a quota and a token: an application on Genesys Cloud. */
import { createGenesysProvider, type GenesysProvider } from '@assistant-provider/genesys';
import type { RateLimitStore } from '@assistant-provider/policies';
import { Redis } from 'ioredis';
import { createClient, type RedisClientType } from 'redis';
import type { FromWorker, ToWorker, Work, WorkDone, WorkerSetup } from './protocol.js';
import { storesOverNodeRedis } from './stores-over-node-redis.js';
import { storesOverIoredis } from './stores.js';

const tell = (message: FromWorker) => process.send?.(message);
// An `error` that nobody listens to would end the process with node-redis.
const ignore = () => undefined;

/** The test has gone. */
const endAtOnce = () => process.exit(1);

async function connect({ redisClient, redisPort: port, quota, processes }: WorkerSetup) {
  if (redisClient === 'ioredis') {
    const redis = new Redis({ port, host: '127.0.0.1' }).on('error', ignore);
    await redis.ping();
    return { stores: storesOverIoredis(redis, quota), disconnect: () => redis.disconnect() };
  }
  const redis: RedisClientType = createClient({ socket: { port, host: '127.0.0.1' } });
  await redis.on('error', ignore).connect();
  const stores = storesOverNodeRedis(redis, quota, processes);
  return { stores, disconnect: () => redis.destroy() };
}

/** The same store, which notes when it gave a turn. */
function noting(store: RateLimitStore) {
  const turnsAt: number[] = [];
  const consume = async (key: string) => {
    await store.consume(key);
    turnsAt.push(Date.now());
  };
  return { store: { consume }, turnsAt };
}

async function run(
  { assistants }: GenesysProvider,
  { reads, names }: Work,
): Promise<Omit<WorkDone, 'turnsAt'>> {
  const results = await Promise.all([
    ...names.map((name) => assistants.create({ name }).map(() => undefined)),
    ...Array.from({ length: reads }, () => assistants.list().map(() => undefined)),
  ]);
  const failures = results.flatMap((result) => (result.isErr() ? [String(result.error)] : []));
  return { succeeded: results.length - failures.length, failures };
}

async function begin(setup: WorkerSetup): Promise<void> {
  const { apiUrl, loginUrl, clientId, clientSecret, requests, perMs } = setup;
  const { stores, disconnect } = await connect(setup);
  const { store, turnsAt } = noting(stores.rateLimit.store);
  const provider = createGenesysProvider({
    apiUrl,
    loginUrl,
    clientId,
    clientSecret,
    tokenStore: stores.tokenStore,
    rateLimit: { requests, perMs, store },
  });
  process.on('message', (message: ToWorker) => {
    if ('work' in message)
      void run(provider, message.work).then((done) => tell({ done: { ...done, turnsAt } }));
    if (!('stop' in message)) return;
    process.off('disconnect', endAtOnce);
    // Nothing is left after this that would keep the process alive.
    disconnect();
    void provider.close().then(() => process.disconnect());
  });
  tell({ ready: true });
}

process.once('message', (message: ToWorker) => {
  if ('setup' in message) void begin(message.setup);
});
process.once('disconnect', endAtOnce);
