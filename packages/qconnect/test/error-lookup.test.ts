/** Rows that no answer of the SDK brings up easily. */
import { describe, expect, it } from 'vitest';
import { rowOfAnswer, rowOfTransport } from '../src/error-lookup.js';
import { brokenConnection, noSuchStatus } from '../src/errors.js';

describe('a failed exchange', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'broken'],
    ['an object without a name', {}],
    ['a code that is not listed', { code: 'ENOVEL', name: 'Error' }],
  ])('that threw %s is a broken connection', (_, thrown) => {
    expect(rowOfTransport(thrown)).toEqual(brokenConnection);
  });

  it.each(['connect', 'getaddrinfo'])('in the system call %s cannot have been done', (syscall) => {
    expect(rowOfTransport({ syscall })).toEqual({ ...brokenConnection, effect: 'none' });
  });
});

describe('an answer', () => {
  it('with a status that HTTP does not have is told as such', () => {
    expect(rowOfAnswer(1_000, undefined)).toBe(noSuchStatus);
    expect(rowOfAnswer(1_000, 'NovelException')).toBe(noSuchStatus);
  });
});
