/** Random histories of an organisation of Genesys Cloud. */
import { createProvider } from '@assistant-provider/core/adapter';
import type { JsonObject, MediaType } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  type GenesysSeed,
  type GenesysSettings,
} from '@assistant-provider/emulators';
import { createGenesysDriver } from '@assistant-provider/genesys';
import fc from 'fast-check';
import {
  clockOf,
  index,
  name,
  oneOf,
  toAssistant,
  valueIfOk,
  type World,
  type Write,
} from './world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, each) => each + 1);

/** The ids of two organisations differ, also in their order. */
const idOf = (organisation: string, group: string, n: number) =>
  `${group.repeat(8)}-0000-4000-8${organisation}-${String(organisation === '001' ? n : 99 - n).padStart(12, '0')}`;

/** What assistants of an organisation name. Two queues share a name. */
export const organisationOf = (organisation: '001' | '002'): GenesysSeed => ({
  routingQueues: numbers(6).map((n) => ({
    id: idOf(organisation, 'a', n),
    name: n === 6 ? 'Queue 5' : `Queue ${n}`,
  })),
  knowledgeBases: numbers(3).map((n) => ({ id: idOf(organisation, 'b', n), name: `Base ${n}` })),
  users: numbers(4).map((n) => ({ id: idOf(organisation, 'c', n), name: `User ${n}` })),
  summarySettings: [{ id: idOf(organisation, 'e', 1), name: 'Short', language: 'en-US' }],
  scripts: [{ id: idOf(organisation, 'f', 1), name: 'Script' }],
  checklists: [
    {
      ...{ id: idOf(organisation, 'd', 1), name: 'Checklist', language: 'en-US' },
      checklistItems: [{ name: 'Greeting' }],
    },
  ],
});

/** Unknowns of the vendor that a reading meets, with the other behaviours that the emulator can play. */
export const genesysAnswers: {
  readonly [Name in keyof GenesysSettings]: readonly GenesysSettings[Name][];
} = {
  accessTokenLifetimeSeconds: [300],
  tokenType: ['Bearer'],
  expiresIn: ['absent'],
  unknownClientStatus: [],
  wrongSecretStatus: [],
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
  // A plan is made of what the lists show.
  listDelayMilliseconds: [500],
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
  knowledgeSuggestionConfig: ['required'],
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
  userJobMilliseconds: [500],
  userJobOutcome: ['Failed'],
  missingCopilot: ['empty'],
  copilotRuleIds: ['ignored', 'refused'],
  checklistWriteStatus: [200],
};

const postsThatRead = ['postOauthToken', 'postAssistantQueueUsersQuery'];

/** An organisation. Its clock moves only when the client waits. */
export async function givenOrganisation(
  settings: Partial<GenesysSettings> = {},
  organisation: '001' | '002' = '001',
): Promise<World> {
  const emulator = await startGenesysEmulator({
    clock: 'manual',
    settings,
    seed: organisationOf(organisation),
  });
  const { apiUrl, loginUrl, credentials, clock } = emulator;
  const { clientId, clientSecret } = credentials;
  // Without policies, whose time limits would be over whenever the clock moves.
  const provider = createProvider(
    createGenesysDriver({ apiUrl, loginUrl, clientId, clientSecret }),
    { clock: clockOf(clock) },
  );
  return {
    provider,
    secret: clientSecret,
    wait: () => clock.advance(1_000),
    writes: () => {
      const sent = emulator.requests.all();
      emulator.requests.clear();
      return sent.flatMap(({ method, operation = '' }) =>
        method === 'GET' || postsThatRead.includes(operation) ? [] : [operation],
      );
    },
    close: async () => {
      void (await provider.close());
      await emulator.close();
    },
  };
}

const texts = fc.string({ minLength: 1, maxLength: 8 });
const copilot = (organisation: string) =>
  fc
    .record(
      {
        knowledgeAnswerConfig: fc.record({ enabled: fc.boolean() }),
        summaryGenerationConfig: fc.record(
          {
            enabled: fc.boolean(),
            summarySetting: fc.constant({ id: idOf(organisation, 'e', 1) }),
            retentionSeconds: fc.nat(),
          },
          { requiredKeys: ['enabled'] },
        ),
        wrapupCodePredictionConfig: fc.record({ enabled: fc.boolean() }),
        answerGenerationConfig: fc.record({ enabled: fc.boolean() }),
        autoSearchConfig: fc.constant({ type: 'ArticlesOnly' }),
        manualSearchConfig: fc.record({
          articlesWithAnswerHighlights: fc.boolean(),
          answerGeneration: fc.boolean(),
        }),
        ruleEngineConfig: fc.record({
          rules: fc.array(
            fc.record({
              enabled: fc.boolean(),
              rule: fc.record({
                conditions: fc.constant([
                  { conditionType: 'Intent', conditionValues: ['refund', '__proto__'] },
                ]),
                actions: fc.array(
                  fc.oneof(
                    fc.constant({
                      actionType: 'Script',
                      attributes: { scriptId: idOf(organisation, 'f', 1) },
                    }),
                    fc.constant({
                      actionType: 'Checklist',
                      attributes: { checklistId: idOf(organisation, 'd', 1) },
                    }),
                    texts.map((text) => ({ actionType: 'CannedResponse', attributes: { text } })),
                  ),
                  { minLength: 1, maxLength: 3 },
                ),
              }),
            }),
            { maxLength: 2 },
          ),
        }),
        voiceTranscriptionConfig: fc.record({ engine: texts }),
      },
      { requiredKeys: [] },
    )
    .chain((settings) =>
      fc.boolean().map((liveOnQueue) => ({ ...settings, liveOnQueue, defaultLanguage: 'en-US' })),
    ) as unknown as fc.Arbitrary<JsonObject>;

