/** Bounds on promises that might never settle. */
import assert from 'node:assert/strict';

/** Turns of the event loop. No stack of interceptors takes as many to end a call. */
const fewTurns = 100;

/** Fails if the promise waits for more than computing. */
export async function withinTurns<T>(promise: Promise<T>, what: string): Promise<T> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  for (let turn = 0; turn < fewTurns && !settled; turn += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
  if (!settled) throw new assert.AssertionError({ message: what });
  return promise;
}

/** Fails if the promise takes longer, in real time: it would hang otherwise. */
export async function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new assert.AssertionError({ message: `${what}, within ${ms} ms` })),
      ms,
    );
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
