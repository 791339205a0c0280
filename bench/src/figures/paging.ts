/** Suite: reads 20,000 assistants. */
import { alternate } from '../alternate.js';
import type { Measurement } from '../measurement.js';
import { startProgram } from '../processes/ask.js';
import type { Reader, Reading, ReadingQuestion } from '../programs/read-all.js';
import { assistantCount } from '../programs/responses.js';
import type { Suite } from './suite.js';
import { withServer } from './server.js';

/** The vendor's largest page, and our default. */
const pageSizes = [200, 50];

const timeName = (pageSize: number) => `Genesys: 20,000 assistants with all, pages of ${pageSize}`;
const heapName = 'Genesys: heap growth while 20,000 assistants are read';
const qconnectName = 'Q in Connect: processor time of all, per assistant, pages of 100';

export const paging: Suite = {
  names: [...pageSizes.map(timeName), heapName, qconnectName],
  measure: ({ bulkRounds }) =>
    withServer(async (url) => {
      const programs = {
        all: startProgram('read-all', { vendor: 'genesys', reader: 'all', url }),
        loop: startProgram('read-all', { vendor: 'genesys', reader: 'loop', url }),
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
        await qconnectPages(url, bulkRounds),
      ];
    }),
};

async function qconnectPages(url: string, bulkRounds: number): Promise<Measurement> {
  const programs = {
    all: startProgram('read-all', { vendor: 'qconnect', reader: 'all', url }),
    loop: startProgram('read-all', { vendor: 'qconnect', reader: 'loop', url }),
  };
  const rounds = (count: number) =>
    alternate<Reader, Reading>(count, ['all', 'loop'], (reader) =>
      programs[reader].ask<Reading>({ pageSize: 100, watchHeap: false }),
    );
  // Warm-up, as above.
  await rounds(1);
  const { all, loop } = await rounds(bulkRounds);
  await Promise.all([programs.all.close(), programs.loop.close()]);
  const perAssistant = ({ processorTime }: Reading) => processorTime / assistantCount;
  return {
    name: qconnectName,
    unit: 'µs',
    ours: all.map(perAssistant),
    limit: loop.map(perAssistant),
    goals: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.5 }],
  };
}
