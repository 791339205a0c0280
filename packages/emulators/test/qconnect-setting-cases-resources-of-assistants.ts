/** Cases of the settings for AI prompts, AI guardrails, models and knowledge bases. */
import {
  associate,
  createAIAgent,
  createAIGuardrail,
  createAIPrompt,
  createAssistant,
  createKnowledgeBase,
  idOf,
  otherId,
  outcomeOf,
  setAIAgent,
  timeIn,
} from './qconnect-setting-cases.js';
import type { SettingCase, SettingContext } from './qconnect-setting-cases.js';
import type { RawAnswer } from './qconnect-fixture.js';
import type { QConnectSettings } from '../src/qconnect/settings.js';

type Cases = { readonly [Name in keyof QConnectSettings]?: SettingCase<Name> };
type Creation = (context: SettingContext, more?: object) => Promise<RawAnswer>;

const refusedOrDone = [
  ['ConflictException', 'ConflictException'],
  ['allowed', 200],
] as const;

/** The second creation with the same name. */
const twice = (create: Creation) => ({
  scenario: async (context: SettingContext) => {
    await create(context);
    return outcomeOf(await create(context));
  },
  outcomes: refusedOrDone,
});

const statusOf = async (answer: Promise<RawAnswer>, kind: string) =>
  ((await answer).json as Readonly<Record<string, { readonly status: string }>>)[kind]?.status;

const targetOf = (
  { assistant }: SettingContext,
  created: RawAnswer,
  kind: 'aiPrompt' | 'aiGuardrail' | 'knowledgeBase',
) =>
  kind === 'knowledgeBase'
    ? `/knowledgeBases/${idOf(created, kind)}`
    : `${assistant}/${kind.toLowerCase()}s/${idOf(created, kind)}`;

/** How long the resource stays in a state, after its creation or after its deletion. */
const duration = (
  create: Creation,
  kind: 'aiPrompt' | 'aiGuardrail' | 'knowledgeBase',
  during: 'CREATE_IN_PROGRESS' | 'DELETE_IN_PROGRESS',
) => ({
  given: { clock: 'manual' as const },
  scenario: async (context: SettingContext) => {
    const target = targetOf(context, await create(context), kind);
    if (during === 'DELETE_IN_PROGRESS') await context.call('DELETE', target);
    return timeIn(context, during, () => statusOf(context.call('GET', target), kind));
  },
  outcomes: [
    [0, 0],
    [1000, 1000],
  ] as const,
});

const searchWith = (configuration: object) => ({
  configuration: { manualSearchAIAgentConfiguration: configuration },
});

const namesOf = (json: unknown, list: string, name: string): readonly unknown[] =>
  (
    (json as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>)[list] ?? []
  ).map((entry) => entry[name]);

