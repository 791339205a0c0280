/**
 * Several processes, a real server of Redis or Valkey between them, and one Genesys emulator that
 * keeps the vendor's quota of 300 requests a minute a token. Its minute takes 5 s.
 */
import type { AssistantError } from '@assistant-provider/core';
import {
  createEmulatorClock,
  startGenesysEmulator,
  type EmulatorClock,
  type GenesysEmulatorOptions,
} from '@assistant-provider/emulators';
import { createGenesysProvider, type GenesysProvider } from '@assistant-provider/genesys';
import { expect, it, onTestFinished } from 'vitest';
import { startRedisServer } from './redis-server.js';
import type { WorkerSetup } from './protocol.js';
import { startWorker, type WorkerProcess } from './worker-process.js';

const vendorQuota = 300;
const vendorMinuteMs = 60_000;
const minuteMs = 5_000;
/**
 * A minute of 5 s touches six windows of a second, so that 6 × 50 would be the quota. Some less,
 * since requests arrive later than they leave, on a busy machine much later.
 */
const quota = { points: 40, duration: 1 };
const processes = 4;

/** Time goes 12 times as fast as ours. */
function fastClock(): EmulatorClock {
  const real = createEmulatorClock('real');
  const startedAt = real.now();
  return {
    now: () => startedAt + (real.now() - startedAt) * (vendorMinuteMs / minuteMs),
    advance: (milliseconds) => real.advance(milliseconds),
  };
}

async function givenVendor(clock: GenesysEmulatorOptions['clock']) {
  const emulator = await startGenesysEmulator({ quotas: 'vendor', ...(clock && { clock }) });
  onTestFinished(() => emulator.close());
  const { apiUrl, loginUrl, credentials } = emulator;
  const { clientId, clientSecret } = credentials;
  return { emulator, connection: { apiUrl, loginUrl, clientId, clientSecret } };
}

async function givenWorker(setup: WorkerSetup): Promise<WorkerProcess> {
  const worker = await startWorker(setup);
  onTestFinished(worker.kill);
  return worker;
}

const isToken = ({ operation }: { readonly operation: string }) => operation === 'postOauthToken';

it('processes that share a quota and a token are never throttled, and mint one token', async () => {
  const { emulator, connection } = await givenVendor(fastClock());
  const redis = await startRedisServer();
  onTestFinished(redis.kill);
  const workers = await Promise.all(
    Array.from({ length: processes }, (_, index) =>
      givenWorker({
        ...connection,
        redisPort: redis.port,
        redisClient: index % 2 === 0 ? 'ioredis' : 'redis',
        quota,
        processes,
        requests: vendorQuota,
        perMs: minuteMs,
      }),
    ),
  );

  // Far more than the vendor's quota, all at once.
  const callsEach = 110;
  const namesOf = (worker: number) =>
    Array.from({ length: 10 }, (_, index) => `Desk ${worker}-${index}`);
  const done = await Promise.all(
    workers.map(({ run }, index) => run({ reads: callsEach - 10, names: namesOf(index) })),
  );

  expect(done).toMatchObject(workers.map(() => ({ succeeded: callsEach, failures: [] })));
  const turnsAt = done.flatMap((worker) => worker.turnsAt);
  expect(turnsAt.length).toBeGreaterThanOrEqual(processes * callsEach);
  expect(mostWithin(minuteMs, turnsAt)).toBeLessThanOrEqual(vendorQuota);
  const requests = emulator.requests.all();
  expect(requests.filter(isToken)).toHaveLength(1);
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  const names = emulator.snapshot().assistants.map(({ name }) => name);
  expect(names.sort()).toEqual(workers.flatMap((_, index) => namesOf(index)).sort());

  // Redis goes away, and no call with it.
  await redis.kill();
  const without = await Promise.all(workers.map(({ run }) => run({ reads: 3, names: [] })));
  expect(without).toMatchObject(workers.map(() => ({ succeeded: 3, failures: [] })));

  const exitCodes = await Promise.all(workers.map(({ stop }) => stop()));
  expect(exitCodes).toEqual(workers.map(() => 0));
}, 60_000);

it('without a shared quota the vendor throttles what shares a token', async () => {
  // Its minute does not end.
  const { emulator, connection } = await givenVendor('manual');
  const entries = new Map<string, string>();
  const tokenStore = {
    get: (key: string) => Promise.resolve(entries.get(key)),
    set: (key: string, value: string) => Promise.resolve(entries.set(key, value)),
    add: (key: string, value: string) =>
      Promise.resolve(!entries.has(key) && entries.set(key, value) === entries),
  };
  const providers = [1, 2].map(() =>
    createGenesysProvider({
      ...connection,
      tokenStore,
      retry: false,
      rateLimit: { requests: vendorQuota, perMs: minuteMs },
    }),
  );
  onTestFinished(async () => {
    for (const provider of providers) void (await provider.close());
  });

  // Each of them keeps to the quota, and knows nothing of the other.
  const errors = await Promise.all(providers.map((provider) => listMany(provider, 200)));

  expect(emulator.requests.all().filter(isToken)).toHaveLength(1);
  expect(errors.flat().map(({ kind }) => kind)).toEqual(Array(100).fill('rateLimited'));
}, 30_000);

async function listMany(
  { assistants }: GenesysProvider,
  times: number,
): Promise<readonly AssistantError[]> {
  const results = await Promise.all(Array.from({ length: times }, () => assistants.list()));
  return results.flatMap((result) => (result.isErr() ? [result.error] : []));
}

/** The most that happened within any time of that length. */
function mostWithin(milliseconds: number, times: readonly number[]): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length),
  );
}
