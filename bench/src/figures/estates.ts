/** Suites: what the size of an estate costs in the emulators. */
import { alternate } from '../alternate.js';
import { startProgram } from '../processes/ask.js';
import { runFresh } from '../processes/fresh.js';
import type { Times } from '../processes/operation-times.js';
import type { Vendor } from '../programs/emulator.js';
import { median } from '../statistics.js';
import type { Suite } from './suite.js';

/** Requests of each operation in a round. */
const requests = 50;

function estates(vendor: Vendor, title: string, program: string): Suite {
  const growthName = `${title} emulator: the operation that grows most, 100,000 objects`;
  const startName = `${title} emulator: ready with a seed of 100,000 assistants`;
  return {
    names: [growthName, startName],
    measure: async ({ bulkRounds }) => {
      const large = startProgram(program, 100_000);
      const small = startProgram(program, 100);
      const programs = { large, small };
      for (const each of [large, small]) await each.ask<Times>(requests * 2);
      const rounds = await alternate(bulkRounds + 2, ['large', 'small'], (size) =>
        programs[size].ask<Times>(requests),
      );
      await Promise.all([large.close(), small.close()]);

      const of = (name: string) => ({
        name,
        large: rounds.large.map((times) => times[name] ?? NaN),
        small: rounds.small.map((times) => times[name] ?? NaN),
      });
      const growth = (times: { large: readonly number[]; small: readonly number[] }) =>
        median(times.large) / median(times.small);
      const [worst] = Object.keys(rounds.large[0] ?? {})
        .map(of)
        .sort((left, right) => growth(right) - growth(left));
      return [
        {
          name: growthName,
          unit: 'µs',
          ours: worst?.large ?? [],
          limit: worst?.small ?? [],
          goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.5 }],
        },
        {
          name: startName,
          unit: 's',
          ours: (
            await alternate(bulkRounds, ['start'], () =>
              runFresh<number>('seeded-start', [vendor, '100000']),
            )
          ).start,
          goals: [{ of: 'ours', bound: 'atMost', value: 3 }],
        },
      ];
    },
  };
}

export const genesysEstates = estates('genesys', 'Genesys', 'estate');
export const qconnectEstates = estates('qconnect', 'Q in Connect', 'estate-qconnect');
