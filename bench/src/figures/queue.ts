/** Suite: what happens beyond the vendor's quota. */
import { startProgram, type Program } from '../processes/ask.js';
import { callCount, pagedAssistants, type Batch } from '../programs/batches.js';
import type { QueueQuestion } from '../programs/queue.js';
import { withServer } from './server.js';
import type { Suite } from './suite.js';

const names = {
  calls: "Genesys: 1,000 calls at once, the vendor's quota",
  all: "Genesys: 50,000 assistants with all, the vendor's quota",
  drain: 'Queue: processor time of a waiting call, 400,000 waiting',
  throttle: 'Queue: processor time of a 429, 100,000 waiting',
  cancel: 'Queue: processor time of a cancelled call, 10,000 waiting',
  overtake: 'Queue: slots before an interactive call, 10,000 bulk calls waiting',
};

/** The seconds until the last of so many requests may be sent: 300 in each minute. */
const shortest = (requests: number): number => (Math.ceil(requests / 300) - 1) * 60;

const burst = (program: Program, batch: Batch) => program.ask<number>(batch);

export const queue: Suite = {
  names: Object.values(names),
  measure: async ({ bulkRounds }) => {
    const [calls, all] = await withServer(async (url) => {
      const program = startProgram('burst', url);
      const seconds = [await burst(program, 'calls'), await burst(program, 'all')] as const;
      await program.close();
      return seconds;
    }, pagedAssistants);

    /** A fresh process for each number, because a long queue leaves a large heap. */
    const numbers = async (question: QueueQuestion): Promise<readonly number[]> => {
      const program = startProgram('queue');
      await program.ask<number>(question);
      const found: number[] = [];
      for (let round = 0; round < bulkRounds; round += 1)
        found.push(await program.ask<number>(question));
      await program.close();
      return found;
    };
    return [
      {
        name: names.calls,
        unit: 's',
        ours: [calls],
        limit: [shortest(callCount)],
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.1 }],
      },
      {
        name: names.all,
        unit: 's',
        ours: [all],
        limit: [shortest(pagedAssistants / 50)],
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.1 }],
      },
      {
        name: names.drain,
        unit: 'µs/call',
        ours: await numbers({ what: 'drain', waiting: 400_000 }),
        limit: await numbers({ what: 'drain', waiting: 10_000 }),
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.2 }],
      },
      {
        name: names.throttle,
        unit: 'µs',
        ours: await numbers({ what: 'throttle', waiting: 100_000 }),
        limit: await numbers({ what: 'throttle', waiting: 1_000 }),
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.5 }],
      },
      {
        name: names.cancel,
        unit: 'µs/call',
        ours: await numbers({ what: 'cancel', waiting: 10_000 }),
        goals: [{ of: 'ours', bound: 'atMost', value: 20 }],
      },
      {
        name: names.overtake,
        unit: 'slots',
        ours: await numbers({ what: 'overtake', waiting: 10_000 }),
        goals: [{ of: 'ours', bound: 'atMost', value: 3 }],
      },
    ];
  },
};
