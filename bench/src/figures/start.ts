/** Fresh processes: what an import costs, up to the first answer. */
import { alternate } from '../alternate.js';
import type { Goal, Measurement } from '../measurement.js';
import { runFresh } from '../processes/fresh.js';
import { assistantId } from '../programs/answers.js';
import type { FirstAnswer } from '../programs/first-answer.js';
import { median } from '../statistics.js';
import { genesysSides, qconnectSides } from './calls.js';
import type { Family } from './suite.js';
import { withServer } from './server.js';

const coreName = 'Core: import, over bare Node.js';

export const coreImport: Family = {
  names: [coreName],
  measure: async ({ starts }) => {
    const programs = ['import-nothing', 'import-core'] as const;
    const taken = await alternate(starts, programs, (name) => runFresh<number>(name, []));
    const bare = median(taken['import-nothing']);
    return [
      {
        name: coreName,
        unit: 'ms',
        ours: taken['import-core'].map((milliseconds) => milliseconds - bare),
        goals: [{ of: 'ours', bound: 'atMost', value: 12 }],
      },
    ];
  },
};

function firstAnswer(
  vendor: string,
  sides: { readonly ours: string; readonly peer: string; readonly limit: string },
  goals: { readonly time: readonly Goal[]; readonly memory: readonly Goal[] },
): Family {
  const timeName = `${vendor}: import to first answer`;
  const processName = `${vendor}: start of the process to first answer`;
  const memoryName = `${vendor}: resident memory after first answer`;
  return {
    names: [timeName, processName, memoryName],
    measure: ({ starts }) =>
      withServer(async (url) => {
        const all = [sides.ours, sides.peer, sides.limit];
        const taken = await alternate(starts, all, (side) =>
          runFresh<FirstAnswer>('first-answer', [side, url, assistantId]),
        );
        const measurement = (
          name: string,
          unit: string,
          read: (answer: FirstAnswer) => number,
          goals: readonly Goal[],
        ): Measurement => ({
          name,
          unit,
          ours: (taken[sides.ours] ?? []).map(read),
          peer: (taken[sides.peer] ?? []).map(read),
          limit: (taken[sides.limit] ?? []).map(read),
          goals,
        });
        return [
          measurement(timeName, 'ms', ({ milliseconds }) => milliseconds, goals.time),
          measurement(processName, 'ms', ({ processMilliseconds }) => processMilliseconds, []),
          measurement(memoryName, 'MB', ({ residentBytes }) => residentBytes / 1e6, goals.memory),
        ];
      }),
  };
}

export const genesysFirstAnswer = firstAnswer('Genesys', genesysSides, {
  time: [
    { of: 'ratioToPeer', bound: 'atMost', value: 0.45 },
    { of: 'ratioToLimit', bound: 'atMost', value: 1.2 },
  ],
  memory: [{ of: 'ratioToPeer', bound: 'atMost', value: 0.65 }],
});

export const qconnectFirstAnswer = firstAnswer('Q in Connect', qconnectSides, {
  time: [{ of: 'ratioToPeer', bound: 'atMost', value: 1.05 }],
  memory: [],
});
