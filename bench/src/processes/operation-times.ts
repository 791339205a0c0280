/** A program that times operations, one request after another. */
import { median } from '../statistics.js';
import { answerQuestions, collectGarbage } from './ask.js';

/** Requests of each operation before the measured ones. */
const warmUp = 20;

/** The median time of each operation, in microseconds. */
export type Times = Readonly<Record<string, number>>;

/** Resolves to the times of so many requests of each operation. */
export function answerWithTimes(
  operations: Readonly<Record<string, () => Promise<unknown>>>,
): void {
  answerQuestions(async (requests: number): Promise<Times> => {
    collectGarbage();
    const times: Record<string, number> = {};
    for (const [name, operation] of Object.entries(operations)) {
      // The collector also discards compiled code.
      for (let turn = 0; turn < warmUp; turn += 1) await operation();
      const taken: number[] = [];
      for (let turn = 0; turn < requests; turn += 1) {
        const beganAt = performance.now();
        await operation();
        taken.push((performance.now() - beganAt) * 1_000);
      }
      times[name] = median(taken);
    }
    return times;
  });
}
