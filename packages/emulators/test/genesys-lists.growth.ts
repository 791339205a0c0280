/** A request costs the same in a large estate as in a small one. */
import { performance } from 'node:perf_hooks';
import { expect, test, vi } from 'vitest';
import type { GenesysEmulatorOptions } from '../src/index.js';
import { queue, startGenesys } from './genesys-harness.js';
import { assistantsPath } from './genesys-setting-case.js';

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const indexes = (size: number) => Array.from({ length: size }, (_, index) => index);

const assistantsPerEstate = 50;

/** Queues of a few assistants; the first assistant has the first queue only. */
function estate(size: number) {
  return {
    assistants: indexes(assistantsPerEstate).map((index) => ({
      id: `a${index}`,
      name: `${index}`,
    })),
    assistantQueues: indexes(size).map((index) => ({
      id: idOf(index),
      assistantId: `a${index === 0 ? 0 : 1 + (index % (assistantsPerEstate - 1))}`,
      mediaTypes: ['Call'],
    })),
  };
}

/** The median time of each request, in milliseconds. */
async function timesOf(size: number, options: GenesysEmulatorOptions) {
  const { call } = await startGenesys({ ...options, seed: estate(size) });
  const medianOf = async (send: (round: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (const round of indexes(15)) {
      const start = performance.now();
      await send(round);
      times.push(performance.now() - start);
    }
    return times.sort((left, right) => left - right)[7] ?? NaN;
  };
  await call('GET', assistantsPath);
  return {
    page: await medianOf(() => call('GET', `${assistantsPath}/queues`)),
    byIds: await medianOf(() => call('GET', `${assistantsPath}/queues?queueIds=${idOf(5)}`)),
    ofAssistant: await medianOf(() => call('GET', `${assistantsPath}/a0/queues`)),
    attach: await medianOf((round) => {
      const id = idOf(size + round);
      return call('PUT', `${assistantsPath}/a0/queues/${id}`, queue(id));
    }),
    detach: await medianOf((round) =>
      call('DELETE', `${assistantsPath}/a0/queues?queueIds=${idOf(size + round)}`),
    ),
  };
}

// Filtering and sorting all queues takes much longer than a request. The factor is
// far above what a busy machine adds to a median.
test.each([
  ['at once', {}],
  ['after a delay', { settings: { listDelayMilliseconds: 1000 } }],
] as const)(
  'lists that show writes %s cost the same at 50,000 queues as at 100',
  async (_, options) => {
    // Other work on the machine may disturb one measurement, and does not disturb all.
    await vi.waitFor(
      async () => {
        const small = await timesOf(100, options);
        const large = await timesOf(50_000, options);
        for (const [name, time] of Object.entries(large))
          expect(time, name).toBeLessThan(6 * small[name as keyof typeof small] + 2);
      },
      { timeout: 60_000 },
    );
  },
);
