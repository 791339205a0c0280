/** Parts as applications write them: an AI prompt, an AI guardrail, and AI agents of every type. */
import type { AssistantPart, JsonObject, PartDraft } from '@assistant-provider/core';
import { givenEmulator, valueOf } from './harness.js';
import type { QConnectProvider } from '../src/index.js';

export const linkId = 'bbbbbbbb-bbbb-4bbb-8bbb-000000000001';
export const promptId = 'cccccccc-bbbb-4ccc-8ddd-000000000001';
export const guardrailId = 'dddddddd-bbbb-4ccc-8ddd-000000000001';
export const agentId = 'eeeeeeee-bbbb-4ccc-8ddd-000000000001';

export const prompt = {
  kind: 'aiPrompt',
  name: 'Answers',
  content: {
    type: 'ANSWER_GENERATION',
    templateType: 'TEXT',
    apiFormat: 'MESSAGES',
    modelId: 'us.example.large-v1:0',
    visibilityStatus: 'SAVED',
    description: 'Answers questions',
    templateConfiguration: { textFullAIPromptEditTemplateConfiguration: { text: 'prompt: hello' } },
    inferenceConfiguration: { temperature: 0.5, topK: 3 },
    tags: { team: 'returns' },
  },
} as const satisfies PartDraft;

export const guardrail = {
  kind: 'aiGuardrail',
  name: 'Polite',
  content: {
    visibilityStatus: 'PUBLISHED',
    blockedInputMessaging: 'Please ask something else.',
    blockedOutputsMessaging: 'I cannot say that.',
    topicPolicyConfig: {
      topicsConfig: [{ name: 'Law', definition: 'Legal advice', type: 'DENY' }],
    },
    contextualGroundingPolicyConfig: {
      filtersConfig: [{ type: 'GROUNDING', threshold: 0.7 }],
    },
  },
} as const satisfies PartDraft;

const associations = { associationConfigurations: [{ associationId: linkId }] };
const prompts = (...members: readonly string[]) =>
  Object.fromEntries(members.map((member) => [`${member}AIPromptId`, `${promptId}:1`]));
const guarded = (member: string) => ({ [`${member}AIGuardrailId`]: `${guardrailId}:2` });

/** A configuration of each type of AI agent, with every member that names another object. */
export const configurations = {
  MANUAL_SEARCH: {
    manualSearchAIAgentConfiguration: {
      ...prompts('answerGeneration'),
      ...guarded('answerGeneration'),
      ...associations,
    },
  },
  ANSWER_RECOMMENDATION: {
    answerRecommendationAIAgentConfiguration: {
      ...prompts('intentLabelingGeneration', 'queryReformulation', 'answerGeneration'),
      ...guarded('answerGeneration'),
      ...associations,
      locale: 'de_DE',
      suggestedMessages: ['Hello'],
    },
  },
  SELF_SERVICE: {
    selfServiceAIAgentConfiguration: {
      ...prompts('selfServicePreProcessing', 'selfServiceAnswerGeneration'),
      ...guarded('selfService'),
      ...associations,
    },
  },
  EMAIL_RESPONSE: {
    emailResponseAIAgentConfiguration: {
      ...prompts('emailResponse', 'emailQueryReformulation'),
      ...associations,
    },
  },
  EMAIL_OVERVIEW: {
    emailOverviewAIAgentConfiguration: prompts('emailOverview'),
  },
  EMAIL_GENERATIVE_ANSWER: {
    emailGenerativeAnswerAIAgentConfiguration: {
      ...prompts('emailGenerativeAnswer', 'emailQueryReformulation'),
      ...associations,
    },
  },
  ORCHESTRATION: {
    orchestrationAIAgentConfiguration: {
      ...prompts('orchestration'),
      ...guarded('orchestration'),
      toolConfigurations: [
        {
          toolName: 'lookUp',
          toolType: 'MODEL_CONTEXT_PROTOCOL',
          // JSON of somebody else: null is a value, and `aiAgentId` names nothing of the assistant.
          inputSchema: { enum: [null, 'a'], default: null, aiAgentId: agentId },
        },
      ],
      multiAgentConfigurations: [
        { delegateAgentConfiguration: { agentTarget: { aiAgentId: agentId } } },
        { handoffAgentConfiguration: { agentTarget: { aiAgentId: `${agentId}:3` } } },
        { handoffAgentConfiguration: { agentTarget: { applicationId: 'third-party' } } },
      ],
    },
  },
  NOTE_TAKING: {
    noteTakingAIAgentConfiguration: { ...prompts('noteTaking'), ...guarded('noteTaking') },
  },
  CASE_SUMMARIZATION: {
    caseSummarizationAIAgentConfiguration: {
      ...prompts('caseSummarization'),
      ...guarded('caseSummarization'),
    },
  },
} as const satisfies Readonly<Record<string, JsonObject>>;

/** A type that neither the SDK nor the service model has. */
export const futureConfiguration = {
  futureAIAgentConfiguration: {
    futureAIPromptId: `${promptId}:$LATEST`,
    futureAIGuardrailId: `${guardrailId}:1`,
    steps: [{ knowledgeBaseId: linkId, anything: { a: [1, 'b', true] } }],
  },
};

export const agentOf = (
  type: string,
  configuration: JsonObject,
  name = `Agent ${type}`,
): PartDraft => ({
  kind: 'aiAgent',
  name,
  content: { type, visibilityStatus: 'SAVED', configuration },
});

export const agent = agentOf('ORCHESTRATION', configurations.ORCHESTRATION);

/** What names a part. */
export const place = ({ kind, id }: AssistantPart) => ({ kind, id });

/** The draft that puts a part back as it is, or with other content. */
export const draftOf = (
  { kind, id, name, content }: AssistantPart,
  changes: JsonObject = {},
): PartDraft => ({
  kind,
  id,
  ...(name !== undefined && { name }),
  content: { ...content, ...changes },
});

/** An emulator with an active assistant and no recorded requests. */
export async function givenDesk(...[options, connection]: Parameters<typeof givenEmulator>) {
  const world = await givenEmulator(options, connection);
  const { id } = await valueOf(world.provider.assistants.create({ name: 'Desk' }));
  await world.clock.sleep(60_000);
  world.emulator.requests.clear();
  const asked = () => world.emulator.requests.all().map(({ operation }) => operation);
  return { ...world, id, asked, put: putOn(world.provider, id) };
}

const putOn =
  ({ parts }: QConnectProvider, assistantId: string) =>
  (draft: PartDraft) =>
    valueOf(parts.put(assistantId, draft));