/** Settings that nothing but the part has. */
const settingsOf = fc
  .record({
    transcription: fc.constantFrom('Genesys', 'Unknown', 'GoogleDialogflow'),
    receiveSegmentedArticles: fc.boolean(),
  })
  .map(({ transcription, receiveSegmentedArticles }) => (content: JsonObject): JsonObject => {
    const { knowledgeSuggestionConfig: config } = content;
    return {
      ...content,
      transcriptionConfig: { vendorName: transcription },
      ...(typeof config === 'object' && {
        knowledgeSuggestionConfig: { ...config, receiveSegmentedArticles },
      }),
    };
  });

/** A write to an organisation. */
export const genesysWrite = (organisation: '001' | '002' = '001'): fc.Arbitrary<Write> => {
  const queueId = fc.integer({ min: 1, max: 6 }).map((n) => idOf(organisation, 'a', n));
  const baseId = fc.integer({ min: 1, max: 3 }).map((n) => idOf(organisation, 'b', n));
  const userIds = fc
    .subarray(numbers(4))
    .map((chosen) => chosen.map((n) => idOf(organisation, 'c', n)).sort());
  const media = fc.subarray<MediaType>(['call', 'email', 'message'], { minLength: 1 });
  const role = fc.constantFrom(
    'answerRecommendation',
    'manualSearch',
    'summarization',
    'wrapUpPrediction',
    'answerGeneration',
  );
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(name, baseId).map(
        ([name, id]): Write =>
          async ({ provider }) =>
            provider.assistants.create({
              name,
              knowledge: [{ type: 'knowledgeBase', id, language: 'en-US' }],
            }),
      ),
    },
    fc
      .tuple(index, name)
      .map(([at, name]) =>
        toAssistant(at, async ({ editing }, id) => editing?.update(id, { name })),
      ),
    fc
      .tuple(index, role, fc.boolean())
      .map(([at, role, enabled]) =>
        toAssistant(at, async ({ aiAgents }, id) => aiAgents?.assign(id, { role, enabled })),
      ),
    fc
      .tuple(index, role)
      .map(([at, role]) =>
        toAssistant(at, async ({ aiAgents }, id) => aiAgents?.unassign(id, { role })),
      ),
    fc
      .tuple(index, baseId)
      .map(([at, base]) =>
        toAssistant(at, async ({ knowledge }, id) =>
          knowledge?.link(id, { type: 'knowledgeBase', id: base, language: 'de-DE' }),
        ),
      ),
    fc.tuple(index, index).map(([at, which]) =>
      toAssistant(at, async ({ knowledge }, id) => {
        const links = knowledge && (await valueIfOk(knowledge.list(id)));
        const link = oneOf(links ?? [], which);
        return link && knowledge?.unlink(id, link.linkId);
      }),
    ),
    {
      weight: 3,
      arbitrary: fc
        .tuple(index, queueId, media)
        .map(([at, queueId, mediaTypes]) =>
          toAssistant(at, async ({ queues }, id) => queues?.bind(id, { queueId, mediaTypes })),
        ),
    },
    fc
      .tuple(index, queueId)
      .map(([at, queueId]) =>
        toAssistant(at, async ({ queues }, id) => queues?.unbind(id, queueId)),
      ),
    {
      weight: 3,
      arbitrary: fc
        .tuple(index, copilot(organisation))
        .map(([at, content]) =>
          toAssistant(at, async ({ parts }, id) => parts?.put(id, { kind: 'copilot', content })),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(index, name, copilot(organisation), baseId)
        .map(([at, name, copilot, base]) =>
          toAssistant(at, async ({ parts }, id) =>
            parts?.put(id, {
              kind: 'variation',
              name,
              content: {
                transcriptionConfig: { vendorName: 'Genesys' },
                knowledgeSuggestionConfig: {
                  vendorName: 'GenesysKnowledge',
                  knowledgeBase: { id: base, languageCode: 'en-US' },
                },
                copilot,
              },
            }),
          ),
        ),
    },
    fc.tuple(index, index).map(([at, which]) =>
      toAssistant(at, async ({ parts }, id) => {
        const variations = parts && (await valueIfOk(parts.list(id, { kind: 'variation' })));
        const part = oneOf(variations ?? [], which);
        return part && parts?.delete(id, { kind: 'variation', id: part.id });
      }),
    ),
    {
      weight: 2,
      arbitrary: fc.tuple(index, index, userIds).map(([at, which, userIds]) =>
        toAssistant(at, async ({ parts, queues }, id) => {
          const bound = queues && (await valueIfOk(queues.list(id)));
          const queue = oneOf(bound?.items ?? [], which);
          return (
            queue &&
            parts?.put(id, {
              kind: 'queueUsers',
              id: queue.queueId,
              content: { assignmentMode: userIds.length > 0 ? 'Manual' : 'Auto', userIds },
            })
          );
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(index, settingsOf).map(([at, change]) =>
        toAssistant(at, async ({ parts }, id) => {
          const place = { kind: 'settings', id: 'settings' };
          const part = parts && (await valueIfOk(parts.get(id, place)));
          return part && parts?.put(id, { ...place, content: change(part.content) });
        }),
      ),
    },
    index.map((at) => toAssistant(at, async ({ assistants }, id) => assistants.delete(id))),
  );
};
