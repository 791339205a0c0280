/** Suite: processor time of calls that end in an error. */
import type { Goal } from '../measurement.js';
import { startProgram } from '../processes/ask.js';
import type { Ending } from '../programs/errors.js';
import type { Suite } from './suite.js';

const names: Readonly<Record<Ending, string>> = {
  refused: "Errors: processor time of a call that our quota's rules refuse",
  cancelled: 'Errors: processor time of a cancelled call, its request in flight',
};

const goals: readonly Goal[] = [{ of: 'ours', bound: 'atMost', value: 25 }];

export const errors: Suite = {
  names: Object.values(names),
  measure: async ({ bulkRounds }) => {
    const program = startProgram('errors');
    const numbers = async (ending: Ending): Promise<readonly number[]> => {
      // V8 compiles the hot code meanwhile.
      for (let round = 0; round < 3; round += 1) await program.ask<number>(ending);
      const found: number[] = [];
      for (let round = 0; round < bulkRounds; round += 1)
        found.push(await program.ask<number>(ending));
      return found;
    };
    const refused = await numbers('refused');
    const cancelled = await numbers('cancelled');
    await program.close();
    return [
      { name: names.refused, unit: 'µs/call', ours: refused, goals },
      { name: names.cancelled, unit: 'µs/call', ours: cancelled, goals },
    ];
  },
};
