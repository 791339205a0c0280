import { err, errAsync, ok, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { chunk, mapConcurrent } from '../src/index.js';

describe('`mapConcurrent`', () => {
  it('returns the results in the order of the items', async () => {
    const delays = [3, 1, 2];
    const wait = (ms: number) =>
      new ResultAsync<number, string>(
        new Promise((resolve) => setTimeout(() => resolve(ok(ms)), ms)),
      );

    expect(await mapConcurrent(delays, 3, wait)).toEqual(ok(delays));
  });

  it('runs at most `limit` at once', async () => {
    let running = 0;
    let most = 0;
    const run = (item: number) => {
      most = Math.max(most, (running += 1));
      return new ResultAsync<number, string>(
        new Promise((resolve) => setTimeout(() => resolve(ok(item)), 1)),
      ).map((value) => ((running -= 1), value));
    };

    void (await mapConcurrent([1, 2, 3, 4, 5], 2, run));

    expect(most).toBe(2);
  });

  it('starts nothing after the first error and returns that error', async () => {
    const started: number[] = [];
    const run = (item: number) => {
      started.push(item);
      return item === 2 ? errAsync<number, string>('no 2') : okAsync<number, string>(item);
    };

    expect(await mapConcurrent([1, 2, 3, 4], 1, run)).toEqual(err('no 2'));
    expect(started).toEqual([1, 2]);
  });

  it('returns the first of several errors', async () => {
    const run = (item: string) => errAsync<never, string>(item);

    expect(await mapConcurrent(['first', 'second'], 2, run)).toEqual(err('first'));
  });

  it('returns an empty list for no items', async () => {
    expect(await mapConcurrent([], 4, () => errAsync('never called'))).toEqual(ok([]));
  });
});

describe('`chunk`', () => {
  it.each([
    { items: [], chunks: [] },
    { items: [1, 2], chunks: [[1, 2]] },
    { items: [1, 2, 3, 4, 5], chunks: [[1, 2], [3, 4], [5]] },
  ])('cuts $items into $chunks', ({ items, chunks }) => {
    expect(chunk(items, 2)).toEqual(chunks);
  });
});
