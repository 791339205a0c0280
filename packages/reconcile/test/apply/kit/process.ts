/** A process that ends at one point: from then on nothing of it happens any more. */
import type { Interceptor } from '@assistant-provider/core/adapter';
import { ResultAsync } from 'neverthrow';
import type { MemoryJournal } from '../../memory-journal.js';

const never = new Promise<never>(() => undefined);

/** Counts what a process does, and ends it at one point. */
export function mortal(point: number) {
  let count = 0;
  let die: () => void = () => undefined;
  const dead = new Promise<'dead'>((resolve) => {
    die = () => resolve('dead');
  });
  let isDead = false;
  const step = (): boolean => {
    if (isDead) return true;
    isDead = count === point;
    count += 1;
    if (isDead) die();
    return isDead;
  };
  /** Lives through the work, if it does not die before or after it. */
  const through = async <T>(work: () => PromiseLike<T>): Promise<T> => {
    if (step()) return never;
    const done = await work();
    return step() ? never : done;
  };
  return { dead, through, points: () => count, isDead: () => isDead };
}

/** The life of a process. */
export type Mortal = ReturnType<typeof mortal>;

/** Ends the process before or after a request. */
export const dying =
  ({ through }: Mortal): Interceptor =>
  (next) =>
  (call) =>
    new ResultAsync(through(() => next(call)));

/** Ends the process before or after a record is stored. */
export const dyingJournal = (journal: MemoryJournal, { through }: Mortal): MemoryJournal => ({
  ...journal,
  begin: (...given) => new ResultAsync(through(() => journal.begin(...given))),
  end: (...given) => new ResultAsync(through(() => journal.end(...given))),
  failed: (...given) => new ResultAsync(through(() => journal.failed(...given))),
  undoing: (...given) => new ResultAsync(through(() => journal.undoing(...given))),
  undone: (...given) => new ResultAsync(through(() => journal.undone(...given))),
});
