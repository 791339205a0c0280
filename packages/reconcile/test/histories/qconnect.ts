/** Random histories of an account of Amazon Q in Connect. */
import type { AssistantPart, AssistantProvider, JsonObject } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import {
  startQConnectEmulator,
  type QConnectSeed,
  type QConnectSettings,
} from '@assistant-provider/emulators';
import { createQConnectDriver } from '@assistant-provider/qconnect';
import fc from 'fast-check';
import { clockOf, index, oneOf, toAssistant, valueIfOk, type World, type Write } from './world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, each) => each + 1);

export const baseIdOf = (account: string, n: number) =>
  `bbbbbbbb-0000-4000-8${account}-${String(account === '001' ? n : 99 - n).padStart(12, '0')}`;

/** What assistants of an account name. */
export const accountOf = (account: '001' | '002'): QConnectSeed => ({
  knowledgeBases: numbers(3).map((n) => ({
    ...{ knowledgeBaseId: baseIdOf(account, n), name: `Base ${n}`, knowledgeBaseType: 'CUSTOM' },
  })),
});

type Answers = { readonly [Name in keyof QConnectSettings]: readonly QConnectSettings[Name][] };

/** Unknowns of the vendor that a reading meets, with the other behaviours that the emulator can play. */
export const qconnectAnswers: Answers = {
  assistantCreationMilliseconds: [0, 30_000],
  assistantDeletionMilliseconds: [0, 60_000],
  deletedAssistantVisibleMilliseconds: [60_000],
  aiAgentCreationMilliseconds: [300],
  aiAgentDeletionMilliseconds: [60_000],
  aiPromptCreationMilliseconds: [300],
  aiPromptDeletionMilliseconds: [60_000],
  aiGuardrailCreationMilliseconds: [300],
  aiGuardrailDeletionMilliseconds: [60_000],
  knowledgeBaseCreationMilliseconds: [],
  knowledgeBaseDeletionMilliseconds: [],
  duplicateAssistantName: ['allowed'],
  duplicateAIAgentName: ['allowed'],
  duplicateAIPromptName: ['allowed'],
  duplicateAIGuardrailName: ['allowed'],
  duplicateKnowledgeBaseName: ['allowed'],
  duplicateAssociation: ['allowed'],
  nameOfDeletingAssistant: ['free'],
  whileNotActive: ['ConflictException', 'ValidationException', 'allowed'],
  tagsWhileNotActive: ['ResourceNotFoundException'],
  deleteAssistantWithAssociations: ['ConflictException', 'DELETE_FAILED', 'allowed'],
  deleteAssistantTwice: ['ResourceNotFoundException', 'ConflictException'],
  knowledgeBaseIds: ['known'],
  aiAgentIds: ['known'],
  aiAgentReferences: ['ResourceNotFoundException', 'ValidationException'],
  guardrailWithoutVersion: ['allowed'],
  deleteReferenced: ['asModelled', 'ConflictException', 'ValidationException'],
  omittedByUpdate: ['removed'],
  aiAgentConfigurationInLists: ['hidden'],
  tagsOfVersions: ['hidden'],
  aiPromptModels: [],
  deleteAssociatedKnowledgeBase: ['allowed'],
  sourceOfOtherType: ['allowed'],
  configurationOfOtherType: ['allowed'],
  changeSystemAIAgent: ['AccessDeniedException'],
  staleModifiedTime: ['ValidationException', 'allowed'],
  maximumTagsPerResource: [2],
  furtherActions: ['unchecked'],
  orchestrationWithoutUseCase: ['allowed'],
  useCaseOfOtherType: ['ignored'],
  useCaseTwice: ['appends', 'ConflictException'],
  orchestrationInConfigurationMap: [true],
  removeUnsetAIAgent: ['ResourceNotFoundException'],
  systemAIAgents: [[]],
  systemAIPrompts: [[]],
  models: [[]],
  freshConfiguration: ['systemAIAgents'],
  latestQualifier: ['saved'],
  clientTokenReused: ['ValidationException', 'newRequest'],
  clientTokenMilliseconds: [0],
  clientTokensRemembered: [1],
  listDelayMilliseconds: [500],
  defaultPageSize: [1],
  emptyLastPage: [true],
  emptyMembers: ['shown'],
  maximumBodyBytes: [],
  malformedInput: ['ValidationException'],
  unknownMembers: ['ValidationException', 'kept'],
  unsignedPayload: ['accepted'],
  // The clock runs ahead of the machine's time.
  signatureTime: [],
};

/** An account. Its clock moves only when the client waits. */
export async function givenAccount(
  settings: Partial<QConnectSettings> = {},
  account: '001' | '002' = '001',
): Promise<World> {
  const emulator = await startQConnectEmulator({
    clock: 'manual',
    settings,
    seed: accountOf(account),
  });
  const { url, region, credentials, clock } = emulator;
  // Without policies, whose time limits would be over whenever the clock moves.
  const provider = createProvider(createQConnectDriver({ endpoint: url, region, credentials }), {
    clock: clockOf(clock),
  });
  return {
    provider,
    secret: credentials.secretAccessKey,
    wait: () => clock.advance(120_000),
    writes: () => {
      const sent = emulator.requests.all();
      emulator.requests.clear();
      return sent.flatMap(({ operation = '' }) =>
        /^(Get|List)/.test(operation) ? [] : [operation],
      );
    },
    close: async () => {
      void (await provider.close());
      await emulator.close();
    },
  };
}

