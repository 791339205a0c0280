/** Runs the kit over the memory driver, and over one that leaves a rejection unhandled. */
import { runConformance } from '../../src/index.js';
import { replacing } from '../broken/broken-driver.js';
import { harnessOf, memoryHarness } from '../memory-harness.js';

const { conforms, complete, counts } = await runConformance(memoryHarness);

const straying = harnessOf(
  'straying',
  replacing('assistants', (inner) => ({
    get: (id, context) => {
      void Promise.reject(new Error('nobody waits for this'));
      return inner.get(id, context);
    },
  })),
);
const strayed = await runConformance(straying, { only: ['reading.right-one'] });

const stray = strayed.failed.map(({ id }) => id);
process.stdout.write(JSON.stringify({ conforms, complete, counts, stray }));