export const resourceOfAssistantCases = {
  aiPromptCreationMilliseconds: duration(createAIPrompt, 'aiPrompt', 'CREATE_IN_PROGRESS'),
  aiPromptDeletionMilliseconds: duration(createAIPrompt, 'aiPrompt', 'DELETE_IN_PROGRESS'),
  aiGuardrailCreationMilliseconds: duration(createAIGuardrail, 'aiGuardrail', 'CREATE_IN_PROGRESS'),
  aiGuardrailDeletionMilliseconds: duration(createAIGuardrail, 'aiGuardrail', 'DELETE_IN_PROGRESS'),
  knowledgeBaseCreationMilliseconds: duration(
    createKnowledgeBase,
    'knowledgeBase',
    'CREATE_IN_PROGRESS',
  ),
  knowledgeBaseDeletionMilliseconds: duration(
    createKnowledgeBase,
    'knowledgeBase',
    'DELETE_IN_PROGRESS',
  ),
  duplicateAIPromptName: twice(createAIPrompt),
  duplicateAIGuardrailName: twice(createAIGuardrail),
  duplicateKnowledgeBaseName: twice(createKnowledgeBase),
  aiAgentReferences: {
    scenario: async (context) => {
      const promptId = idOf(await createAIPrompt(context), 'aiPrompt');
      await context.call('POST', `${context.assistant}/aiprompts/${promptId}/versions`, {});
      const otherType = await createAIPrompt(context, { name: 'B', type: 'ORCHESTRATION' });
      const outcomes = [];
      for (const [name, configuration] of Object.entries({
        known: { answerGenerationAIPromptId: `${promptId}:1` },
        unknownPrompt: { answerGenerationAIPromptId: otherId },
        unknownVersion: { answerGenerationAIPromptId: `${promptId}:2` },
        otherType: { answerGenerationAIPromptId: idOf(otherType, 'aiPrompt') },
        guardrail: { answerGenerationAIGuardrailId: `${otherId}:1` },
        association: { associationConfigurations: [{ associationId: otherId }] },
      }))
        outcomes.push(
          outcomeOf(await createAIAgent(context, { name, ...searchWith(configuration) })),
        );
      return outcomes;
    },
    outcomes: [
      ['anyWellFormed', Array(6).fill(200)],
      [
        'ResourceNotFoundException',
        [
          200,
          'ResourceNotFoundException',
          'ResourceNotFoundException',
          'ValidationException',
          'ResourceNotFoundException',
          'ResourceNotFoundException',
        ],
      ],
      ['ValidationException', [200, ...Array<string>(5).fill('ValidationException')]],
    ],
  },
  guardrailWithoutVersion: {
    scenario: async (context) => [
      outcomeOf(
        await createAIAgent(context, searchWith({ answerGenerationAIGuardrailId: otherId })),
      ),
      outcomeOf(
        await createAIAgent(context, {
          name: 'B',
          ...searchWith({ answerGenerationAIGuardrailId: `${otherId}:1` }),
        }),
      ),
    ],
    outcomes: [
      ['ValidationException', ['ValidationException', 200]],
      ['allowed', [200, 200]],
    ],
  },
  deleteReferenced: {
    scenario: async (context) => {
      const { call } = context;
      const prompt = targetOf(context, await createAIPrompt(context), 'aiPrompt');
      const promptId = prompt.split('/').at(-1);
      for (let made = 0; made < 2; made += 1) await call('POST', `${prompt}/versions`, {});
      const guardrail = targetOf(context, await createAIGuardrail(context), 'aiGuardrail');
      const agent = await createAIAgent(
        context,
        searchWith({
          answerGenerationAIPromptId: `${promptId}:1`,
          answerGenerationAIGuardrailId: `${guardrail.split('/').at(-1)}:1`,
        }),
      );
      await setAIAgent(context, 'MANUAL_SEARCH', { aiAgentId: idOf(agent, 'aiAgent') });
      return [
        outcomeOf(await call('DELETE', `${prompt}/versions/2`)),
        outcomeOf(await call('DELETE', `${prompt}/versions/1`)),
        outcomeOf(await call('DELETE', prompt)),
        outcomeOf(await call('DELETE', guardrail)),
        outcomeOf(await call('DELETE', `${context.assistant}/aiagents/${idOf(agent, 'aiAgent')}`)),
      ];
    },
    outcomes: [
      ['allowed', [204, 204, 204, 202, 204]],
      [
        'asModelled',
        [
          204,
          'ConflictException',
          'ValidationException',
          'ConflictException',
          'ValidationException',
        ],
      ],
      ['ConflictException', [204, ...Array<string>(4).fill('ConflictException')]],
      ['ValidationException', [204, ...Array<string>(4).fill('ValidationException')]],
    ],
  },
  aiAgentConfigurationInLists: {
    scenario: async (context) => {
      await createAIAgent(context, searchWith({}));
      const { json } = await context.call('GET', `${context.assistant}/aiagents?origin=CUSTOMER`);
      return namesOf(json, 'aiAgentSummaries', 'configuration');
    },
    outcomes: [
      ['shown', [{ manualSearchAIAgentConfiguration: {} }]],
      ['hidden', [undefined]],
    ],
  },
  tagsOfVersions: {
    scenario: async (context) => {
      const agent = await createAIAgent(context, { ...searchWith({}), tags: { team: 'a' } });
      const target = `${context.assistant}/aiagents/${idOf(agent, 'aiAgent')}`;
      const { json } = await context.call('POST', `${target}/versions`, {});
      return (json as { aiAgent: { tags?: object } }).aiAgent.tags;
    },
    outcomes: [
      ['shown', { team: 'a' }],
      ['hidden', undefined],
    ],
  },
  omittedByUpdate: {
    scenario: async (context) => {
      const policy = { wordPolicyConfig: { wordsConfig: [{ text: 'word' }] } };
      const more = { description: 'Old', ...policy };
      const guardrail = targetOf(context, await createAIGuardrail(context, more), 'aiGuardrail');
      const prompt = targetOf(
        context,
        await createAIPrompt(context, { inferenceConfiguration: { topK: 1 } }),
        'aiPrompt',
      );
      const messages = { blockedInputMessaging: 'No', blockedOutputsMessaging: 'No' };
      const update = async (target: string, body: object) => {
        const { json } = await context.call('POST', target, { visibilityStatus: 'SAVED', ...body });
        const [data] = Object.values(json as Readonly<Record<string, object>>);
        return ['description', 'wordPolicyConfig', 'inferenceConfiguration', 'modelId'].filter(
          (member) => data && member in data,
        );
      };
      return [await update(guardrail, messages), await update(prompt, {})];
    },
    outcomes: [
      [
        'kept',
        [
          ['description', 'wordPolicyConfig'],
          ['inferenceConfiguration', 'modelId'],
        ],
      ],
      ['removed', [[], ['modelId']]],
    ],
  },
  aiPromptModels: {
    scenario: async (context) => [
      outcomeOf(await createAIPrompt(context)),
      outcomeOf(await createAIPrompt(context, { name: 'B', modelId: 'example.small-v1:0' })),
    ],
    outcomes: [
      ['any', [200, 200]],
      ['listed', ['ValidationException', 200]],
    ],
  },
  deleteAssociatedKnowledgeBase: {
    scenario: async (context) => {
      const knowledgeBaseId = idOf(await createKnowledgeBase(context), 'knowledgeBase');
      await associate(context, knowledgeBaseId);
      return outcomeOf(await context.call('DELETE', `/knowledgeBases/${knowledgeBaseId}`));
    },
    outcomes: [
      ['ConflictException', 'ConflictException'],
      ['allowed', 204],
    ],
  },
  sourceOfOtherType: {
    scenario: async (context) =>
      outcomeOf(
        await createKnowledgeBase(context, {
          sourceConfiguration: {
            appIntegrations: { appIntegrationArn: 'arn:aws:app-integrations:us-east-1::x' },
          },
        }),
      ),
    outcomes: [
      ['ValidationException', 'ValidationException'],
      ['allowed', 200],
    ],
  },
  systemAIPrompts: {
    scenario: async ({ call, assistant }) => {
      const { json } = await call('GET', `${assistant}/aiprompts?origin=SYSTEM`);
      return namesOf(json, 'aiPromptSummaries', 'name').length;
    },
    outcomes: [
      [[], 0],
      [[{ type: 'ORCHESTRATION', name: 'Only' }], 1],
    ],
  },
  models: {
    scenario: async ({ call, assistant }) => {
      const ids = async (query: string) =>
        namesOf(
          (await call('GET', `${assistant}/models${query}`)).json,
          'modelSummaries',
          'modelId',
        );
      return [
        await ids('?maxResults=1'),
        await ids('?modelLifecycle=LEGACY'),
        await ids('?aiPromptType=ORCHESTRATION'),
      ];
    },
    outcomes: [
      [[], [[], [], []]],
      [
        [
          { modelId: 'a', displayName: 'A', supportedAIPromptTypes: ['NOTE_TAKING'] },
          { modelId: 'b', displayName: 'B', modelLifecycle: 'LEGACY' },
        ],
        [['a'], ['b'], ['b']],
      ],
    ],
  },
  listDelayMilliseconds: {
    given: { clock: 'manual', assistant: { assistantId: otherId, name: 'Old' } },
    scenario: async (context) => {
      const { call, emulator } = context;
      const created = await createAssistant(context, 'New');
      const id = idOf(created, 'assistant');
      const names = async () => {
        const { json } = await call('GET', '/assistants');
        return namesOf(json, 'assistantSummaries', 'name').join();
      };
      const lists = [await names()];
      emulator.clock.advance(500);
      lists.push(await names());
      await call('DELETE', `/assistants/${id}`);
      emulator.clock.advance(300);
      lists.push(await names(), `${(await call('GET', `/assistants/${id}`)).status}`);
      emulator.clock.advance(500);
      return [...lists, await names()];
    },
    outcomes: [
      [0, ['Old,New', 'Old,New', 'Old', '404', 'Old']],
      [500, ['Old', 'Old,New', 'Old,New', '404', 'Old']],
    ],
  },
} as const satisfies Cases;
