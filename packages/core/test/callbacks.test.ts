/** Who is told when a signal aborts: many come and go, and few are ever called. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Callbacks } from '../src/runtime/callbacks.js';

it('calls each once, and none again', () => {
  const told: string[] = [];
  const callbacks = new Callbacks();
  callbacks.add(() => told.push('first'));
  callbacks.add(() => told.push('second'));
  callbacks.call();
  callbacks.call();
  expect(told).toEqual(['first', 'second']);
  expect(callbacks.isEmpty()).toBe(true);
});

it('lets one be added while others are called, for the next time', () => {
  const told: string[] = [];
  const callbacks = new Callbacks();
  callbacks.add(() => callbacks.add(() => told.push('later')));
  callbacks.call();
  expect(told).toEqual([]);
  callbacks.call();
  expect(told).toEqual(['later']);
});

it('takes away its own alone, however often it is asked to', () => {
  // Given one that was taken away, whose place another has
  const told: string[] = [];
  const callbacks = new Callbacks();
  const shared = () => told.push('shared');
  const remove = callbacks.add(shared);
  remove();
  callbacks.add(shared);
  // When the first is taken away again
  remove();
  callbacks.call();
  // Then the other stays
  expect(told).toEqual(['shared']);
});

it('takes nothing away that came after the call', () => {
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

it('holds, in any order of coming and going, just those who stayed', () => {
  const steps = fc.array(fc.option(fc.nat(20), { nil: undefined }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (leaving) => {
      const callbacks = new Callbacks();
      const told: number[] = [];
      const present = new Map<number, () => void>();
      // Each step is one that comes, or the number of one that goes.
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
