/**
 * Optional members of input may be `undefined`. The compiler checks half of it: it reads this file with
 * `exactOptionalPropertyTypes`.
 */
import {
  isAiAgentRole,
  isMediaType,
  waitForStatus,
  type AiAgentAssignment,
  type AssistantDraft,
  type AssistantPatch,
  type BindOptions,
  type PartDraft,
  type QueueBinding,
  type Reply,
} from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { createAgreeableProvider } from './agreeable-provider.js';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

const { provider } = createAgreeableProvider();

const draft: AssistantDraft = {
  name: 'Returns desk',
  description: undefined,
  tags: undefined,
  encryption: undefined,
  knowledge: [{ type: 'knowledgeBase', id: 'k', language: undefined }],
  vendorOptions: undefined,
};
const patch: AssistantPatch = { name: 'New', description: undefined, vendorOptions: undefined };
const options: BindOptions = {
  signal: undefined,
  timeoutMs: undefined,
  lane: undefined,
  idempotencyKey: undefined,
  onUnsupported: undefined,
  onConflict: undefined,
};
const page = { cursor: undefined, pageSize: undefined };
const part: PartDraft = { kind: 'prompt', id: 'p', name: undefined, content: {} };

const calls: Readonly<Record<string, () => Reply<unknown>>> = {
  'assistants.create': () => provider.assistants.create(draft, options),
  'assistants.list': () => provider.assistants.list({ ...page, name: undefined }, options),
  'assistants.list of nothing more': () => provider.assistants.list({ include: undefined }),
  'editing.update': () => provider.editing!.update('a-1', patch),
  'queues.listBound': () => provider.queues!.listBound({ ...page, queueIds: undefined }),
  'queues.bind': () =>
    provider.queues!.bind('a-1', { queueId: 'q', mediaTypes: ['call'] }, options),
  'aiAgents.assign': () =>
    provider.aiAgents!.assign('a-1', {
      role: 'summarization',
      useCase: undefined,
      agentId: undefined,
      enabled: undefined,
    }),
  'knowledge.link': () =>
    provider.knowledge!.link('a-1', { type: 'knowledgeBase', id: 'k', language: undefined }),
  'parts.list': () =>
    provider.parts!.list('a-1', { kind: undefined, origin: undefined, versions: undefined }),
  'parts.get': () => provider.parts!.get('a-1', { kind: 'prompt', id: 'p', versions: undefined }),
  'parts.put': () => provider.parts!.put('a-1', part),
  'parts.delete': () =>
    provider.parts!.delete('a-1', { kind: 'prompt', id: 'p', version: undefined }),
  'directory.lookUp': () =>
    provider.directory!.lookUp('queue', {
      ids: undefined,
      names: undefined,
      assistantId: undefined,
    }),
  waitForStatus: () =>
    waitForStatus(provider, 'a-1', 'active', {
      signal: undefined,
      timeoutMs: undefined,
      onPoll: undefined,
      clock: undefined,
    }),
};

describe('an optional member that is undefined', () => {
  it.each(Object.entries(calls))('is accepted by %s', async (_, call) => {
    expect((await call()).isOk()).toBe(true);
  });

  it('does not reach a driver', async () => {
    const seen: unknown[] = [];
    const recording = scriptedProvider({
      limits: { knowledge: { types: ['knowledgeBase'], knowledgeBaseId: {}, linkId: {} } },
      assistants: { create: (given) => (seen.push(given), okAsync(anAssistant())) },
    });

    void (await recording.assistants.create(draft));

    expect(seen).toStrictEqual([
      { name: 'Returns desk', knowledge: [{ type: 'knowledgeBase', id: 'k' }] },
    ]);
  });
});

describe('guards for what was read', () => {
  it('`isMediaType` tells the media types that `bind` takes from those that are new', () => {
    const { mediaTypes }: Pick<QueueBinding, 'mediaTypes'> = { mediaTypes: ['call', 'video'] };
    const draft = { queueId: 'q', mediaTypes: mediaTypes.filter(isMediaType) };

    void provider.queues!.bind('a-1', draft);

    expect(draft.mediaTypes).toEqual(['call']);
  });

  it('`isAiAgentRole` tells the roles that `assign` takes from those that are new', () => {
    const read: readonly Pick<AiAgentAssignment, 'role'>[] = [
      { role: 'manualSearch' },
      { role: 'juggling' },
    ];

    expect(read.map(({ role }) => role).filter(isAiAgentRole)).toEqual(['manualSearch']);
  });

  it.each([undefined, null, 1, {}])('refuse %s', (value) => {
    expect([isMediaType(value), isAiAgentRole(value)]).toEqual([false, false]);
  });
});