/** Names begin with a letter, a digit, a space or one of `_ . , -`. */
const name = fc.oneof(
  fc.constantFrom('Returns desk', 'Sales desk', '__proto__', 'toString', '.a/b~c'),
  fc.string({ maxLength: 12, unit: 'grapheme' }).map((text) => `x${text}`),
);
const text = fc.constantFrom('prompt: |\n  Answer.\n', 'prompt: hello', '$reference: 1', 'a\r\nb');
const tags = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,3}$/),
  fc.string({ minLength: 1, maxLength: 5 }),
  {
    maxKeys: 3,
  },
);

const partsOf = async ({ parts }: AssistantProvider, id: string, kind: string, versions = false) =>
  (parts && (await valueIfOk(parts.list(id, { kind, versions })))) ?? [];

const prompt = fc.record(
  {
    type: fc.constantFrom('ANSWER_GENERATION', 'ORCHESTRATION'),
    templateType: fc.constant('TEXT'),
    apiFormat: fc.constant('MESSAGES'),
    modelId: fc.constant('us.example.large-v1:0'),
    visibilityStatus: fc.constantFrom('SAVED', 'PUBLISHED'),
    templateConfiguration: text.map((text) => ({
      textFullAIPromptEditTemplateConfiguration: { text },
    })),
    description: name,
    tags,
    inferenceConfiguration: fc.record({ temperature: fc.constantFrom(0.5, 1), topK: fc.nat() }),
  },
  {
    requiredKeys: [
      'type',
      'templateType',
      'apiFormat',
      'modelId',
      'visibilityStatus',
      'templateConfiguration',
    ],
  },
) as unknown as fc.Arbitrary<JsonObject>;

const guardrail = fc.record(
  {
    visibilityStatus: fc.constantFrom('SAVED', 'PUBLISHED'),
    blockedInputMessaging: text,
    blockedOutputsMessaging: text,
    wordPolicyConfig: fc.constant({ wordsConfig: [{ text: 'law' }] }),
    tags,
  },
  { requiredKeys: ['visibilityStatus', 'blockedInputMessaging', 'blockedOutputsMessaging'] },
) as unknown as fc.Arbitrary<JsonObject>;

/** Puts a new part, or one in the place of one that exists. */
const putPart = (kind: string, content: fc.Arbitrary<JsonObject>): fc.Arbitrary<Write> =>
  fc.tuple(index, index, fc.boolean(), name, content).map(([at, which, isNew, name, content]) =>
    toAssistant(at, async (provider, id) => {
      const own = (await partsOf(provider, id, kind)).filter(({ origin }) => origin === 'customer');
      const part = isNew ? undefined : oneOf(own, which);
      return provider.parts?.put(
        id,
        part
          ? { kind, id: part.id, content: { ...content, type: part.content['type'] ?? null } }
          : { kind, name, content },
      );
    }),
  );

const versionIn = ({ versions = [], origin }: AssistantPart): string =>
  origin === 'vendor' ? ':1' : versions.length === 0 ? '' : `:${versions.at(-1)?.version}`;

/** One of the customer's own most of the time, since the vendor supplies many. */
const ownFirst = (parts: readonly AssistantPart[], which: number): AssistantPart | undefined => {
  const own = parts.filter(({ origin }) => origin === 'customer');
  return oneOf(own.length > 0 && which % 3 > 0 ? own : parts, which);
};

/** An AI agent that names a prompt, a guardrail and a link, if there are any. */
const putAgent = fc
  .tuple(index, index, name, fc.constantFrom('MANUAL_SEARCH', 'ORCHESTRATION'), fc.boolean())
  .map(([at, which, name, type, isLatest]) =>
    toAssistant(at, async (provider, id) => {
      const one = ownFirst(await partsOf(provider, id, 'aiPrompt', true), which);
      const guard = oneOf(await partsOf(provider, id, 'aiGuardrail', true), which);
      const other = ownFirst(await partsOf(provider, id, 'aiAgent'), which);
      const links = provider.knowledge && (await valueIfOk(provider.knowledge.list(id)));
      const link = oneOf(links ?? [], which);
      const prompt = one && `${one.id}${isLatest ? ':$LATEST' : versionIn(one)}`;
      const guarded = guard?.versions?.length ? `${guard.id}${versionIn(guard)}` : undefined;
      const configuration =
        type === 'MANUAL_SEARCH'
          ? {
              manualSearchAIAgentConfiguration: {
                ...(prompt !== undefined && { answerGenerationAIPromptId: prompt }),
                ...(guarded !== undefined && { answerGenerationAIGuardrailId: guarded }),
                associationConfigurations: link ? [{ associationId: link.linkId }] : [],
              },
            }
          : {
              orchestrationAIAgentConfiguration: {
                ...(prompt !== undefined && { orchestrationAIPromptId: prompt }),
                toolConfigurations: [
                  {
                    toolName: 'lookUp',
                    toolType: 'RETURN_TO_CONTROL',
                    inputSchema: { default: null, aiAgentId: other?.id ?? 'none' },
                  },
                ],
                multiAgentConfigurations: other
                  ? [{ delegateAgentConfiguration: { agentTarget: { aiAgentId: other.id } } }]
                  : [],
              },
            };
      return provider.parts?.put(id, {
        ...{ kind: 'aiAgent', name },
        content: { type, visibilityStatus: 'PUBLISHED', configuration },
      });
    }),
  );

