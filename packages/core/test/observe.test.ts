/** Observers never change a call, whatever they do. */
import { observe } from '@assistant-provider/core/adapter';
import { expect, it } from 'vitest';

const boom = (): never => {
  throw new Error('boom');
};

it.each<readonly [string, () => unknown]>([
  ['throws', boom],
  ['rejects', () => Promise.reject(new Error('boom'))],
  ['returns a value', () => 7],
  ['returns null', () => null],
  ['returns an object', () => ({})],
  ['returns a thenable that throws', () => ({ then: boom })],
  [
    'returns an object whose then cannot be read',
    () => Object.defineProperty({}, 'then', { get: boom }),
  ],
])('an observer that %s is called once', (_, observer) => {
  let calls = 0;
  observe(() => {
    calls += 1;
    return observer();
  });
  expect(calls).toBe(1);
});
