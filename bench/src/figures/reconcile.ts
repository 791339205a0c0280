/** Suite: what a snapshot of a large estate and a plan of it cost. */
import { startProgram } from '../processes/ask.js';
import type { EstateSize } from '../programs/large-estate.js';
import type { ReconcileCosts } from '../programs/reconcile.js';
import type { Suite } from './suite.js';

const size: EstateSize = { assistants: 10_000, bindings: 100_000, bases: 300 };
/** Pages of 50 assistants, of 200 bindings, of 500 names of queues and of 100 names of bases. */
const pages = 10_000 / 50 + 100_000 / 200 + 100_000 / 500 + 300 / 100;

const estate = '10,000 assistants and 100,000 bindings';
const names = {
  requests: `Genesys: requests of a snapshot, ${estate}`,
  memory: `Genesys: memory of a snapshot, ${estate}`,
  snapshot: `Genesys: processor time of a snapshot, ${estate}`,
  plan: `Genesys: processor time of a plan against its source, ${estate}`,
  growth: 'Genesys: processor time of such a plan per assistant, against 2,500 assistants',
};

export const reconcile: Suite = {
  names: Object.values(names),
  measure: async ({ bulkRounds }) => {
    const emulator = startProgram('large-estate', size);
    const address = await emulator.ask<object>('address');
    const costs: ReconcileCosts[] = [];
    const loops: number[] = [];
    let requests = 0;
    // One after the other, so that a busy machine slows both.
    for (let round = 0; round < Math.min(3, bulkRounds); round += 1) {
      const planner = startProgram('reconcile', address);
      costs.push(await planner.ask<ReconcileCosts>(null));
      await planner.close();
      const targets = await emulator.ask<readonly string[]>('targets');
      requests = targets.length;
      const reader = startProgram('reconcile', address);
      loops.push(await reader.ask<number>(targets));
      await reader.close();
      await emulator.ask('targets');
    }
    await emulator.close();
    return [
      {
        ...{ name: names.requests, unit: 'requests', ours: [requests], limit: [pages] },
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1 }],
      },
      {
        ...{ name: names.memory, unit: 'MB', ours: costs.map(({ megabytes }) => megabytes) },
        goals: [{ of: 'ours', bound: 'atMost', value: 250 }],
      },
      {
        ...{
          name: names.snapshot,
          unit: 'ms',
          ours: costs.map(({ snapshot }) => snapshot),
          limit: loops,
        },
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 3 }],
      },
      {
        ...{ name: names.plan, unit: 'ms', ours: costs.map(({ plan }) => plan) },
        goals: [{ of: 'ours', bound: 'atMost', value: 3_000 }],
      },
      {
        ...{ name: names.growth, unit: 'µs' },
        ours: costs.map(({ plan }) => plan / 10),
        limit: costs.map(({ planOfQuarter }) => planOfQuarter / 2.5),
        goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.5 }],
      },
    ];
  },
};
