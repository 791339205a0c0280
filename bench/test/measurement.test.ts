/** From rounds to figures in the published form, and whether a goal is reached. */
import { expect, test } from 'vitest';
import { figureOf, isReached, type Goal, type Measurement } from '../src/measurement.js';

const rate: Measurement = {
  name: 'get',
  unit: 'calls/s',
  ours: [900, 1_000, 1_100],
  peer: [240, 250, 260],
  limit: [2_000],
};

test('a figure holds medians and their ratios', () => {
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

test('a side that does not exist is null, and so is the ratio to it', () => {
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
])('%o is judged by the figure', (goal, reached) => {
  expect(isReached(figureOf(rate), goal)).toBe(reached);
});

test('a goal against a side that was not measured is neither reached nor missed', () => {
  const alone = figureOf({ name: 'size', unit: 'kB', ours: [1] });
  expect(isReached(alone, { of: 'ratioToPeer', bound: 'atMost', value: 1 })).toBeUndefined();
});
