/** Suite: the requests that reading a whole estate takes. */
import { runFresh } from '../processes/fresh.js';
import type { EstateReads } from '../programs/estate-reads.js';
import type { Suite } from './suite.js';

/** Pages of 50 assistants and of 200 bindings; at Q in Connect pages of 100, and a list for each. */
const figures = {
  genesysAssistants: {
    name: 'Genesys: requests of all with AI agents and knowledge, 10,000 assistants',
    fewest: 10_000 / 50,
  },
  genesysBindings: {
    name: 'Genesys: requests of allBound, 100,000 bindings',
    fewest: 100_000 / 200,
  },
  qconnectAssistants: {
    name: 'Q in Connect: requests of all with AI agents and knowledge, 1,000 assistants',
    fewest: 1_000 / 100 + 1_000,
  },
} as const satisfies Readonly<Record<keyof EstateReads, object>>;

export const estateReads: Suite = {
  names: Object.values(figures).map(({ name }) => name),
  measure: async () => {
    const reads = await runFresh<EstateReads>('estate-reads', []);
    return (Object.keys(figures) as (keyof EstateReads)[]).map((read) => ({
      name: figures[read].name,
      unit: 'requests',
      ours: [reads[read]],
      limit: [figures[read].fewest],
      goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1 }],
    }));
  },
};
