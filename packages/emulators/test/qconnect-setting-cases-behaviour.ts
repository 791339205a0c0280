/** Cases of the settings for orchestrators, SYSTEM agents, idempotency, lists and the wire format. */
import {
  otherId,
  aiAgentIdOf,
  createAIAgent,
  createAssistant,
  outcomeOf,
  readAssistant,
  setAIAgent,
} from './qconnect-setting-cases.js';
import { signedRequests } from './qconnect-fixture.js';
import type { SettingCase, SettingContext } from './qconnect-setting-cases.js';
import type { QConnectSettings } from '../src/qconnect/settings.js';

type Cases = { readonly [Name in keyof QConnectSettings]?: SettingCase<Name> };

const selfService = { orchestratorUseCase: 'Connect.SelfService' };

const unset = ({ call, assistant }: SettingContext, type: string, useCase?: string) => {
  const query = new URLSearchParams({
    aiAgentType: type,
    ...(useCase !== undefined && { orchestratorUseCase: useCase }),
  });
  return call('DELETE', `${assistant}/aiagentConfiguration?${query.toString()}`);
};

/** The types with a default, and the orchestrators' AI agents in order. */
const configured = async (context: SettingContext) => {
  const { aiAgentConfiguration = {}, orchestratorConfigurationList = [] } =
    await readAssistant(context);
  return [
    Object.keys(aiAgentConfiguration).join(),
    orchestratorConfigurationList
      .map((entry) => (entry as { aiAgentId: string }).aiAgentId.split(':')[1])
      .join(),
  ];
};

const first = async (context: SettingContext, maxResults: number) => {
  const { json } = await context.call('GET', `/assistants?maxResults=${maxResults}`);
  return json as { assistantSummaries: unknown[]; nextToken?: string };
};

const keys = { accessKeyId: 'AKIALIMITED', secretAccessKey: 'of-the-limited' };

