import { createFailure } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';
import { invalidInput, joinMessages, nameItems, withAdvice } from '../src/index.js';

const issues = [
  { field: 'a', rule: 'type', message: 'a must be a string' },
  { field: 'b', rule: 'range', message: 'b must be positive' },
];

it('`joinMessages` puts a semicolon between issues', () => {
  expect(joinMessages(issues)).toBe('a must be a string; b must be positive');
});

it('`invalidInput` has the issues and all their messages', () => {
  expect(invalidInput(issues)).toEqual({
    kind: 'invalidInput',
    message: 'a must be a string; b must be positive',
    issues,
  });
});

describe('`withAdvice`', () => {
  it.each([
    ['It failed. ', 'try again', 'It failed; try again'],
    ['It failed', 'try again', 'It failed; try again'],
    ['It failed.', undefined, 'It failed.'],
    ['A. b ... .', 'try again', 'A. b; try again'],
    [' . ', 'try again', '; try again'],
  ])('%j and %j become %j', (message, advice, expected) => {
    expect(withAdvice(message, advice)).toBe(expected);
  });
});

it.each([
  { ids: ['7'], shown: 'queue 7: it is locked' },
  { ids: ['7', '12'], shown: 'queues 7, 12: it is locked' },
  {
    ids: ['1', '2', '3', '4', '5', '6', '7'],
    shown: 'queues 1, 2, 3, 4, 5 and 2 more: it is locked',
  },
])('`nameItems` puts $ids.length queues in front of the message', ({ ids, shown }) => {
  const failure = createFailure({
    kind: 'conflict',
    vendor: 'acme',
    operation: 'queues.bindMany',
    message: 'it is locked',
    effect: 'maybe',
  });

  expect(nameItems(failure, 'queue', ids)).toMatchObject({
    kind: 'conflict',
    effect: 'maybe',
    message: shown,
  });
});
