/** Suite: reads 20,000 assistants. */
import { alternate } from '../alternate.js';
import { startProgram } from '../processes/ask.js';
import type { Reader, Reading, ReadingQuestion } from '../programs/read-all.js';
import type { Suite } from './suite.js';
import { withServer } from './server.js';

/** The vendor's largest page, and our default. */
const pageSizes = [200, 50];

const timeName = (pageSize: number) => `Genesys: 20,000 assistants with all, pages of ${pageSize}`;
const heapName = 'Genesys: heap growth while 20,000 assistants are read';

export const paging: Suite = {
  names: [...pageSizes.map(timeName), heapName],
  measure: ({ bulkRounds }) =>
    withServer(async (url) => {
      const programs = {
        all: startProgram('read-all', { reader: 'all', url }),
        loop: startProgram('read-all', { reader: 'loop', url }),
      };
      const rounds = (count: number, question: ReadingQuestion) =>
        alternate<Reader, Reading>(count, ['all', 'loop'], (reader) =>
          programs[reader].ask<Reading>(question),
        );
      const times = [];
      for (const pageSize of pageSizes) {
        const question = { pageSize, watchHeap: false };
        // Warm-up: the server builds its pages, and V8 compiles.
        await rounds(1, question);
        const { all, loop } = await rounds(bulkRounds, question);
        times.push({
          name: timeName(pageSize),
          unit: 'ms',
          ours: all.map(({ milliseconds }) => milliseconds),
          limit: loop.map(({ milliseconds }) => milliseconds),
          goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.15 } as const],
        });
      }
      const { all, loop } = await rounds(Math.min(3, bulkRounds), {
        pageSize: 200,
        watchHeap: true,
      });
      const megabytes = ({ grownBytes }: Reading) => grownBytes / 1e6;
      await Promise.all([programs.all.close(), programs.loop.close()]);
      return [
        ...times,
        {
          name: heapName,
          unit: 'MB',
          ours: all.map(megabytes),
          limit: loop.map(megabytes),
          goals: [{ of: 'ours', bound: 'atMost', value: 1 }],
        },
      ];
    }),
};
