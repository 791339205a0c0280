import { readOnly } from '@assistant-provider/core';
import { reviseFailure, type DriverQueues } from '@assistant-provider/core/adapter';
import { errorOf } from '@assistant-provider/test-support';
import { errAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

const queueId = 'q-1';

/** A provider whose vendor refuses every call about queues. */
function givenProvider(named?: string) {
  const refuse: unknown = (...given: readonly unknown[]) => {
    const context = given.at(-1) as Parameters<DriverQueues['unbind']>[2];
    const failure = context.error({ kind: 'conflict', message: 'refused' });
    return errAsync(named === undefined ? failure : reviseFailure(failure, { queueId: named }));
  };
  const names = ['list', 'listBound', 'get', 'bind', 'bindMany', 'unbind', 'unbindMany'];
  const queues = Object.fromEntries(names.map((name) => [name, refuse])) as never;
  const limits = { queueId: {}, mediaTypes: ['call'] };
  return scriptedProvider({ features: { queues }, limits: { queues: limits } as never });
}

const queuesOf = (provider = givenProvider()) => {
  if (!provider.queues) throw new Error('the provider has no queues');
  return provider.queues;
};

it('an error of a call about one queue names it', async () => {
  const queues = queuesOf();
  const replies = [
    queues.get('a-1', queueId),
    queues.bind('a-1', { queueId, mediaTypes: ['call'] }),
    queues.unbind('a-1', queueId),
  ];
  for (const reply of replies) {
    const error = await errorOf(reply);
    expect(error).toMatchObject({ kind: 'conflict', assistantId: 'a-1', queueId });
    expect(error.toJSON()).toMatchObject({ queueId });
  }
});

it('an error keeps the queue that the driver names', async () => {
  const reply = queuesOf(givenProvider('q-2')).unbind('a-1', queueId);
  expect(await errorOf(reply)).toHaveProperty('queueId', 'q-2');
});

it('an error of a call about no single queue names none', async () => {
  const queues = queuesOf();
  for (const reply of [queues.list('a-1'), queues.unbindMany('a-1', [queueId])])
    expect(await errorOf(reply)).not.toHaveProperty('queueId');
});

it('the refusal of a read-only provider names the queue', async () => {
  const reply = queuesOf(readOnly(givenProvider())).unbind('a-1', queueId);
  expect(await errorOf(reply)).toMatchObject({ kind: 'permissionDenied', queueId });
});
