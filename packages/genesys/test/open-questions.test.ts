import type { GenesysSettings } from '@assistant-provider/emulators';
import { expect, it } from 'vitest';
import { errorOf, givenEmulator, knowledgeBaseId, queueId, valueOf } from './harness.js';

/** Unknowns of the vendor, with every behaviour that the emulator can play. */
const answers: readonly Partial<GenesysSettings>[] = [
  {},
  { tokenType: 'Bearer' },
  { expiresIn: 'absent' },
  { emptyLists: 'absent' },
  { emptyLists: 'null' },
  { expiredTokenCode: 'credentials.expired' },
  { rateLimitHeaders: 'present', callerCorrelationId: 'echoed' },
  { readOnlyMembers: 'refused' },
  { unknownMembers: 'kept' },
  { unknownMembers: 'refused', readOnlyMembers: 'refused' },
  { observedMembers: 'hidden' },
  { defaultPageSize: 1 },
  { listOrder: 'name' },
  { listOrder: 'id' },
  { pageLinks: 'absolute' },
  { nameFilter: 'contains' },
  { badExpand: 'ignored' },
  { patchAssistant: 'full' },
  { deleteAssistantWithQueues: 'refused' },
  { assistantState: 'alwaysInactive' },
  { assistantState: 'fromCopilot' },
  { patchQueues: 'replace' },
  { patchQueues: 'replace', patchQueuesAnswer: 'all' },
  { maxPatchedQueues: 1 },
  { duplicateQueueIds: 'refused' },
  { queueIdMismatch: 'pathWins' },
  { emptyMediaTypes: 'refused' },
  { deleteUnattachedQueues: 'notFound' },
  { deleteUnattachedQueues: 'conflict' },
  { takeover: 'modifiesOldAssistant' },
  { assignmentModeInPut: 'applied' },
  { missingCopilot: 'empty' },
  { copilotRuleIds: 'refused' },
];

it.each(answers)(
  'the same life of an assistant, whatever the vendor answers: %j',
  async (settings) => {
    const { provider, emulator } = await givenEmulator({ settings });
    const mediaTypes = ['call', 'email'] as const;
    const bindings = [1, 2, 3, 4].map((n) => ({ queueId: queueId(n), mediaTypes }));
    const { id: other } = await valueOf(provider.assistants.create({ name: 'Other desk' }));
    await valueOf(provider.queues.bind(other, { queueId: queueId(4), mediaTypes: ['message'] }));

    const { id } = await valueOf(
      provider.assistants.create({
        name: 'Desk',
        knowledge: [{ type: 'knowledgeBase', id: knowledgeBaseId, language: 'en-US' }],
      }),
    );
    await valueOf(provider.aiAgents.assign(id, { role: 'summarization' }));
    await valueOf(provider.aiAgents.assign(id, { role: 'answerRecommendation' }));
    await valueOf(provider.aiAgents.unassign(id, { role: 'answerRecommendation' }));
    const bound = await valueOf(provider.queues.bindMany(id, bindings));
    await valueOf(provider.queues.bind(id, { queueId: queueId(5), mediaTypes }));
    await valueOf(provider.queues.unbindMany(id, [queueId(1), queueId(2), queueId(99)]));
    await valueOf(provider.editing.update(id, { name: 'Renamed' }));
    const assistant = await valueOf(provider.assistants.get(id));
    const aiAgents = await valueOf(provider.aiAgents.list(id));
    const named = await valueOf(provider.assistants.list({ name: 'Renamed' }));
    const queues = await valueOf(provider.queues.list(id));
    await valueOf(provider.assistants.delete(id));

    expect(bound.bindings.map((binding) => binding.queueId)).toEqual(
      bindings.map((binding) => binding.queueId),
    );
    expect(bound.takenFrom).toMatchObject([
      { queueId: queueId(4), assistantId: other, mediaTypes: ['message'] },
    ]);
    expect(assistant).toMatchObject({ name: 'Renamed', knowledge: [{ linkId: knowledgeBaseId }] });
    expect(aiAgents.filter(({ enabled }) => enabled).map(({ role }) => role)).toEqual([
      'summarization',
    ]);
    expect(named.items.map((item) => item.id)).toEqual([id]);
    expect(queues.items.map((binding) => binding.queueId).sort()).toEqual(
      [3, 4, 5].map((n) => queueId(n)),
    );
    expect(await errorOf(provider.assistants.get(id))).toMatchObject({ kind: 'notFound' });
    expect(emulator.snapshot()).toMatchObject({ assistants: [{ id: other }], assistantQueues: [] });
  },
);

it('a refused delete mentions the queues that were detached', async () => {
  const { provider, emulator } = await givenEmulator();
  const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));
  emulator.faults.add({ operation: 'deleteAssistant', effect: { kind: 'status', status: 409 } });

  expect(await errorOf(provider.assistants.delete(id))).toMatchObject({
    kind: 'conflict',
    effect: 'none',
  });
  await valueOf(provider.queues.bind(id, { queueId: queueId(1), mediaTypes: ['call'] }));
  const error = await errorOf(provider.assistants.delete(id));
  expect(error).toMatchObject({ kind: 'conflict', effect: 'maybe' });
  expect(error.message).toContain(`queue ${queueId(1)}: detached first`);
});

it.each([
  { status: 403, kind: 'permissionDenied', effect: 'none', mentions: false },
  { status: 503, kind: 'unavailable', effect: 'maybe', mentions: true },
])(
  'a delete whose queues stay attached with $status mentions them only if that is not sure',
  async ({ status, kind, effect, mentions }) => {
    const { provider, emulator } = await givenEmulator();
    const { id } = await valueOf(provider.assistants.create({ name: 'Desk' }));
    await valueOf(provider.queues.bind(id, { queueId: queueId(1), mediaTypes: ['call'] }));
    emulator.faults.add({ operation: 'deleteAssistant', effect: { kind: 'status', status: 409 } });
    emulator.faults.add({
      operation: 'deleteAssistantQueues',
      effect: { kind: 'status', status },
    });

    const error = await errorOf(provider.assistants.delete(id));

    expect(error).toMatchObject({ kind, effect });
    expect(error.message.includes('detached')).toBe(mentions);
  },
);
