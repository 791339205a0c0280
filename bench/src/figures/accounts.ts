/** Suite: the sockets of many accounts that share one dispatcher, as the guide advises. */
import { startProgram } from '../processes/ask.js';
import { withServer } from './server.js';
import type { Suite } from './suite.js';

const socketsName = 'Genesys: sockets of 1,000 providers, one dispatcher';

export const accounts: Suite = {
  names: [socketsName],
  measure: () =>
    withServer(async (url) => {
      const program = startProgram('many-accounts', url);
      const sockets = await program.ask<number>(null);
      await program.close();
      return [
        {
          name: socketsName,
          unit: 'sockets',
          ours: [sockets],
          goals: [{ of: 'ours', bound: 'atMost', value: 64 }],
        },
      ];
    }),
};
