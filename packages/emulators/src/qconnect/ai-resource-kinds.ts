/** AI agents, AI prompts and AI guardrails have the same operations and versions. These tables say where they differ. */
import type { ResourceType } from './arns.js';
import { policies, messages } from './ai-guardrail-shapes.js';
import { changeable, fixed } from './ai-prompt-shapes.js';

export type AIResourceKindName = 'aiAgent' | 'aiPrompt' | 'aiGuardrail';

export interface AIResourceKind {
  readonly name: AIResourceKindName;
  /** For messages. */
  readonly noun: string;
  readonly arnType: ResourceType;
  /** The part of the operations' names. */
  readonly operation: 'AIAgent' | 'AIPrompt' | 'AIGuardrail';
  /** The members of responses with the id and with the ARN. */
  readonly id: `${AIResourceKindName}Id`;
  readonly arn: `${AIResourceKindName}Arn`;
  /** The member of seeds and snapshots. */
  readonly list: `${AIResourceKindName}s`;
  /** Members of the content, besides those that all kinds have. */
  readonly content: readonly string[];
  /** Members of the content that an update can leave out and that are not required in responses. */
  readonly optional: readonly string[];
  /** Members of the content that lists do not show. */
  readonly notInLists: readonly string[];
  /** Members of the content that a seed can leave out. */
  readonly seedContent: Readonly<Record<string, unknown>>;
  /** Whether responses show an origin. */
  readonly hasOrigin: boolean;
  readonly settings: {
    readonly duplicateName: `duplicate${AIResourceKind['operation']}Name`;
    readonly creation: `${AIResourceKindName}CreationMilliseconds`;
    readonly deletion: `${AIResourceKindName}DeletionMilliseconds`;
  };
}

const guardrailContent = Object.keys({ ...messages, ...policies });

export const aiResourceKinds = {
  aiAgent: {
    name: 'aiAgent',
    noun: 'AI agent',
    arnType: 'ai-agent',
    operation: 'AIAgent',
    id: 'aiAgentId',
    arn: 'aiAgentArn',
    list: 'aiAgents',
    content: ['configuration'],
    optional: ['description'],
    notInLists: [],
    seedContent: {},
    hasOrigin: true,
    settings: {
      duplicateName: 'duplicateAIAgentName',
      creation: 'aiAgentCreationMilliseconds',
      deletion: 'aiAgentDeletionMilliseconds',
    },
  },
  aiPrompt: {
    name: 'aiPrompt',
    noun: 'AI prompt',
    arnType: 'ai-prompt',
    operation: 'AIPrompt',
    id: 'aiPromptId',
    arn: 'aiPromptArn',
    list: 'aiPrompts',
    content: Object.keys({ ...changeable, ...fixed }),
    optional: ['description', 'inferenceConfiguration'],
    notInLists: ['templateConfiguration', 'inferenceConfiguration'],
    seedContent: { templateType: 'TEXT', apiFormat: 'MESSAGES' },
    hasOrigin: true,
    settings: {
      duplicateName: 'duplicateAIPromptName',
      creation: 'aiPromptCreationMilliseconds',
      deletion: 'aiPromptDeletionMilliseconds',
    },
  },
  aiGuardrail: {
    name: 'aiGuardrail',
    noun: 'AI guardrail',
    arnType: 'ai-guardrail',
    operation: 'AIGuardrail',
    id: 'aiGuardrailId',
    arn: 'aiGuardrailArn',
    list: 'aiGuardrails',
    content: guardrailContent,
    optional: ['description', ...Object.keys(policies)],
    notInLists: guardrailContent,
    seedContent: {},
    hasOrigin: false,
    settings: {
      duplicateName: 'duplicateAIGuardrailName',
      creation: 'aiGuardrailCreationMilliseconds',
      deletion: 'aiGuardrailDeletionMilliseconds',
    },
  },
} as const satisfies Readonly<Record<AIResourceKindName, AIResourceKind>>;

export const allKinds: readonly AIResourceKind[] = Object.values(aiResourceKinds);
