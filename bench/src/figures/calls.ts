/** Calls one after another and 64 at once: how many a second, and at what processor time each. */
import { alternate } from '../alternate.js';
import type { Goal, Measurement } from '../measurement.js';
import { startProgram, type Program } from '../processes/ask.js';
import { assistantId } from '../programs/answers.js';
import type { Round, RoundQuestion } from '../programs/client.js';
import type { Family } from './suite.js';
import { withServer } from './server.js';

interface Sides {
  readonly ours: string;
  /** The vendor's SDK as it comes. */
  readonly peer: string;
  /** What processor time is held against, if that is another SDK. */
  readonly processorPeer?: string;
  readonly limit: string;
}

const concurrencies = [
  { concurrency: 1, label: 'one after another' },
  { concurrency: 64, label: '64 at once' },
];

/** Of each side before anything is measured: after so many, V8 has compiled what is hot. */
const warmUp = (mostCalls: number): RoundQuestion => ({
  concurrency: 64,
  milliseconds: 60_000,
  mostCalls,
});

function calls(
  vendor: string,
  sides: Sides,
  goals: { readonly callsPerSecond: readonly Goal[]; readonly processorTime: readonly Goal[] },
): Family {
  const rateName = (label: string) => `${vendor}: get, ${label}`;
  const timeName = (label: string) => `${vendor}: processor time of get, ${label}`;
  const all = [...new Set(Object.values(sides) as string[])];
  return {
    names: concurrencies.flatMap(({ label }) => [rateName(label), timeName(label)]),
    measure: ({ rounds, roundMs, warmUpCalls }) =>
      withServer(async (url) => {
        const target = { url, assistantId };
        const programs = new Map<string, Program>(
          all.map((side) => [side, startProgram('client', { side, target })]),
        );
        const run = (side: string, question: RoundQuestion): Promise<Round> =>
          programs.get(side)?.ask<Round>(question) ?? Promise.reject(new Error(side));
        const measurements: Measurement[] = [];
        for (const side of all) await run(side, warmUp(warmUpCalls));
        for (const { concurrency, label } of concurrencies) {
          const question = { concurrency, milliseconds: roundMs };
          const taken = await alternate(rounds, all, (side) => run(side, question));
          const numbers = (side: string, member: 'callsPerSecond' | 'processorMicroseconds') =>
            (taken[side] ?? []).map((round) => round[member]);
          measurements.push(
            {
              name: rateName(label),
              unit: 'calls/s',
              ours: numbers(sides.ours, 'callsPerSecond'),
              peer: numbers(sides.peer, 'callsPerSecond'),
              limit: numbers(sides.limit, 'callsPerSecond'),
              goals: concurrency === 1 ? [] : goals.callsPerSecond,
            },
            {
              name: timeName(label),
              unit: 'µs/call',
              ours: numbers(sides.ours, 'processorMicroseconds'),
              peer: numbers(sides.processorPeer ?? sides.peer, 'processorMicroseconds'),
              limit: numbers(sides.limit, 'processorMicroseconds'),
              goals: goals.processorTime,
            },
          );
        }
        await Promise.all([...programs.values()].map((program) => program.close()));
        return measurements;
      }),
  };
}

export const genesysSides: Sides = {
  ours: 'genesys-provider',
  peer: 'genesys-sdk',
  limit: 'genesys-undici',
};

export const qconnectSides: Sides = {
  ours: 'qconnect-provider',
  peer: 'qconnect-sdk',
  processorPeer: 'qconnect-sdk-same-handler',
  limit: 'qconnect-undici',
};

export const genesysCalls = calls('Genesys', genesysSides, {
  callsPerSecond: [{ of: 'ratioToPeer', bound: 'atLeast', value: 4.5 }],
  processorTime: [{ of: 'ratioToLimit', bound: 'atMost', value: 1.35 }],
});

export const qconnectCalls = calls('Q in Connect', qconnectSides, {
  callsPerSecond: [{ of: 'ratioToPeer', bound: 'atLeast', value: 1.5 }],
  processorTime: [{ of: 'ratioToPeer', bound: 'atMost', value: 1.08 }],
});
