/** Suite: the command `assistants`, how soon it starts and what a long list costs. */
import { alternate } from '../alternate.js';
import { startProgram } from '../processes/ask.js';
import { wholeProcess } from '../processes/whole.js';
import { median } from '../statistics.js';
import { withServer } from './server.js';
import type { Suite } from './suite.js';

const helpName = 'Command: assistants --help, over bare Node.js';
const heapName = 'Command: heap growth while list writes 10,000 assistants';

const command = new URL('../../../packages/cli/dist/bin.js', import.meta.url);
const nothing = new URL('../programs/import-nothing.js', import.meta.url);

export const commandStart: Suite = {
  names: [helpName],
  measure: async ({ starts }) => {
    const taken = await alternate(starts, ['bare', 'help'], (which) =>
      which === 'help' ? wholeProcess(command, ['--help']) : wholeProcess(nothing, []),
    );
    const bare = median(taken.bare);
    return [
      {
        name: helpName,
        unit: 'ms',
        ours: taken.help.map((milliseconds) => milliseconds - bare),
        goals: [{ of: 'ours', bound: 'atMost', value: 150 }],
      },
    ];
  },
};

export const commandList: Suite = {
  names: [heapName],
  measure: ({ bulkRounds }) =>
    withServer(async (url) => {
      const { list } = await alternate(Math.min(3, bulkRounds), ['list'], async () => {
        // A process for each round, since the command itself lists once.
        const program = startProgram('list-command', url);
        const grownBytes = await program.ask<number>(null);
        await program.close();
        return grownBytes / 1e6;
      });
      return [
        {
          name: heapName,
          unit: 'MB',
          ours: list,
          goals: [{ of: 'ours', bound: 'atMost', value: 1 }],
        },
      ];
    }, 10_000),
};
