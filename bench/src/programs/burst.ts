/** Calls that exceed Genesys Cloud's quota, under the default options, by a clock that we drive. */
import { createManualClock } from '@assistant-provider/core/testing';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { genesysCredentials } from '../contenders/contender.js';
import { answerQuestions, givenArgument } from '../processes/ask.js';
import { callCount, pagedAssistants, type Batch } from './batches.js';
import { assistantId } from './responses.js';

/** The default plus 1, which is the length of no other sleep: it shows that a request is under way. */
const tryTimeoutMs = 15_001;

const url = givenArgument<string>();

/** Moves the clock from sleeper to sleeper, but stands still while a request is under way. */
async function driven(work: (clock: ReturnType<typeof createManualClock>) => Promise<void>) {
  const clock = createManualClock();
  let working = true;
  const done = work(clock).finally(() => (working = false));
  while (working) {
    await new Promise(setImmediate);
    const sleepers = clock.sleepers();
    const [next] = sleepers;
    if (next === undefined || sleepers.some(({ ms }) => ms === tryTimeoutMs)) continue;
    await clock.advance(next.wakeAt - clock.now());
  }
  await done;
  return clock.now();
}

/** Returns the seconds that pass on the clock. */
async function run(batch: Batch): Promise<number> {
  const milliseconds = await driven(async (clock) => {
    const address = { apiUrl: url, loginUrl: url, ...genesysCredentials };
    const provider = createGenesysProvider({ ...address, clock, tryTimeoutMs });
    await batches[batch](provider);
    void (await provider.close());
  });
  return milliseconds / 1_000;
}

type Provider = ReturnType<typeof createGenesysProvider>;

const batches: Readonly<Record<Batch, (provider: Provider) => Promise<void>>> = {
  calls: async ({ assistants }) => {
    const calls = Array.from({ length: callCount }, () => assistants.get(assistantId));
    for (const result of await Promise.all(calls)) if (result.isErr()) throw result.error;
  },
  all: async ({ assistants }) => {
    let count = 0;
    for await (const assistant of assistants.all()) {
      if (assistant.isErr()) throw assistant.error;
      count += 1;
    }
    if (count !== pagedAssistants) throw new Error(`${count} assistants were read`);
  },
};

answerQuestions(run);
