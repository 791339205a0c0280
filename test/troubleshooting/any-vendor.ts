/** First failures that every vendor has, by the heading that they have in docs/troubleshooting.md. */
import { readOnly, requireFeatures } from '@assistant-provider/core';
import { createMemoryProvider } from '@assistant-provider/memory';
import { onTestFinished } from 'vitest';
import { errorOf, givenGenesys, givenQConnect, thrownBy, type Failures } from './setting.js';

const givenMemory = (options: Parameters<typeof createMemoryProvider>[0] = {}) => {
  const provider = createMemoryProvider(options);
  onTestFinished(async () => void (await provider.close()));
  return provider;
};

export const anyVendorFailures: Failures = {
  'A misspelt option': () => thrownBy(() => createMemoryProvider({ timeoutMS: 1_000 } as object)),

  'An unsupported feature': async () => {
    const { provider } = await givenQConnect();
    return requireFeatures(provider, 'queues')._unsafeUnwrapErr();
  },

  'An unsupported field': async () => {
    const { provider } = await givenGenesys();
    return errorOf(provider.assistants.create({ name: 'Desk', description: 'Answers' }));
  },

  'An unsupported role': async () => {
    const { provider } = await givenQConnect();
    const assistantId = '5f0e2a54-8f4e-4a5c-9d51-0b7d2f6a1c01';
    return errorOf(provider.aiAgents.assign(assistantId, { role: 'wrapUpPrediction' }));
  },

  'A vendor that does not respond': async () =>
    errorOf(givenMemory({ latencyMs: 60_000, timeoutMs: 20 }).assistants.list()),

  'More requests than the quota': async () => {
    const provider = givenMemory({
      rateLimit: { requests: 1, perMs: 60_000, maxWaitMs: 1_000 },
    });
    await provider.assistants.list().unwrapOr(undefined);
    return errorOf(provider.assistants.list());
  },

  'A vendor that asked to wait': async () => {
    const { emulator, provider } = await givenGenesys();
    emulator.faults.add({ times: 1, effect: { kind: 'retryAfter', value: '600' } });
    await provider.assistants.list().unwrapOr(undefined);
    return errorOf(provider.assistants.list());
  },

  'A closed provider': async () => {
    const provider = givenMemory();
    await provider.close().unwrapOr(undefined);
    return errorOf(provider.assistants.list());
  },

  'A write of a read-only provider': () =>
    errorOf(readOnly(givenMemory()).assistants.delete('desk')),
};
