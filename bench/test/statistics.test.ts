/** Tests of the median and the noise. */
import { expect, test } from 'vitest';
import { median, spread } from '../src/statistics.js';

test('the median is the middle round, or the mean of the two middle rounds', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
});

test('one disturbed round hardly changes the median and the spread', () => {
  const quiet = [100, 101, 99, 100, 102, 98, 100];
  const disturbed = [...quiet.slice(1), 400];
  expect(median(disturbed)).toBeCloseTo(median(quiet), -1);
  expect(spread(quiet)).toBeLessThan(0.02);
  expect(spread(disturbed)).toBeLessThan(0.02);
});

test('`median` fails if there are no rounds', () => {
  expect(() => median([])).toThrow(RangeError);
});
