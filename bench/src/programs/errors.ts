/** Measures what a call costs that ends in an error, without a vendor. */
import {
  createProvider,
  type AssistantDriver,
  type DriverContext,
} from '@assistant-provider/core/adapter';
import { createMemoryProvider } from '@assistant-provider/memory';
import { ResultAsync } from 'neverthrow';
import { answerQuestions, collectGarbage } from '../processes/ask.js';

/** The cause of the error. */
export type Ending = 'refused' | 'cancelled';

const callCount = 20_000;

/** Returns the microseconds of processor time for each call. */
async function processorTime(work: () => unknown): Promise<number> {
  collectGarbage();
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / callCount;
}

/** Requests that never end, and read their signals as a vendor's client does. */
const endless = (_: unknown, context: DriverContext) =>
  context.request({ name: 'GET', writes: false }, (attempt) => {
    void attempt.signal;
    return new ResultAsync<never, never>(new Promise(() => undefined));
  });

const measures: Readonly<Record<Ending, () => Promise<number>>> = {
  refused: async () => {
    const quota = { requests: 1, perMs: 60_000, maxWaitMs: 1, maxBulkWaitMs: 1 };
    const provider = createMemoryProvider({ rateLimit: quota });
    void (await provider.assistants.list());
    const taken = await processorTime(async () => {
      for (let call = 0; call < callCount; call += 1) {
        const refused = await provider.assistants.get('an-assistant');
        if (refused.isOk()) throw new Error('the call was not refused');
      }
    });
    void (await provider.close());
    return taken;
  },
  cancelled: async () => {
    const driver = {
      vendor: 'bench',
      limits: { assistantId: {}, name: {}, pageSize: { min: 1, max: 10 } },
      assistants: { get: endless, list: endless, create: endless, delete: endless },
      native: () => ({}),
    } as unknown as AssistantDriver;
    const provider = createProvider(driver);
    const caller = new AbortController();
    const { signal } = caller;
    const calls = Array.from({ length: callCount }, () =>
      provider.assistants.get('an-assistant', { signal }),
    );
    return processorTime(() => {
      caller.abort();
      return Promise.all(calls);
    });
  },
};

answerQuestions((ending: Ending) => measures[ending]());
