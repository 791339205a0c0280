/** Suite: start, throughput and memory of the emulators. */
import { alternate } from '../alternate.js';
import { startProgram } from '../processes/ask.js';
import { runFresh } from '../processes/fresh.js';
import type { EmulatorAddress, Vendor } from '../programs/emulator.js';
import type { Suite } from './suite.js';

/** The request log keeps at most this many entries (docs/emulators.md). */
const requestLogEntries = 10_000;

function emulator(vendor: Vendor, title: string): Suite {
  const readyName = `${title} emulator: ready in process, import included`;
  const rateName = `${title} emulator: requests on one core`;
  const heapName = `${title} emulator: heap growth under load`;
  return {
    names: [readyName, rateName, heapName],
    measure: async ({ starts, callRounds, emulatorRequests }) => {
      const { [vendor]: ready } = await alternate(starts, [vendor], () =>
        runFresh<number>('emulator-start', [vendor]),
      );
      const program = startProgram('emulator', vendor);
      const address = await program.ask<EmulatorAddress>('address');
      const load = startProgram('load', { vendor, address });
      await load.ask<number>(requestLogEntries);
      const settled = await program.ask<number>('heapUsed');
      const rates: number[] = [];
      for (let round = 0; round < callRounds; round += 1)
        rates.push(await load.ask<number>(Math.ceil(emulatorRequests / callRounds)));
      const grown = (await program.ask<number>('heapUsed')) - settled;
      await Promise.all([program.close(), load.close()]);
      return [
        {
          name: readyName,
          unit: 'ms',
          ours: ready ?? [],
          goals: [{ of: 'ours', bound: 'atMost', value: 300 }],
        },
        {
          name: rateName,
          unit: 'requests/s',
          ours: rates,
          goals: [{ of: 'ours', bound: 'atLeast', value: 2_000 }],
        },
        {
          name: heapName,
          unit: 'MB',
          ours: [grown / 1e6],
          goals: [{ of: 'ours', bound: 'atMost', value: 1 }],
        },
      ];
    },
  };
}

export const genesysEmulator = emulator('genesys', 'Genesys');
export const qconnectEmulator = emulator('qconnect', 'Q in Connect');
