import type { GenesysSettings } from '@assistant-provider/emulators';
import { expect, it } from 'vitest';
import type { GenesysProvider } from '../src/index.js';
import { errorOf, givenEmulator, knowledgeBaseId, queueId, valueOf } from './harness.js';

type Settings = GenesysSettings;

/**
 * Unknowns of the vendor, with every behaviour that the emulator can play. An empty list has its own
 * tests, because the life of an assistant cannot end the same way.
 */
const answers: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  accessTokenLifetimeSeconds: [300],
  tokenType: ['Bearer'],
  expiresIn: ['absent'],
  // What a login is refused with: token.test.ts.
  unknownClientStatus: [],
  wrongSecretStatus: [],
  // Quotas: rate limits of the policies.
  tokenRequestsPerMinute: [],
  requestsPerMinute: [],
  expiredTokenCode: ['credentials.expired'],
  rateLimitHeaders: ['present'],
  callerCorrelationId: ['echoed'],
  readOnlyMembers: ['refused'],
  unknownMembers: ['kept', 'refused'],
  observedMembers: ['hidden'],
  idFormat: ['any'],
  unknownQueue: ['notFound', 'badRequest'],
  unknownKnowledgeBase: ['badRequest'],
  unknownUser: ['failed'],
  defaultPageSize: [1],
  listOrder: ['name', 'id'],
  pageLinks: ['absolute'],
  emptyLists: ['absent', 'null'],
  cursorLifetimeSeconds: [60],
  // Lists that lag do not show what this life looks for.
  listDelayMilliseconds: [],
  maxNumberedPageSize: [25],
  pageBeyondLast: ['refused'],
  queueNameCase: ['exact'],
  maxRoutingQueueIds: [1],
  knowledgeBaseNameFilter: ['exact', 'exactIgnoringCase', 'prefix'],
  scriptNameFilter: ['exact', 'exactIgnoringCase', 'prefix'],
  missingKnowledgeBaseCode: ['kb.not.found'],
  unknownUserIds: ['notFound'],
  userStateWithIds: ['ignored'],
  nameFilter: ['exactIgnoringCase', 'prefix', 'contains'],
  badExpand: ['ignored'],
  maxQueueIds: [100],
  patchAssistant: ['full'],
  deleteAssistantWithQueues: ['refused'],
  assistantState: ['alwaysInactive', 'fromCopilot'],
  blankName: ['accepted'],
  maxNameLength: [20],
  // The draft then has to name knowledge.
  knowledgeSuggestionConfig: [],
  expandCopilotWithoutPermission: ['refused'],
  missingVariation: ['notFound'],
  patchQueues: ['replace'],
  patchQueuesAnswer: ['all'],
  maxPatchedQueues: [1],
  duplicateQueueIds: ['refused'],
  queueIdMismatch: ['pathWins'],
  emptyMediaTypes: ['refused'],
  deleteQueuesWithoutIds: ['detachesAll', 'nothing'],
  deleteUnattachedQueues: ['notFound', 'conflict'],
  takeover: ['modifiesOldAssistant'],
  assignmentModeInPut: ['applied'],
  usersInAutoMode: ['conflict'],
  switchToAuto: ['keepsUsers'],
  addAssignedUser: ['failed'],
  removeUnassignedUser: ['accepted'],
  // Jobs that take time or fail: queue-users.test.ts.
  userJobMilliseconds: [],
  userJobOutcome: [],
  missingCopilot: ['empty'],
  copilotRuleIds: ['ignored', 'refused'],
  checklistWriteStatus: [200],
};

const lives: readonly Partial<Settings>[] = [
  {},
  ...Object.entries(answers).flatMap(([name, values]) =>
    values.map((value): Partial<Settings> => ({ [name]: value })),
  ),
  { unknownMembers: 'refused', readOnlyMembers: 'refused', copilotRuleIds: 'refused' },
  { patchQueues: 'replace', patchQueuesAnswer: 'all' },
  { observedMembers: 'hidden', usersInAutoMode: 'conflict' },
  { unknownUser: 'failed', unknownUserIds: 'notFound' },
];

const userIds = [1, 2, 3].map((n) => `bbbbbbbb-0000-4000-8000-00000000000${n}`);
const seed = {
  routingQueues: [1, 2, 3, 4, 5].map((n) => ({ id: queueId(n), name: `Queue ${n}` })),
  knowledgeBases: [{ id: knowledgeBaseId, name: 'Returns' }],
  users: userIds,
};

