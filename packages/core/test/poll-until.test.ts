/** Polling: how often, and when it ends. */
import { pollUntil } from '@assistant-provider/core/adapter';
import type { Clock } from '@assistant-provider/core';
import { expect, it } from 'vitest';

/** A clock whose sleeps end at once, and that notes how long they would have been. */
function recordingClock(): { readonly clock: Clock; readonly slept: number[] } {
  const slept: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    return Promise.resolve();
  };
  return { clock: { now: () => 0, sleep }, slept };
}

const found = (looks: number) => {
  let left = looks;
  return () => Promise.resolve(left-- > 0 ? undefined : 'found');
};
const { signal } = new AbortController();

it('returns what the first look finds, without a sleep', async () => {
  const { clock, slept } = recordingClock();
  expect(await pollUntil(found(0), { clock, signal })).toBe('found');
  expect(slept).toEqual([]);
});

it('sleeps half as long again each time, and never longer than the longest interval', async () => {
  const { clock, slept } = recordingClock();
  await pollUntil(found(5), { clock, signal, firstIntervalMs: 100, longestIntervalMs: 300 });
  expect(slept).toEqual([100, 150, 225, 300, 300]);
});

it('rejects when a look does', async () => {
  const { clock } = recordingClock();
  const failing = () => Promise.reject(new Error('no look'));
  await expect(pollUntil(failing, { clock, signal })).rejects.toThrow('no look');
});
