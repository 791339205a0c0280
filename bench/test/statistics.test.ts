/** What is told of rounds: their middle, and how far they lie apart. */
import { expect, test } from 'vitest';
import { median, spread } from '../src/statistics.js';

test('the median is the middle round, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
});

test('one disturbed round moves neither the median nor the spread by much', () => {
  const quiet = [100, 101, 99, 100, 102, 98, 100];
  const disturbed = [...quiet.slice(1), 400];
  expect(median(disturbed)).toBeCloseTo(median(quiet), -1);
  expect(spread(quiet)).toBeLessThan(0.02);
  expect(spread(disturbed)).toBeLessThan(0.02);
});

test('no rounds are a mistake of the benchmark, not a zero', () => {
  expect(() => median([])).toThrow(RangeError);
});
