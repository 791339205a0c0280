/** A state that a step has left between two of its requests, and one that somebody else has made. */
import { describe, expect, it } from 'vitest';
import { isBetween } from '../../src/apply/between.js';

const before = { text: 'old', tags: { team: 'sales' } };
const after = { text: 'new', tags: { team: 'returns' } };

describe('a step between two requests', () => {
  it.each([
    ['has written one member', { text: 'new', tags: { team: 'sales' } }],
    ['has cleared an object', { text: 'new' }],
  ])('%s', (_, now) => {
    expect(isBetween(now, before, after)).toBe(true);
  });

  it.each([
    ['has written a value that nobody planned', { text: 'third', tags: { team: 'sales' } }],
    ['has removed a text', { tags: { team: 'sales' } }],
  ])('was not it that %s', (_, now) => {
    expect(isBetween(now, before, after)).toBe(false);
  });
});
