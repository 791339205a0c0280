/** The callbacks of a signal: most are removed before they are called. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Callbacks } from '../src/runtime/callbacks.js';

it('`call` calls each callback once', () => {
  const told: string[] = [];
  const callbacks = new Callbacks();
  callbacks.add(() => told.push('first'));
  callbacks.add(() => told.push('second'));
  callbacks.call();
  callbacks.call();
  expect(told).toEqual(['first', 'second']);
  expect(callbacks.isEmpty()).toBe(true);
});

it('a callback added during `call` waits for the next `call`', () => {
  const told: string[] = [];
  const callbacks = new Callbacks();
  callbacks.add(() => callbacks.add(() => told.push('later')));
  callbacks.call();
  expect(told).toEqual([]);
  callbacks.call();
  expect(told).toEqual(['later']);
});

it('the returned function removes only its own callback, also if called twice', () => {
  // Given a removed callback, whose slot another callback has
  const told: string[] = [];
  const callbacks = new Callbacks();
  const shared = () => told.push('shared');
  const remove = callbacks.add(shared);
  remove();
  callbacks.add(shared);
  // When the first callback is removed again
  remove();
  callbacks.call();
  // Then the other callback stays
  expect(told).toEqual(['shared']);
});

it('the returned function does not remove a callback that was added after `call`', () => {
  const told: string[] = [];
  const callbacks = new Callbacks();
  const shared = () => told.push('shared');
  const remove = callbacks.add(shared);
  callbacks.call();
  callbacks.add(shared);
  remove();
  callbacks.call();
  expect(told).toEqual(['shared', 'shared']);
});

it('`call` calls exactly the callbacks that were not removed, in any order of changes', () => {
  const steps = fc.array(fc.option(fc.nat(20), { nil: undefined }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (leaving) => {
      const callbacks = new Callbacks();
      const told: number[] = [];
      const present = new Map<number, () => void>();
      // Each step adds a callback, or removes the callback of that number.
      leaving.forEach((number, step) => {
        if (number === undefined)
          present.set(
            step,
            callbacks.add(() => told.push(step)),
          );
        else {
          present.get(number)?.();
          present.delete(number);
        }
        expect(callbacks.isEmpty()).toBe(present.size === 0);
      });
      callbacks.call();
      expect(told.sort((a, b) => a - b)).toEqual([...present.keys()]);
    }),
  );
});