it.each(lives)(
  'the same life of an assistant, whatever the vendor answers: %j',
  async (settings) => {
    const { provider, emulator } = await givenEmulator({ settings, seed });
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
    const parts = await lifeOfParts(provider, id);
    const assistant = await valueOf(provider.assistants.get(id));
    const aiAgents = await valueOf(provider.aiAgents.list(id));
    const named = await valueOf(provider.assistants.list({ name: 'Renamed' }));
    const queues = await valueOf(provider.queues.list(id));
    const names = await namesOf(provider);
    await valueOf(provider.assistants.delete(id));

    expect(bound.bindings.map((binding) => binding.queueId)).toEqual(
      bindings.map((binding) => binding.queueId),
    );
    expect(bound.takenFrom).toMatchObject([
      { queueId: queueId(4), assistantId: other, mediaTypes: ['message'] },
    ]);
    expect(parts).toEqual([
      ['settings', expect.objectContaining(changedSettings)],
      ['copilot', expect.objectContaining({ liveOnQueue: false })],
      ['variation', expect.objectContaining({ copilot: changedVariation.copilot })],
      ['queueUsers', { assignmentMode: 'Manual', userIds: userIds.slice(1) }],
      ['queueUsers', { assignmentMode: 'Auto', userIds: [] }],
      ['queueUsers', { assignmentMode: 'Auto', userIds: [] }],
    ]);
    expect(names).toEqual(['Queue 1', 'Queue 2', 'Queue 3', 'Returns']);
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

const transcriptionConfig = { vendorName: 'Genesys' };
const variation = {
  transcriptionConfig,
  copilot: {
    liveOnQueue: true,
    defaultLanguage: 'de-DE',
    ruleEngineConfig: {
      rules: [
        {
          enabled: true,
          rule: {
            conditions: [{ conditionType: 'ConversationStart', conditionValues: ['x'] }],
            actions: [{ actionType: 'Script', attributes: { scriptId: 'a', pageId: 'b' } }],
          },
        },
      ],
    },
  },
};
const changedSettings = {
  transcriptionConfig: { vendorName: 'Unknown' },
  knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledgeV3', receiveSegmentedArticles: true },
};
const changedVariation = { ...variation, copilot: { ...variation.copilot, liveOnQueue: false } };

/** Writes each kind of part twice, puts everything back, and returns what is there. */
async function lifeOfParts({ parts }: GenesysProvider, id: string) {
  const copilot = await valueOf(parts.get(id, { kind: 'copilot' }));
  const content = { ...copilot.content, liveOnQueue: false };
  await valueOf(parts.put(id, { kind: 'copilot', content }));
  const kind = 'variation';
  const made = await valueOf(parts.put(id, { kind, name: 'German', content: variation }));
  const spare = await valueOf(parts.put(id, { kind, name: 'Spare', content: variation }));
  await valueOf(parts.put(id, { kind, id: made.id, content: changedVariation }));
  await valueOf(parts.delete(id, { kind, id: spare.id }));
  for (const users of [userIds.slice(0, 2), userIds.slice(1)])
    await valueOf(
      parts.put(id, {
        kind: 'queueUsers',
        id: queueId(3),
        content: { assignmentMode: 'Manual', userIds: users },
      }),
    );
  const manual = { assignmentMode: 'Manual', userIds };
  await valueOf(parts.put(id, { kind: 'queueUsers', id: queueId(4), content: manual }));
  const auto = { assignmentMode: 'Auto', userIds: [] };
  await valueOf(parts.put(id, { kind: 'queueUsers', id: queueId(4), content: auto }));

  await valueOf(parts.put(id, { kind: 'settings', content: changedSettings }));

  const all = await valueOf(parts.list(id));
  for (const part of all)
    await valueOf(parts.put(id, { kind: part.kind, id: part.id, content: part.content }));
  const after = await valueOf(parts.list(id));
  expect(after).toEqual(all);
  const byId = after.filter((part) => part.kind === 'queueUsers');
  byId.sort((one, other) => (one.id < other.id ? -1 : 1));
  return [...after.filter((part) => part.kind !== 'queueUsers'), ...byId].map((part) => [
    part.kind,
    part.content,
  ]);
}

/** Names of queues by id and by name, and of a knowledge base. */
async function namesOf({ directory }: GenesysProvider) {
  const found = await Promise.all([
    valueOf(directory.lookUp('queue', { ids: [queueId(1), queueId(2)] })),
    valueOf(directory.lookUp('queue', { names: ['Queue 3'] })),
    valueOf(directory.lookUp('knowledgeBase', { ids: [knowledgeBaseId] })),
    valueOf(directory.lookUp('user', { ids: ['bbbbbbbb-0000-4000-8000-0000000000ff'] })),
  ]);
  // Whether the vendor has the last one is a setting.
  return found.slice(0, 3).flatMap((entries) => entries.map(({ name }) => name));
}

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
