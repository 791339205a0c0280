/** Suite: fresh processes, from the import to the first response. */
import { alternate } from '../alternate.js';
import type { Goal, Measurement } from '../measurement.js';
import { runFresh } from '../processes/fresh.js';
import { assistantId } from '../programs/responses.js';
import type { FirstAnswer } from '../programs/first-answer.js';
import { median } from '../statistics.js';
import { genesysContenders, qconnectContenders } from './calls.js';
import type { Suite } from './suite.js';
import { withServer } from './server.js';

const coreName = 'Core: import, over bare Node.js';

export const coreImport: Suite = {
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
        goals: [{ of: 'ours', bound: 'atMost', value: 9 }],
      },
    ];
  },
};

function firstAnswer(
  vendor: string,
  contenders: { readonly ours: string; readonly peer: string; readonly limit: string },
  goals: { readonly time: readonly Goal[]; readonly memory: readonly Goal[] },
): Suite {
  const timeName = `${vendor}: import to first answer`;
  const processName = `${vendor}: start of the process to first answer`;
  const memoryName = `${vendor}: resident memory after first answer`;
  return {
    names: [timeName, processName, memoryName],
    measure: ({ starts }) =>
      withServer(async (url) => {
        const all = [contenders.ours, contenders.peer, contenders.limit];
        const taken = await alternate(starts, all, (contender) =>
          runFresh<FirstAnswer>('first-answer', [contender, url, assistantId]),
        );
        const measurement = (
          name: string,
          unit: string,
          read: (answer: FirstAnswer) => number,
          goals: readonly Goal[],
        ): Measurement => ({
          name,
          unit,
          ours: (taken[contenders.ours] ?? []).map(read),
          peer: (taken[contenders.peer] ?? []).map(read),
          limit: (taken[contenders.limit] ?? []).map(read),
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

export const genesysFirstAnswer = firstAnswer('Genesys', genesysContenders, {
  time: [
    { of: 'ratioToPeer', bound: 'atMost', value: 0.45 },
    { of: 'ratioToLimit', bound: 'atMost', value: 1.2 },
  ],
  memory: [{ of: 'ratioToPeer', bound: 'atMost', value: 0.65 }],
});

export const qconnectFirstAnswer = firstAnswer('Q in Connect', qconnectContenders, {
  time: [{ of: 'ratioToPeer', bound: 'atMost', value: 1.05 }],
  memory: [],
});
