/** One of several processes that want to write to one log under one lock, until it is killed. */
import { createFileRunStore, withLock, type RunStore } from '@assistant-provider/reconcile';
import { systemClock } from '@assistant-provider/core';
import { runStoreOverIoredis, runStoreOverNodeRedis } from './run-stores.js';

export type ApplierSetup =
  | { readonly folder: string }
  | { readonly redisPort: number; readonly client: 'ioredis' | 'redis' };

/** A line of the log. A killed applier may have written one that it did not report. */
export interface AppliedLine {
  readonly applier: number;
  readonly token: number;
  readonly number: number;
}

export const lockName = 'account/1';
export const logName = 'run/1.journal';
const leaseMs = 400;
const lookEveryMs = 10;

async function open(setup: ApplierSetup): Promise<RunStore> {
  if ('folder' in setup) return createFileRunStore(setup);
  const connect = setup.client === 'ioredis' ? runStoreOverIoredis : runStoreOverNodeRedis;
  return (await connect(setup.redisPort)).store;
}

async function apply(setup: ApplierSetup): Promise<never> {
  const store = await open(setup);
  const owner = `applier ${process.pid}`;
  for (;;) {
    const outcome = await withLock(store, lockName, { owner, leaseMs }, async (lock) => {
      const log = await store.read(logName);
      if (log.isErr()) return log;
      for (let number = 0, { sequence } = log.value; ; number += 1) {
        const line: AppliedLine = { applier: process.pid, token: lock.token, number };
        const how = { expectedSequence: sequence, fence: lock };
        const appended = await store.append(logName, [JSON.stringify(line)], how);
        if (appended.isErr()) return appended;
        sequence = appended.value.sequence;
        process.send?.(line);
      }
    });
    if (outcome.isErr() && outcome.error.kind !== 'locked')
      process.send?.({ failed: outcome.error });
    await systemClock.sleep(lookEveryMs);
  }
}

if (process.send) {
  process.once('message', (setup: ApplierSetup) => void apply(setup));
  // The test has gone.
  process.once('disconnect', () => process.exit(1));
}