const kind = fc.constantFrom('aiPrompt', 'aiGuardrail', 'aiAgent');

const ownPart =
  (at: number, which: number, kind: string) =>
  (
    write: (provider: AssistantProvider, id: string, part: AssistantPart) => PromiseLike<unknown>,
  ): Write =>
    toAssistant(at, async (provider, id) => {
      const parts = await partsOf(provider, id, kind, true);
      const part = oneOf(
        parts.filter(({ origin }) => origin === 'customer'),
        which,
      );
      return part && write(provider, id, part);
    });

/** A write to an account. */
export const qconnectWrite = (account: '001' | '002' = '001'): fc.Arbitrary<Write> => {
  const baseId = fc.integer({ min: 1, max: 3 }).map((n) => baseIdOf(account, n));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ name, description: name, tags }, { requiredKeys: ['name'] }).map(
        (draft): Write =>
          async ({ provider }) =>
            provider.assistants.create(draft),
      ),
    },
    fc
      .tuple(index, tags)
      .map(([at, tags]) => toAssistant(at, async ({ tagging }, id) => tagging?.tag(id, tags))),
    fc.tuple(index, index).map(([at, which]) =>
      toAssistant(at, async ({ tagging }, id) => {
        const present = tagging && (await valueIfOk(tagging.list(id)));
        const key = oneOf(Object.keys(present ?? {}), which);
        return key === undefined ? undefined : tagging?.untag(id, [key]);
      }),
    ),
    {
      weight: 2,
      arbitrary: fc
        .tuple(index, baseId)
        .map(([at, base]) =>
          toAssistant(at, async ({ knowledge }, id) =>
            knowledge?.link(id, { type: 'knowledgeBase', id: base }),
          ),
        ),
    },
    index.map((at) =>
      toAssistant(at, async ({ knowledge }, id) =>
        knowledge?.link(id, {
          type: 'externalKnowledgeBase',
          locator: 'arn:aws:bedrock:us-east-1:123456789012:knowledge-base/ABCDEFGHIJ',
          accessRole: 'arn:aws:iam::123456789012:role/reader-of-knowledge',
        }),
      ),
    ),
    fc.tuple(index, index).map(([at, which]) =>
      toAssistant(at, async ({ knowledge }, id) => {
        const links = knowledge && (await valueIfOk(knowledge.list(id)));
        const link = oneOf(links ?? [], which);
        return link && knowledge?.unlink(id, link.linkId);
      }),
    ),
    { weight: 3, arbitrary: putPart('aiPrompt', prompt) },
    { weight: 2, arbitrary: putPart('aiGuardrail', guardrail) },
    { weight: 3, arbitrary: putAgent },
    {
      weight: 4,
      arbitrary: fc
        .tuple(index, index, kind)
        .map(([at, which, kind]) =>
          ownPart(
            at,
            which,
            kind,
          )(async ({ parts }, id, part) => parts?.publish(id, { kind, id: part.id })),
        ),
    },
    fc.tuple(index, index, kind, fc.boolean()).map(([at, which, kind, isVersion]) =>
      ownPart(
        at,
        which,
        kind,
      )(async ({ parts }, id, part) => {
        const version = isVersion ? oneOf(part.versions ?? [], which)?.version : undefined;
        return parts?.delete(id, { kind, id: part.id, ...(version !== undefined && { version }) });
      }),
    ),
    {
      weight: 3,
      arbitrary: fc.tuple(index, index).map(([at, which]) =>
        toAssistant(at, async (provider, id) => {
          const agents = await partsOf(provider, id, 'aiAgent', true);
          const agent = oneOf(agents, which);
          if (agent === undefined) return undefined;
          const isOrchestration = agent.content['type'] === 'ORCHESTRATION';
          return provider.aiAgents?.assign(id, {
            role: isOrchestration ? 'orchestration' : 'manualSearch',
            ...(isOrchestration && { useCase: 'Connect.SelfService' }),
            agentId: `${agent.id}${versionIn(agent)}`,
          });
        }),
      ),
    },
    index.map((at) =>
      toAssistant(at, async ({ aiAgents }, id) => aiAgents?.unassign(id, { role: 'manualSearch' })),
    ),
    index.map((at) => toAssistant(at, async ({ assistants }, id) => assistants.delete(id))),
  );
};