export const behaviourCases = {
  furtherActions: {
    given: { seed: { clients: [{ ...keys, allow: ['wisdom:CreateAssistant'] }] } },
    scenario: async ({ emulator }) => {
      const body = JSON.stringify({ name: 'A', type: 'AGENT', tags: { a: 'b' } });
      const request = { method: 'POST', target: '/assistants', body, signer: keys };
      return outcomeOf(await signedRequests(emulator)(request));
    },
    outcomes: [
      ['checked', 'AccessDeniedException'],
      ['unchecked', 200],
    ],
  },
  orchestrationWithoutUseCase: {
    scenario: async (context) => [
      outcomeOf(await setAIAgent(context, 'ORCHESTRATION')),
      ...(await configured(context)),
      outcomeOf(await unset(context, 'ORCHESTRATION')),
      ...(await configured(context)),
    ],
    outcomes: [
      ['ValidationException', ['ValidationException', '', '', 'ValidationException', '', '']],
      ['allowed', [200, 'ORCHESTRATION', '', 204, '', '']],
    ],
  },
  useCaseOfOtherType: {
    scenario: async (context) => [
      outcomeOf(await setAIAgent(context, 'MANUAL_SEARCH', selfService)),
      ...(await configured(context)),
    ],
    outcomes: [
      ['ValidationException', ['ValidationException', '', '']],
      ['ignored', [200, 'MANUAL_SEARCH', '']],
    ],
  },
  useCaseTwice: {
    scenario: async (context) => {
      await setAIAgent(context, 'ORCHESTRATION', { aiAgentId: `${otherId}:1`, ...selfService });
      const again = { aiAgentId: `${otherId}:2`, ...selfService };
      return [
        outcomeOf(await setAIAgent(context, 'ORCHESTRATION', again)),
        (await configured(context))[1],
      ];
    },
    outcomes: [
      ['replaces', [200, '2']],
      ['appends', [200, '1,2']],
      ['ConflictException', ['ConflictException', '1']],
    ],
  },
  orchestrationInConfigurationMap: {
    scenario: async (context) => {
      const set = (version: number, orchestratorUseCase: string) =>
        setAIAgent(context, 'ORCHESTRATION', {
          aiAgentId: `${otherId}:${version}`,
          orchestratorUseCase,
        });
      await set(1, 'A');
      await set(2, 'B');
      const states = [await configured(context)];
      for (const useCase of ['A', 'B']) {
        await unset(context, 'ORCHESTRATION', useCase);
        states.push(await configured(context));
      }
      return states;
    },
    outcomes: [
      [
        false,
        [
          ['', '1,2'],
          ['', '2'],
          ['', ''],
        ],
      ],
      [
        true,
        [
          ['ORCHESTRATION', '1,2'],
          ['ORCHESTRATION', '2'],
          ['', ''],
        ],
      ],
    ],
  },
  removeUnsetAIAgent: {
    scenario: async (context) => [
      outcomeOf(await unset(context, 'MANUAL_SEARCH')),
      outcomeOf(await unset(context, 'ORCHESTRATION', 'Connect.SelfService')),
    ],
    outcomes: [
      ['allowed', [204, 204]],
      ['ResourceNotFoundException', ['ResourceNotFoundException', 'ResourceNotFoundException']],
    ],
  },
  systemAIAgents: {
    scenario: async ({ call, assistant }) => {
      const { json } = await call('GET', `${assistant}/aiagents?origin=SYSTEM`);
      const { aiAgentSummaries } = json as { aiAgentSummaries: { name: string }[] };
      return aiAgentSummaries.map(({ name }) => name);
    },
    outcomes: [
      [[], []],
      [[{ type: 'SELF_SERVICE', name: 'Mine' }], ['Mine']],
    ],
  },
  freshConfiguration: {
    scenario: async (context) => {
      const { json } = await createAssistant(context, 'A');
      const { assistant } = json as { assistant: { aiAgentConfiguration?: object } };
      return Object.keys(assistant.aiAgentConfiguration ?? {}).length;
    },
    outcomes: [
      ['empty', 0],
      ['systemAIAgents', 9],
    ],
  },
  latestQualifier: {
    scenario: async (context) => {
      const target = `${context.assistant}/aiagents/${aiAgentIdOf(await createAIAgent(context))}`;
      const latest = async () => {
        const { json } = await context.call('GET', `${target}:$LATEST`);
        return (json as { versionNumber?: number }).versionNumber;
      };
      const before = await latest();
      await context.call('POST', `${target}/versions`, {});
      return [before, await latest()];
    },
    outcomes: [
      ['newestVersion', [undefined, 1]],
      ['saved', [undefined, undefined]],
    ],
  },
  clientTokenReused: {
    scenario: async (context) => {
      await createAssistant(context, 'A', { clientToken: 't' });
      return outcomeOf(await createAssistant(context, 'B', { clientToken: 't' }));
    },
    outcomes: [
      ['ConflictException', 'ConflictException'],
      ['ValidationException', 'ValidationException'],
      ['newRequest', 200],
    ],
  },
  clientTokenMilliseconds: {
    given: { clock: 'manual' },
    scenario: async (context) => {
      await createAssistant(context, 'A', { clientToken: 't' });
      context.emulator.clock.advance(60_000);
      return outcomeOf(await createAssistant(context, 'B', { clientToken: 't' }));
    },
    outcomes: [
      [60_001, 'ConflictException'],
      [60_000, 200],
    ],
  },
  clientTokensRemembered: {
    scenario: async (context) => {
      for (const name of ['A', 'B']) await createAssistant(context, name, { clientToken: name });
      return outcomeOf(await createAssistant(context, 'C', { clientToken: 'A' }));
    },
    outcomes: [
      [2, 'ConflictException'],
      [1, 200],
    ],
  },
  defaultPageSize: {
    given: { assistant: {} },
    scenario: async ({ call, assistant }) => {
      const { json } = await call('GET', `${assistant}/aiagents`);
      const { aiAgentSummaries, nextToken } = json as {
        aiAgentSummaries: unknown[];
        nextToken?: string;
      };
      return [aiAgentSummaries.length, nextToken !== undefined];
    },
    outcomes: [
      [50, [9, false]],
      [4, [4, true]],
    ],
  },
  emptyLastPage: {
    scenario: async (context) => {
      const { nextToken } = await first(context, 1);
      if (nextToken === undefined) return 'no token';
      const { json } = await context.call('GET', `/assistants?nextToken=${nextToken}`);
      return json;
    },
    outcomes: [
      [false, 'no token'],
      [true, { assistantSummaries: [] }],
    ],
  },
  emptyMembers: {
    scenario: async (context) => Object.keys(await readAssistant(context)).length,
    outcomes: [
      ['omitted', 5],
      ['shown', 11],
    ],
  },
  maximumBodyBytes: {
    scenario: async (context) =>
      outcomeOf(await createAssistant(context, 'A', { clientToken: 'x'.repeat(100) })),
    outcomes: [
      [1000, 200],
      [100, 'RequestEntityTooLargeException'],
    ],
  },
  malformedInput: {
    scenario: async (context) => [
      outcomeOf(await createAssistant(context, 'A', { description: 1 })),
      outcomeOf(await context.call('GET', '/assistants?maxResults=many')),
    ],
    outcomes: [
      ['SerializationException', ['SerializationException', 'SerializationException']],
      ['ValidationException', ['ValidationException', 'ValidationException']],
    ],
  },
  unknownMembers: {
    scenario: async (context) => {
      const future = { type: 'FUTURE', configuration: { futureAIAgentConfiguration: { a: [1] } } };
      const created = await createAIAgent(context, { name: 'C', ...future, other: { b: 2 } });
      const { aiAgent } = created.json as {
        aiAgent?: { other?: unknown; configuration?: unknown };
      };
      // Whatever the emulator keeps, its snapshot is a seed of its own.
      context.emulator.restore(context.emulator.snapshot());
      return [
        outcomeOf(await createAssistant(context, 'A', { other: 1 })),
        outcomeOf(
          await createAssistant(context, 'B', { serverSideEncryptionConfiguration: { other: 1 } }),
        ),
        outcomeOf(created),
        JSON.stringify([aiAgent?.configuration, aiAgent?.other]),
      ];
    },
    outcomes: [
      ['ignored', [200, 200, 'SerializationException', '[null,null]']],
      [
        'ValidationException',
        ['ValidationException', 'ValidationException', 'SerializationException', '[null,null]'],
      ],
      ['kept', [200, 200, 200, '[{"futureAIAgentConfiguration":{"a":[1]}},{"b":2}]']],
    ],
  },
  unsignedPayload: {
    scenario: async ({ call }) =>
      outcomeOf(
        await call('GET', '/assistants', undefined, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
      ),
    outcomes: [
      ['refused', 'InvalidSignatureException'],
      ['accepted', 200],
    ],
  },
  signatureTime: {
    given: { clock: 'manual' },
    scenario: async ({ emulator, call }) => {
      emulator.clock.advance(3_600_000);
      const answer = await call('GET', '/assistants');
      const shown = Date.parse(answer.headers.get('date') ?? '');
      return [outcomeOf(answer), shown > Date.now() + 1_800_000];
    },
    outcomes: [
      ['both', [200, true]],
      ['emulator', ['InvalidSignatureException', true]],
      ['real', [200, false]],
    ],
  },
} as const satisfies Cases;
