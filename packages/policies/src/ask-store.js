import { err, ok } from 'neverthrow';
/**
 * A store that takes longer is out of order. Clients of Redis keep commands while they are not
 * connected: ioredis for 20 attempts at reconnecting, node-redis without an end.
 */
const storeTimeoutMs = 2_000;
/** Its answer; or what it was rejected with, or nothing if none came in time. Never rejects. */
export async function askStore(clock, ask) {
  const settled = new AbortController();
  // After a pause of the whole process timers come before sockets: what has arrived meanwhile is
  // read before the store is called late.
  const late = clock
    .sleep(storeTimeoutMs, settled.signal)
    .then(() => clock.sleep(0, settled.signal))
    .then(() => err(undefined));
  try {
    return await Promise.race([answerOf(ask), late]);
  } finally {
    settled.abort();
  }
}
async function answerOf(ask) {
  try {
    return ok(await ask());
  } catch (thrown) {
    return err(thrown);
  }
}
