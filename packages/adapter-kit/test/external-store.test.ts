import type { Clock } from '@assistant-provider/core';
import { createManualClock } from '@assistant-provider/core/testing';
import { err, ok } from 'neverthrow';
import { expect, it, vi } from 'vitest';
import { askStore } from '../src/index.js';

const forever = () => new Promise<never>(() => undefined);
const stopped: Clock = { now: () => 0, sleep: forever };
const atOnce: Clock = { now: () => 0, sleep: () => Promise.resolve() };

it('resolves to the value of the store', async () => {
  expect(await askStore(stopped, () => Promise.resolve('kept'))).toEqual(ok('kept'));
});

it('resolves to the rejection of the store', async () => {
  const down = new Error('down');
  expect(await askStore(stopped, () => Promise.reject(down))).toEqual(err(down));
});

it('resolves to what the store throws', async () => {
  const down = new Error('down');
  const ask = () => {
    throw down;
  };
  expect(await askStore(stopped, ask)).toEqual(err(down));
});

it('resolves to an undefined error if the store never responds', async () => {
  expect(await askStore(atOnce, forever)).toEqual(err(undefined));
});

it.each([
  ['rejects', () => Promise.reject(new Error('no timer'))],
  [
    'throws',
    () => {
      throw new Error('no timer');
    },
  ],
])("resolves to the clock's error if the clock %s", async (_, sleep) => {
  expect(await askStore({ now: () => 0, sleep }, forever)).toEqual(err(new Error('no timer')));
});

it('waits no longer once `ending` aborts, and asks also if it has aborted', async () => {
  const clock = createManualClock();
  const ending = new AbortController();
  const reply = askStore(clock, forever, ending.signal);
  ending.abort();

  expect(await reply).toEqual(err(undefined));
  expect(clock.sleeping()).toBe(0);
  const asked = vi.fn(forever);
  expect(await askStore(clock, asked, ending.signal)).toEqual(err(undefined));
  expect(asked).toHaveBeenCalledOnce();
});

it('ends its timer once the store has responded', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const clock: Clock = { now: () => 0, sleep: (_, signal) => (signals.push(signal), forever()) };

  void (await askStore(clock, () => Promise.resolve(1)));

  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});
