/** Measures the queue of the rate limit: without a vendor, by a clock that never waits. */
import { systemClock, type Lane, type MonotonicClock } from '@assistant-provider/core';
import {
  createFailure,
  createStopwatch,
  noContextValues,
  type Call,
  type DriverReply,
} from '@assistant-provider/core/adapter';
import { createMemoryProvider } from '@assistant-provider/memory';
import { rateLimit } from '@assistant-provider/policies';
import { err, okAsync, ResultAsync } from 'neverthrow';
import { answerQuestions, collectGarbage } from '../processes/ask.js';

export interface QueueQuestion {
  readonly what: 'drain' | 'throttle' | 'cancel' | 'overtake';
  /** The number of waiting calls. */
  readonly waiting: number;
}

const aWeek = 7 * 24 * 3_600_000;
const quota = { requests: 300, perMs: 60_000, maxWaitMs: aWeek, maxBulkWaitMs: aWeek };

/** Each sleep moves the time at once. */
function leapingClock(): MonotonicClock {
  let time = 0;
  const now = () => time;
  const sleep = async (ms: number) => {
    await new Promise(setImmediate);
    time += ms;
  };
  return { now, monotonic: now, sleep };
}

function open(respond: (call: Call) => DriverReply<unknown>) {
  const clock = leapingClock();
  const { signal } = new AbortController();
  const handle = rateLimit(quota)(respond);
  return (operation = 'assistants.get', lane: Lane = 'interactive') =>
    handle({
      level: 'request',
      vendor: 'bench',
      operation,
      request: 'GET',
      writes: false,
      repeatable: true,
      startedAt: 0,
      stopwatch: createStopwatch(clock),
      lane,
      idempotencyKey: 'bench',
      tryNumber: 1,
      signal,
      clock,
      values: noContextValues,
      run: () => okAsync(undefined),
    });
}

/** Returns the microseconds of processor time that `work` takes. */
async function processorTime(work: () => unknown): Promise<number> {
  collectGarbage();
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return user + system;
}

const measures: Readonly<Record<QueueQuestion['what'], (waiting: number) => Promise<number>>> = {
  /** From the first grant to the last; microseconds of processor time for each call. */
  drain: async (waiting) => {
    const send = open(() => okAsync(undefined));
    const calls = Array.from({ length: waiting }, () => send());
    return (await processorTime(() => Promise.all(calls))) / waiting;
  },

  /** Microseconds of processor time for each of 300 responses that ask for a pause. */
  throttle: async (waiting) => {
    const respond: (() => void)[] = [];
    const throttled = createFailure({
      kind: 'rateLimited',
      vendor: 'bench',
      operation: 'assistants.get',
      message: 'slow down',
    });
    let pauseMs = 0;
    const send = open(
      () =>
        new ResultAsync(
          new Promise((resolve) =>
            respond.push(() => resolve(err({ ...throttled, retryAfterMs: (pauseMs += 1) }))),
          ),
        ),
    );
    const first = Array.from({ length: quota.requests }, () => send());
    for (let index = 0; index < waiting; index += 1) void send();
    return (
      (await processorTime(() => {
        for (const each of respond.splice(0)) each();
        return Promise.all(first);
      })) / quota.requests
    );
  },

  /** Microseconds of processor time for each call of a provider that is cancelled. */
  cancel: async (waiting) => {
    const provider = createMemoryProvider({
      clock: systemClock,
      rateLimit: { ...quota, requests: 1 },
    });
    const caller = new AbortController();
    const { signal } = caller;
    const calls = Array.from({ length: waiting + 1 }, () =>
      provider.assistants.list({}, { signal }),
    );
    void (await calls[0]);
    const taken = await processorTime(() => {
      caller.abort();
      return Promise.all(calls);
    });
    void (await provider.close());
    return taken / waiting;
  },

  /** The slots that others get before an interactive call. */
  overtake: async (waiting) => {
    const served: string[] = [];
    const send = open(({ operation }) => {
      served.push(operation);
      return okAsync(undefined);
    });
    const job = Array.from({ length: waiting }, () => send('queues.bindMany', 'bulk'));
    void (await job[quota.requests - 1]);
    const before = served.length;
    void (await send('assistants.get'));
    await Promise.all(job);
    return served.indexOf('assistants.get') - before;
  },
};

answerQuestions(({ what, waiting }: QueueQuestion) => measures[what](waiting));
