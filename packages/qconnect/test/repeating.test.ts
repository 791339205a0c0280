import { DeleteAIAgentCommand, UntagResourceCommand } from '@aws-sdk/client-qconnect';
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import type { FaultRule, QConnectEmulatorOptions } from '@assistant-provider/emulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createQConnectDriver } from '../src/index.js';
import {
  agentId,
  assistantArn,
  assistantId,
  connectionTo,
  errorOf,
  givenEmulator,
  knowledgeBaseId,
  valueOf,
} from './harness.js';

/** An assistant, and a policy that attempts everything twice. */
async function givenTwoTries(settings: QConnectEmulatorOptions['settings'] = {}) {
  const { emulator, provider, clock } = await givenEmulator({ settings });
  const twice: Interceptor = (next) => (call) =>
    next(call).orElse(() => next({ ...call, tryNumber: 2 }));
  const repeating = createProvider(createQConnectDriver(connectionTo(emulator)), {
    requestInterceptors: [twice],
  });
  onTestFinished(async () => {
    await valueOf(repeating.close());
  });
  const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));
  await clock.sleep(60_000);
  emulator.requests.clear();
  const injectFault = (operation: string, effect: FaultRule['effect']) =>
    emulator.faults.add({ operation, times: 1, effect });
  return { emulator, provider: repeating, id, injectFault };
}

/** The deletion completes at once, so that a further attempt finds nothing. */
const deletedAtOnce = {
  assistantDeletionMilliseconds: 0,
  deleteAssistantTwice: 'ResourceNotFoundException',
} as const;

const afterTheWork = { kind: 'reset', when: 'afterWork' } as const;
const tooMany = { kind: 'retryAfter', value: '1' } as const;

describe('a removal succeeds if the second attempt finds nothing and the first may have removed the object', () => {
  it('of an assistant', async () => {
    const { emulator, provider, id, injectFault } = await givenTwoTries(deletedAtOnce);
    injectFault('DeleteAssistant', afterTheWork);

    await valueOf(provider.assistants.delete(id));

    expect(emulator.requests.of('DeleteAssistant').map(({ status }) => status)).toEqual([
      undefined,
      404,
    ]);
  });

  it('of a knowledge link', async () => {
    const { provider, id, injectFault } = await givenTwoTries();
    const source = { type: 'knowledgeBase', id: knowledgeBaseId } as const;
    const { linkId } = await valueOf(provider.knowledge.link(id, source));
    injectFault('DeleteAssistantAssociation', afterTheWork);

    await valueOf(provider.knowledge.unlink(id, linkId));

    expect(await valueOf(provider.knowledge.list(id))).toEqual([]);
  });

  it('by a command of the SDK, with `$metadata` alone', async () => {
    const { provider, id, injectFault } = await givenTwoTries();
    injectFault('DeleteAIAgent', { kind: 'status', status: 500 });

    const output = await valueOf(
      provider.native.send(new DeleteAIAgentCommand({ assistantId: id, aiAgentId: agentId })),
    );

    expect(output).toEqual({
      $metadata: { httpStatusCode: 404, requestId: expect.any(String) as string },
    });
  });
});

describe('a write that finds nothing fails', () => {
  it('if it is a removal whose first attempt had no effect', async () => {
    const { provider, id, injectFault } = await givenTwoTries(deletedAtOnce);
    for (const operation of ['DeleteAssistant', 'DeleteAssistantAssociation', 'DeleteAIAgent'])
      injectFault(operation, tooMany);

    for (const reply of [
      provider.assistants.delete(assistantId),
      provider.knowledge.unlink(id, agentId),
      provider.native.send(new DeleteAIAgentCommand({ assistantId: id, aiAgentId: agentId })),
    ])
      expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'none' });
  });

  it('if it is a command that removes no object, whatever the first attempt did', async () => {
    const { provider, injectFault } = await givenTwoTries();
    injectFault('UntagResource', { kind: 'status', status: 500 });

    const reply = provider.native.send(
      new UntagResourceCommand({ resourceArn: assistantArn, tagKeys: ['Team'] }),
    );

    expect(await errorOf(reply)).toMatchObject({ kind: 'notFound', effect: 'maybe' });
  });
});
