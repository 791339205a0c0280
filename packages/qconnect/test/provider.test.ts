import { requireFeatures, waitForStatus, type AssistantProvider } from '@assistant-provider/core';
import { startQConnectEmulator } from '@assistant-provider/emulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createQConnectProvider } from '../src/index.js';
import {
  agentId,
  connectionTo,
  credentials,
  errorOf,
  knowledgeBaseId,
  valueOf,
} from './harness.js';

describe('createQConnectProvider', () => {
  it('creates, changes, reads and deletes an assistant', async () => {
    // Given a vendor with a running clock, and a provider with all policies
    const emulator = await startQConnectEmulator({
      settings: { assistantCreationMilliseconds: 30, assistantDeletionMilliseconds: 30 },
    });
    onTestFinished(() => emulator.close());
    const provider = createQConnectProvider(connectionTo(emulator));

    // When an application uses it
    const created = await valueOf(
      provider.assistants.create({
        name: 'Returns desk',
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId }],
      }),
    );
    const active = await valueOf(waitForStatus(provider, created.id, 'active'));
    await valueOf(
      provider.aiAgents.assign(active.id, {
        role: 'orchestration',
        useCase: 'Connect.SelfService',
        agentId: `${agentId}:$LATEST`,
      }),
    );
    await valueOf(provider.tagging.tag(active.id, { AmazonConnectEnabled: 'True' }));
    const read = await valueOf(provider.assistants.get(active.id));
    await valueOf(provider.assistants.delete(active.id));
    await valueOf(waitForStatus(provider, active.id, 'deleted'));

    // Then every response was right
    expect(read).toMatchObject({
      status: 'active',
      tags: { AmazonConnectEnabled: 'True' },
      aiAgents: [{ role: 'orchestration', useCase: 'Connect.SelfService' }],
    });
    await valueOf(provider.close());
    await valueOf(provider.close());
    expect(await errorOf(provider.assistants.get(active.id))).toMatchObject({ kind: 'cancelled' });
  });

  it("has the vendor's features, and a reason for each unsupported one", async () => {
    const provider = createQConnectProvider({ region: 'us-east-1', credentials });

    expect(provider.vendor).toBe('qconnect');
    expect(provider.features).toEqual({
      editing: false,
      queues: false,
      aiAgents: true,
      knowledge: true,
      parts: true,
      directory: true,
      tagging: true,
    });
    const portable: AssistantProvider = provider;
    const error = requireFeatures(portable, 'queues', 'editing')._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: 'unsupported' });
    expect(error.message).toContain('contact flow');
    expect(error.message).toContain('Create a new assistant');

    // @ts-expect-error queues need a look first
    expect(() => provider.queues.bind('a', { queueId: 'b', mediaTypes: ['call'] })).toThrow();
    // @ts-expect-error so does editing
    expect(() => provider.editing.update('a', { name: 'b' })).toThrow();
    const known: AssistantProvider<'aiAgents' | 'knowledge' | 'tagging'> = provider;
    expect(known).toBe(provider);
    await valueOf(provider.close());
  });
});
