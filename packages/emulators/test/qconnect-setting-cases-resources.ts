/** Cases of the settings for durations, refusals and SYSTEM agents. */
import {
  otherId,
  aiAgentIdOf,
  associate,
  createAIAgent,
  createAssistant,
  outcomeOf,
  readAssistant,
  setAIAgent,
  timeIn,
} from './qconnect-setting-cases.js';
import type { SettingCase } from './qconnect-setting-cases.js';
import type { QConnectSettings } from '../src/qconnect/settings.js';

const configuration = { manualSearchAIAgentConfiguration: {} } as const;
const association = { association: { knowledgeBaseId: otherId } } as const;

type Cases = { readonly [Name in keyof QConnectSettings]?: SettingCase<Name> };

const aiAgentStatus = async (answer: Promise<{ json: unknown }>) => {
  const { json } = await answer;
  return (json as { aiAgent?: { status: string } }).aiAgent?.status;
};

export const resourceCases = {
  assistantCreationMilliseconds: {
    given: { clock: 'manual', assistant: { assistantId: otherId, name: 'Other' } },
    scenario: async (context) => {
      const { json } = await createAssistant(context, 'A');
      const { assistantId } = (json as { assistant: { assistantId: string } }).assistant;
      const created = { ...context, assistant: `/assistants/${assistantId}` };
      return timeIn(
        context,
        'CREATE_IN_PROGRESS',
        async () => (await readAssistant(created)).status,
      );
    },
    outcomes: [
      [300, 500],
      [0, 0],
      [1000, 1000],
    ],
  },
  assistantDeletionMilliseconds: {
    given: { clock: 'manual' },
    scenario: async (context) => {
      await context.call('DELETE', context.assistant);
      return timeIn(
        context,
        200,
        async () => (await context.call('GET', context.assistant)).status,
      );
    },
    outcomes: [
      [300, 500],
      [0, 0],
      [1000, 1000],
    ],
  },
  deletedAssistantVisibleMilliseconds: {
    given: { clock: 'manual' },
    with: { assistantDeletionMilliseconds: 0 },
    scenario: async (context) => {
      const { call, assistant } = context;
      await call('DELETE', assistant);
      const below = await call('GET', `${assistant}/associations`);
      const time = await timeIn(context, 200, async () => {
        const answer = await call('GET', assistant);
        return answer.text.includes('"DELETED"') ? answer.status : undefined;
      });
      return [time, outcomeOf(below), outcomeOf(await createAssistant(context, 'Assistant'))];
    },
    outcomes: [
      [0, [0, 'ResourceNotFoundException', 200]],
      [1000, [1000, 'ResourceNotFoundException', 200]],
    ],
  },
  aiAgentCreationMilliseconds: {
    given: { clock: 'manual' },
    scenario: async (context) => {
      const id = aiAgentIdOf(await createAIAgent(context));
      const read = () => aiAgentStatus(context.call('GET', `${context.assistant}/aiagents/${id}`));
      return timeIn(context, 'CREATE_IN_PROGRESS', read);
    },
    outcomes: [
      [0, 0],
      [1000, 1000],
    ],
  },
  aiAgentDeletionMilliseconds: {
    given: { clock: 'manual' },
    scenario: async (context) => {
      const target = `${context.assistant}/aiagents/${aiAgentIdOf(await createAIAgent(context))}`;
      await context.call('DELETE', target);
      return timeIn(context, 'DELETE_IN_PROGRESS', () =>
        aiAgentStatus(context.call('GET', target)),
      );
    },
    outcomes: [
      [0, 0],
      [1000, 1000],
    ],
  },
  duplicateAssistantName: {
    scenario: async (context) => outcomeOf(await createAssistant(context, 'Assistant')),
    outcomes: [
      ['ConflictException', 'ConflictException'],
      ['allowed', 200],
    ],
  },
  duplicateAIAgentName: {
    scenario: async (context) => {
      await createAIAgent(context);
      return outcomeOf(await createAIAgent(context));
    },
    outcomes: [
      ['ConflictException', 'ConflictException'],
      ['allowed', 200],
    ],
  },
  duplicateAssociation: {
    given: { assistant: { associations: [association] } },
    scenario: async (context) => outcomeOf(await associate(context)),
    outcomes: [
      ['ConflictException', 'ConflictException'],
      ['allowed', 200],
    ],
  },
  nameOfDeletingAssistant: {
    given: { clock: 'manual' },
    scenario: async (context) => {
      await context.call('DELETE', context.assistant);
      return outcomeOf(await createAssistant(context, 'Assistant'));
    },
    outcomes: [
      ['taken', 'ConflictException'],
      ['free', 200],
    ],
  },
  whileNotActive: {
    given: { assistant: { status: 'CREATE_FAILED' } },
    scenario: async (context) => [
      outcomeOf(await associate(context)),
      outcomeOf(await createAIAgent(context)),
      outcomeOf(await setAIAgent(context, 'MANUAL_SEARCH')),
      outcomeOf(
        await context.call(
          'DELETE',
          `${context.assistant}/aiagentConfiguration?aiAgentType=MANUAL_SEARCH`,
        ),
      ),
    ],
    outcomes: [
      [
        'asModelled',
        ['ConflictException', 'ConflictException', 'ValidationException', 'ValidationException'],
      ],
      ['ConflictException', Array(4).fill('ConflictException')],
      ['ValidationException', Array(4).fill('ValidationException')],
      ['allowed', [200, 200, 200, 204]],
    ],
  },
  tagsWhileNotActive: {
    given: { assistant: { status: 'CREATE_IN_PROGRESS' } },
    scenario: async ({ call, assistantId }) => {
      const arn = `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`;
      const target = `/tags/${encodeURIComponent(arn)}`;
      const tagged = await call('POST', target, { tags: { a: 'b' } });
      return [outcomeOf(tagged), outcomeOf(await call('GET', target))];
    },
    outcomes: [
      ['allowed', [200, 200]],
      ['ResourceNotFoundException', ['ResourceNotFoundException', 200]],
    ],
  },
  deleteAssistantWithAssociations: {
    given: { clock: 'manual', assistant: { associations: [association] } },
    scenario: async ({ emulator, call, assistant }) => {
      const deletion = await call('DELETE', assistant);
      emulator.clock.advance(1000);
      const after = await call('GET', assistant);
      const { assistant: left } = after.json as { assistant?: { status: string } };
      return [outcomeOf(deletion), left?.status];
    },
    outcomes: [
      ['ValidationException', ['ValidationException', 'ACTIVE']],
      ['ConflictException', ['ConflictException', 'ACTIVE']],
      ['DELETE_FAILED', [204, 'DELETE_FAILED']],
      ['allowed', [204, undefined]],
    ],
  },
  deleteAssistantTwice: {
    given: { clock: 'manual' },
    scenario: async ({ call, assistant }) => {
      await call('DELETE', assistant);
      return outcomeOf(await call('DELETE', assistant));
    },
    outcomes: [
      ['allowed', 204],
      ['ResourceNotFoundException', 'ResourceNotFoundException'],
      ['ConflictException', 'ConflictException'],
    ],
  },
  knowledgeBaseIds: {
    given: { seed: { knowledgeBases: [{ knowledgeBaseId: otherId.replace('ff', 'fe') }] } },
    scenario: async (context) => [
      outcomeOf(await associate(context, otherId)),
      outcomeOf(await associate(context, otherId.replace('ff', 'fe'))),
    ],
    outcomes: [
      ['anyWellFormed', [200, 200]],
      ['known', ['ResourceNotFoundException', 200]],
    ],
  },
  aiAgentIds: {
    given: {
      assistant: {
        aiAgents: [
          {
            aiAgentId: otherId,
            name: 'Search',
            type: 'MANUAL_SEARCH',
            content: { configuration },
            versions: [{ versionNumber: 2, content: { configuration } }],
          },
        ],
      },
    },
    scenario: async (context) => {
      const set = async (type: string, aiAgentId: string) =>
        outcomeOf(await setAIAgent(context, type, { aiAgentId }));
      return [
        await set('MANUAL_SEARCH', `${otherId}:2`),
        await set('MANUAL_SEARCH', `${otherId}:$LATEST`),
        await set('MANUAL_SEARCH', `${otherId}:1`),
        await set('MANUAL_SEARCH', context.assistantId),
        await set('SELF_SERVICE', otherId),
      ];
    },
    outcomes: [
      ['anyWellFormed', [200, 200, 200, 200, 200]],
      [
        'known',
        [200, 200, 'ResourceNotFoundException', 'ResourceNotFoundException', 'ValidationException'],
      ],
    ],
  },
  configurationOfOtherType: {
    scenario: async (context) => outcomeOf(await createAIAgent(context, { type: 'SELF_SERVICE' })),
    outcomes: [
      ['ValidationException', 'ValidationException'],
      ['allowed', 200],
    ],
  },
  changeSystemAIAgent: {
    scenario: async ({ call, assistant }) => {
      const { json } = await call('GET', `${assistant}/aiagents`);
      const [system] = (json as { aiAgentSummaries: { aiAgentId: string }[] }).aiAgentSummaries;
      return outcomeOf(await call('DELETE', `${assistant}/aiagents/${system?.aiAgentId}`));
    },
    outcomes: [
      ['ValidationException', 'ValidationException'],
      ['AccessDeniedException', 'AccessDeniedException'],
    ],
  },
  staleModifiedTime: {
    scenario: async (context) => {
      const id = aiAgentIdOf(await createAIAgent(context));
      const target = `${context.assistant}/aiagents/${id}/versions`;
      return outcomeOf(await context.call('POST', target, { modifiedTime: 1.5 }));
    },
    outcomes: [
      ['ConflictException', 'ConflictException'],
      ['ValidationException', 'ValidationException'],
      ['allowed', 200],
    ],
  },
  maximumTagsPerResource: {
    scenario: async (context) => {
      const tags = { a: '1', b: '2' };
      const arn = `arn:aws:wisdom:us-east-1:123456789012:assistant/${context.assistantId}`;
      return [
        outcomeOf(await context.call('POST', `/tags/${encodeURIComponent(arn)}`, { tags })),
        outcomeOf(await createAssistant(context, 'A', { tags })),
        outcomeOf(await createAIAgent(context, { tags })),
      ];
    },
    outcomes: [
      [50, [200, 200, 200]],
      [1, ['TooManyTagsException', 'ValidationException', 'ValidationException']],
    ],
  },
} as const satisfies Cases;
