/** Suite: writes 10,000 queue bindings to the emulator. */
import { startProgram } from '../processes/ask.js';
import type { Binding } from '../programs/bind-many.js';
import type { EmulatorAddress } from '../programs/emulator.js';
import type { Suite } from './suite.js';

const requestsName = 'Genesys: requests of bindMany, 10,000 queues';
const timeName = 'Genesys: time of bindMany, 10,000 queues';
const heapName = 'Genesys: heap growth from one bindMany to the next, 10,000 queues';

/** Source: Genesys community, API limits. */
const largestBody = 512_000;
const entryBytes = JSON.stringify({
  id: '00000000-0000-4000-8000-000000000000',
  mediaTypes: ['Call'],
}).length;
const fewestRequests = Math.ceil((10_000 * (entryBytes + 1)) / largestBody);

export const bulk: Suite = {
  names: [requestsName, timeName, heapName],
  measure: async ({ bulkRounds }) => {
    const emulator = startProgram('emulator', 'genesys');
    const program = startProgram('bind-many', await emulator.ask<EmulatorAddress>('address'));
    const first = await program.ask<Binding>(null);
    const later: Binding[] = [];
    for (let round = 0; round < Math.min(3, bulkRounds); round += 1)
      later.push(await program.ask<Binding>(null));
    await Promise.all([emulator.close(), program.close()]);
    const last = later.at(-1) ?? first;
    return [
      {
        name: requestsName,
        unit: 'requests',
        ours: later.map(({ requests }) => requests),
        limit: [fewestRequests],
      },
      { name: timeName, unit: 'ms', ours: later.map(({ milliseconds }) => milliseconds) },
      {
        name: heapName,
        unit: 'MB',
        ours: [(last.heapBytes - first.heapBytes) / later.length / 1e6],
        goals: [{ of: 'ours', bound: 'atMost', value: 1 }],
      },
    ];
  },
};
