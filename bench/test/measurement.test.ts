/** Tests of figures and goals. */
import { expect, test } from 'vitest';
import { figureOf, isReached, type Goal, type Measurement } from '../src/measurement.js';

const rate: Measurement = {
  name: 'get',
  unit: 'calls/s',
  ours: [900, 1_000, 1_100],
  peer: [240, 250, 260],
  limit: [2_000],
};

test('a figure holds the medians and their ratios', () => {
  expect(figureOf(rate)).toEqual({
    name: 'get',
    unit: 'calls/s',
    ours: 1_000,
    peer: 250,
    limit: 2_000,
    ratioToPeer: 4,
    ratioToLimit: 0.5,
  });
});

test('a contender that was not measured, and the ratio to it, are null', () => {
  expect(figureOf({ name: 'size', unit: 'kB', ours: [12.3456789] })).toEqual({
    name: 'size',
    unit: 'kB',
    ours: 12.3457,
    peer: null,
    limit: null,
    ratioToPeer: null,
    ratioToLimit: null,
  });
});

test.each<[Goal, boolean | undefined]>([
  [{ of: 'ratioToPeer', bound: 'atLeast', value: 4 }, true],
  [{ of: 'ratioToPeer', bound: 'atLeast', value: 4.5 }, false],
  [{ of: 'ratioToLimit', bound: 'atMost', value: 0.5 }, true],
  [{ of: 'ours', bound: 'atMost', value: 999 }, false],
])('%o is compared with the figure', (goal, reached) => {
  expect(isReached(figureOf(rate), goal)).toBe(reached);
});

test('a goal is neither reached nor missed if its contender was not measured', () => {
  const alone = figureOf({ name: 'size', unit: 'kB', ours: [1] });
  expect(isReached(alone, { of: 'ratioToPeer', bound: 'atMost', value: 1 })).toBeUndefined();
});
