/** Calls a store that the application gave, which may fail, throw, or never respond. */
import type { Clock } from '@assistant-provider/core';
import { onAbort, type AbortSource } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';

/**
 * A store that takes longer counts as down. Redis clients queue commands while they are disconnected:
 * ioredis for 20 reconnection attempts, node-redis forever.
 */
export const storeTimeoutMs = 2_000;

/**
 * Resolves to its value, its rejection, `undefined` on timeout, or the clock's error. Never rejects.
 * When `ending` aborts, nobody waits any longer: no timer keeps the process alive.
 */
export async function askStore<T>(
  clock: Clock,
  ask: () => PromiseLike<T>,
  ending?: AbortSource,
): Promise<Result<T, unknown>> {
  const settled = new AbortController();
  const unsubscribe = onAbort(ending, () => settled.abort());
  // After a pause of the whole process, timers fire before sockets are read. The second sleep lets
  // a response that has arrived count before the timeout does.
  const late = settle(async () => {
    await clock.sleep(storeTimeoutMs, settled.signal);
    await clock.sleep(0, settled.signal);
  }).then((slept) => err(slept.isErr() ? slept.error : undefined));
  try {
    return await Promise.race([settle(ask), late]);
  } finally {
    unsubscribe();
    settled.abort();
  }
}

async function settle<T>(ask: () => PromiseLike<T>): Promise<Result<T, unknown>> {
  try {
    return ok(await ask());
  } catch (thrown) {
    return err(thrown);
  }
}
