/** Binds 10,000 queues with one call of `bindMany`, and counts the requests. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { Agent } from 'undici';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';
import { noQuota } from '../contenders/contender.js';
import type { EmulatorAddress } from './emulator.js';

export interface Binding {
  readonly requests: number;
  readonly milliseconds: number;
  /** Heap in use after the result was released. */
  readonly heapBytes: number;
}

export const queueCount = 10_000;

export const queueIds = Array.from(
  { length: queueCount },
  (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
);

const { url, id, secret } = givenArgument<EmulatorAddress>();
let requests = 0;
const provider = createGenesysProvider({
  apiUrl: url,
  loginUrl: url,
  clientId: id,
  clientSecret: secret,
  rateLimit: noQuota,
  timeoutMs: false,
  dispatcher: new Agent().compose((dispatch) => (options, handler) => {
    requests += 1;
    return dispatch(options, handler);
  }),
});

async function bind(): Promise<Omit<Binding, 'heapBytes'>> {
  const created = await provider.assistants.create({ name: 'Returns desk' });
  if (created.isErr()) throw created.error;
  requests = 0;
  const beganAt = performance.now();
  const bound = await provider.queues.bindMany(
    created.value.id,
    queueIds.map((queueId) => ({ queueId, mediaTypes: ['call'] as const })),
  );
  if (bound.isErr()) throw bound.error;
  if (bound.value.bindings.length !== queueCount)
    throw new Error('bindMany did not bind every queue');
  const milliseconds = performance.now() - beganAt;
  const unbound = await provider.assistants.delete(created.value.id);
  if (unbound.isErr()) throw unbound.error;
  return { requests, milliseconds };
}

answerQuestions(async (): Promise<Binding> => {
  const done = await bind();
  collectGarbage();
  return { ...done, heapBytes: process.memoryUsage().heapUsed };
});
