/** Run stores that several processes share: over files, and over a real server of Redis or Valkey. */
import {
  createFileRunStore,
  createRedisRunStore,
  type RunStore,
} from '@assistant-provider/reconcile';
import { createManualClock } from '@assistant-provider/test-support';
import { Redis } from 'ioredis';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { describeRunStore } from '../../packages/reconcile/test/run-store/contract.js';
import { logName, type AppliedLine, type ApplierSetup } from './applier.js';
import { startRedisServer, type RedisServer } from './redis-server.js';
import { runStoreOverIoredis, runStoreOverNodeRedis } from './run-stores.js';

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedisServer();
  redis = new Redis({ port: server.port, host: '127.0.0.1' }).on('error', () => undefined);
});
afterAll(async () => {
  redis.disconnect();
  await server.kill();
});

/** The leases of the server end by its own clock, so they are shortened by the time that passes. */
async function shortenLeases(prefix: string, ms: number): Promise<void> {
  for (const key of await redis.keys(`{${prefix}}:lock:*`)) {
    const left = await redis.pttl(key);
    if (left > 0) await redis.pexpire(key, Math.max(0, left - ms));
  }
}

let stores = 0;
describe.each([
  ['ioredis', runStoreOverIoredis],
  ['node-redis', runStoreOverNodeRedis],
])('with %s', (_, connect) => {
  describeRunStore('the Redis store', async () => {
    stores += 1;
    const prefix = `store ${stores}`;
    const clock = createManualClock({ now: Date.UTC(2026, 0, 1) });
    const connected = await Promise.all([1, 2].map(() => connect(server.port, { prefix, clock })));
    onTestFinished(() => connected.forEach(({ disconnect }) => disconnect()));
    let opened = 0;
    return {
      open: () => (connected[(opened += 1) % 2] as (typeof connected)[0]).store,
      async pass(ms) {
        await shortenLeases(prefix, ms);
        await clock.advance(ms);
      },
      clock,
    };
  });
});

async function startApplier(setup: ApplierSetup) {
  const child = fork(fileURLToPath(new URL('applier.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
  });
  const exited = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);
  const reported: AppliedLine[] = [];
  const failures: unknown[] = [];
  child.on('message', (message: AppliedLine | { readonly failed: unknown }) => {
    if ('failed' in message) failures.push(message.failed);
    else reported.push(message);
  });
  child.send(setup);
  await once(child, 'spawn').catch(() => undefined);
  return { kill, reported, failures };
}
type Applier = Awaited<ReturnType<typeof startApplier>>;

async function expectTakeovers(setup: ApplierSetup, store: RunStore): Promise<void> {
  const all: Applier[] = await Promise.all([startApplier(setup), startApplier(setup)]);
  const living = new Set(all);
  for (let kills = 0; kills < 4; kills += 1) {
    // The lock goes to one of them, also after its holder was killed in the middle of its work.
    const before = new Map([...living].map((applier) => [applier, applier.reported.length]));
    const holderNow = () =>
      [...living].find(({ reported }, index) => {
        const seen = [...before.values()][index] as number;
        return reported.length >= seen + 5 + kills;
      });
    await expect.poll(holderNow, { timeout: 30_000, interval: 5 }).toBeDefined();
    const holder = holderNow() as Applier;
    await holder.kill();
    living.delete(holder);
    const next = await startApplier(setup);
    living.add(next);
    all.push(next);
  }
  for (const applier of living) await applier.kill();

  const log = (await store.read(logName))._unsafeUnwrap();
  const lines = log.lines.map((line) => JSON.parse(line) as AppliedLine);
  const texts = new Set(log.lines);
  expect(all.flatMap(({ failures }) => failures)).toEqual([]);
  // Nothing was doubled.
  expect(texts.size).toBe(lines.length);
  // Nothing that was reported is lost.
  const reported = all.flatMap((applier) => applier.reported.map((line) => JSON.stringify(line)));
  expect(reported.filter((line) => !texts.has(line))).toEqual([]);
  expect(reported.length).toBeGreaterThanOrEqual(4 * 5);
  // One holder after the other has written, and each in its own order.
  const tokens = lines.map(({ token }) => token);
  expect(tokens).toEqual([...tokens].sort((one, other) => one - other));
  expect(new Set(lines.map(({ applier }) => applier)).size).toBeGreaterThanOrEqual(4);
  for (const token of new Set(tokens)) {
    const ofHolder = lines.filter((line) => line.token === token);
    expect(new Set(ofHolder.map(({ applier }) => applier)).size).toBe(1);
    expect(ofHolder.map(({ number }) => number)).toEqual(ofHolder.map((_, index) => index));
  }
}

describe('an applier that is killed while it holds the lock', () => {
  it('is replaced after its lease, and loses and doubles no line: files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-appliers-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await expectTakeovers({ folder }, createFileRunStore({ folder }));
  }, 120_000);

  it.each(['ioredis', 'redis'] as const)(
    'is replaced after its lease, and loses and doubles no line: %s',
    async (client) => {
      await redis.flushall();
      const { store, disconnect } = await runStoreOverIoredis(server.port);
      onTestFinished(disconnect);
      await expectTakeovers({ redisPort: server.port, client }, store);
    },
    120_000,
  );
});

it('a script that a client sends again, because it got no reply, has no second effect', async () => {
  const send = (script: string, keys: readonly string[], values: readonly string[]) =>
    redis.eval(script, keys.length, ...keys, ...values);
  const store = createRedisRunStore({
    prefix: 'sent twice',
    client: {
      async eval(script, keys, values) {
        await send(script, keys, values);
        return send(script, keys, values);
      },
    },
  });
  const lock = (await store.lock('lock', { owner: 'me', leaseMs: 60_000 }))._unsafeUnwrap();
  for (let sequence = 0; sequence < 3; sequence += 1) {
    const how = { expectedSequence: sequence, fence: lock };
    const appended = await store.append('log', ['same'], how);
    expect(appended._unsafeUnwrap()).toEqual({ sequence: sequence + 1 });
  }
  expect((await lock.renew()).isOk() && (await lock.release()).isOk()).toBe(true);
  expect((await store.read('log'))._unsafeUnwrap().lines).toEqual(['same', 'same', 'same']);
  expect((await store.inspect('lock'))._unsafeUnwrap()).toBeUndefined();
});

it('a log of somebody else is refused with the number of its line', async () => {
  const { store, disconnect } = await runStoreOverIoredis(server.port, { prefix: 'foreign' });
  onTestFinished(disconnect);
  (await store.append('log', ['x'], { expectedSequence: 0 }))._unsafeUnwrap();
  await redis.rpush('{foreign}:log:log', 'not ours');
  expect((await store.read('log'))._unsafeUnwrapErr()).toMatchObject({ kind: 'corrupt', line: 2 });
});

it('without a server the store is unavailable, and says so in time', async () => {
  const own = await startRedisServer();
  const clock = createManualClock();
  const { store, disconnect } = await runStoreOverNodeRedis(own.port, { clock });
  onTestFinished(disconnect);
  await own.kill();
  const failed = await clock.runUntil(store.append('log', ['x'], { expectedSequence: 0 }));
  expect(failed._unsafeUnwrapErr()).toMatchObject({ kind: 'unavailable' });
});
