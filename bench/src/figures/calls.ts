/** Suite: sequential and concurrent calls, in calls per second and processor time per call. */
import { alternate } from '../alternate.js';
import type { Goal, Measurement } from '../measurement.js';
import { startProgram, type Program } from '../processes/ask.js';
import { assistantId } from '../programs/responses.js';
import type { Round, RoundQuestion } from '../programs/client.js';
import type { Suite } from './suite.js';
import { withServer } from './server.js';

interface Contenders {
  readonly ours: string;
  /** The vendor's SDK with its defaults. */
  readonly peer: string;
  /** Contender for processor time, if it is not `peer`. */
  readonly processorPeer?: string;
  readonly limit: string;
}

/** Calls per second have goals for many calls at once only. */
interface Goals {
  readonly callsPerSecond: readonly Goal[];
  readonly processorTime: readonly Goal[];
  readonly processorTimeAtOnce: readonly Goal[];
}

const concurrencies = [
  { concurrency: 1, label: 'one after another' },
  { concurrency: 64, label: '64 at once' },
];

/** The warm-up of each contender: enough calls for V8 to compile the hot code. */
const warmUp = (mostCalls: number): RoundQuestion => ({
  concurrency: 64,
  milliseconds: 60_000,
  mostCalls,
});

function calls(vendor: string, contenders: Contenders, goals: Goals): Suite {
  const rateName = (label: string) => `${vendor}: get, ${label}`;
  const timeName = (label: string) => `${vendor}: processor time of get, ${label}`;
  const all = [...new Set(Object.values(contenders) as string[])];
  return {
    names: concurrencies.flatMap(({ label }) => [rateName(label), timeName(label)]),
    measure: ({ callRounds, roundMs, warmUpCalls }) =>
      withServer(async (url) => {
        const target = { url, assistantId };
        const programs = new Map<string, Program>(
          all.map((contender) => [contender, startProgram('client', { contender, target })]),
        );
        const run = (contender: string, question: RoundQuestion): Promise<Round> =>
          programs.get(contender)?.ask<Round>(question) ?? Promise.reject(new Error(contender));
        const measurements: Measurement[] = [];
        for (const contender of all) await run(contender, warmUp(warmUpCalls));
        for (const { concurrency, label } of concurrencies) {
          const question = { concurrency, milliseconds: roundMs };
          const taken = await alternate(callRounds, all, (contender) => run(contender, question));
          const numbers = (contender: string, member: 'callsPerSecond' | 'processorMicroseconds') =>
            (taken[contender] ?? []).map((round) => round[member]);
          measurements.push(
            {
              name: rateName(label),
              unit: 'calls/s',
              ours: numbers(contenders.ours, 'callsPerSecond'),
              peer: numbers(contenders.peer, 'callsPerSecond'),
              limit: numbers(contenders.limit, 'callsPerSecond'),
              goals: concurrency === 1 ? [] : goals.callsPerSecond,
            },
            {
              name: timeName(label),
              unit: 'µs/call',
              ours: numbers(contenders.ours, 'processorMicroseconds'),
              peer: numbers(contenders.processorPeer ?? contenders.peer, 'processorMicroseconds'),
              limit: numbers(contenders.limit, 'processorMicroseconds'),
              goals: concurrency === 1 ? goals.processorTime : goals.processorTimeAtOnce,
            },
          );
        }
        await Promise.all([...programs.values()].map((program) => program.close()));
        return measurements;
      }),
  };
}

export const genesysContenders: Contenders = {
  ours: 'genesys-provider',
  peer: 'genesys-sdk',
  limit: 'genesys-undici',
};

export const qconnectContenders: Contenders = {
  ours: 'qconnect-provider',
  peer: 'qconnect-sdk',
  processorPeer: 'qconnect-sdk-same-handler',
  limit: 'qconnect-undici',
};

export const genesysCalls = calls('Genesys', genesysContenders, {
  callsPerSecond: [{ of: 'ratioToPeer', bound: 'atLeast', value: 4.5 }],
  processorTime: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.35 }],
  processorTimeAtOnce: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.35 }],
});

export const qconnectCalls = calls('Q in Connect', qconnectContenders, {
  callsPerSecond: [{ of: 'ratioToPeer', bound: 'atLeast', value: 1.5 }],
  processorTime: [{ of: 'ratioToPeer', bound: 'atMost', value: 1.08 }],
  processorTimeAtOnce: [{ of: 'ratioToPeer', bound: 'atMost', value: 0.45 }],
});
