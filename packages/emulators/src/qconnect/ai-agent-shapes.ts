/**
 * The configuration of an AI agent, one union member per type. Source: service model 2020-10-19, as of botocore
 * 1.43.107.
 */
import {
  GenericArn,
  MaxResults,
  NonEmptySensitiveString,
  NonEmptyString,
  TagKey,
  TagValue,
  Uuid,
  UuidWithQualifier,
} from './common-shapes.js';
import { boolean, document, enumeration, list, structure, text, union } from './shapes.js';

const TagCondition = structure({ key: TagKey, value: TagValue }, 'key');
const AndConditions = list(TagCondition);
const TagFilter = union({
  tagCondition: TagCondition,
  andConditions: AndConditions,
  orConditions: list(union({ andConditions: AndConditions, tagCondition: TagCondition })),
});

const AssociationConfigurationList = list(
  structure({
    associationId: Uuid,
    associationType: enumeration('KNOWLEDGE_BASE'),
    associationConfigurationData: union({
      knowledgeBaseAssociationConfigurationData: structure({
        contentTagFilter: TagFilter,
        maxResults: MaxResults,
        overrideKnowledgeBaseSearchType: enumeration('HYBRID', 'SEMANTIC'),
      }),
    }),
  }),
);

const Instruction = structure({ instruction: text(), examples: list(text()) });

const ToolOverrideInputValue = structure(
  {
    jsonPath: NonEmptyString,
    value: union({
      constant: structure(
        { type: enumeration('STRING', 'NUMBER', 'JSON_STRING'), value: NonEmptySensitiveString },
        'type',
        'value',
      ),
    }),
  },
  'jsonPath',
  'value',
);

const ToolConfiguration = structure(
  {
    toolName: NonEmptyString,
    toolType: enumeration('MODEL_CONTEXT_PROTOCOL', 'RETURN_TO_CONTROL', 'CONSTANT'),
    title: NonEmptySensitiveString,
    toolId: NonEmptyString,
    description: NonEmptySensitiveString,
    instruction: Instruction,
    overrideInputValues: list(ToolOverrideInputValue),
    outputFilters: list(
      structure(
        {
          jsonPath: NonEmptyString,
          outputConfiguration: structure({
            outputVariableNameOverride: NonEmptyString,
            sessionDataNamespace: NonEmptyString,
          }),
        },
        'jsonPath',
      ),
    ),
    inputSchema: document,
    outputSchema: document,
    annotations: structure({ title: text(), destructiveHint: boolean }),
    userInteractionConfiguration: structure({ isUserConfirmationRequired: boolean }),
  },
  'toolName',
  'toolType',
);

const AgentTarget = union({ aiAgentId: NonEmptyString, applicationId: NonEmptyString });
const MultiAgentConfiguration = union({
  delegateAgentConfiguration: structure(
    { agentTarget: AgentTarget, instruction: Instruction },
    'agentTarget',
  ),
  handoffAgentConfiguration: structure(
    {
      agentTarget: AgentTarget,
      instruction: Instruction,
      audioStreamingEnabled: boolean,
      immediateHandoff: boolean,
    },
    'agentTarget',
  ),
});

export const AIAgentConfiguration = union({
  manualSearchAIAgentConfiguration: structure({
    answerGenerationAIPromptId: UuidWithQualifier,
    answerGenerationAIGuardrailId: UuidWithQualifier,
    associationConfigurations: AssociationConfigurationList,
    locale: NonEmptyString,
  }),
  answerRecommendationAIAgentConfiguration: structure({
    intentLabelingGenerationAIPromptId: UuidWithQualifier,
    queryReformulationAIPromptId: UuidWithQualifier,
    answerGenerationAIPromptId: UuidWithQualifier,
    answerGenerationAIGuardrailId: UuidWithQualifier,
    associationConfigurations: AssociationConfigurationList,
    locale: NonEmptyString,
    suggestedMessages: list(NonEmptySensitiveString),
  }),
  selfServiceAIAgentConfiguration: structure({
    selfServicePreProcessingAIPromptId: UuidWithQualifier,
    selfServiceAnswerGenerationAIPromptId: UuidWithQualifier,
    selfServiceAIGuardrailId: UuidWithQualifier,
    associationConfigurations: AssociationConfigurationList,
  }),
  emailResponseAIAgentConfiguration: structure({
    emailResponseAIPromptId: UuidWithQualifier,
    emailQueryReformulationAIPromptId: UuidWithQualifier,
    locale: NonEmptyString,
    associationConfigurations: AssociationConfigurationList,
  }),
  emailOverviewAIAgentConfiguration: structure({
    emailOverviewAIPromptId: UuidWithQualifier,
    locale: NonEmptyString,
  }),
  emailGenerativeAnswerAIAgentConfiguration: structure({
    emailGenerativeAnswerAIPromptId: UuidWithQualifier,
    emailQueryReformulationAIPromptId: UuidWithQualifier,
    locale: NonEmptyString,
    associationConfigurations: AssociationConfigurationList,
  }),
  orchestrationAIAgentConfiguration: structure({
    orchestrationAIPromptId: UuidWithQualifier,
    orchestrationAIGuardrailId: UuidWithQualifier,
    toolConfigurations: list(ToolConfiguration),
    multiAgentConfigurations: list(MultiAgentConfiguration),
    connectInstanceArn: GenericArn,
    locale: NonEmptyString,
    inputSchemas: list(document, { min: 0, max: 1 }),
    outputSchemas: list(document, { min: 0, max: 1 }),
  }),
  noteTakingAIAgentConfiguration: structure({
    noteTakingAIPromptId: UuidWithQualifier,
    noteTakingAIGuardrailId: UuidWithQualifier,
    locale: NonEmptyString,
  }),
  caseSummarizationAIAgentConfiguration: structure({
    caseSummarizationAIPromptId: UuidWithQualifier,
    caseSummarizationAIGuardrailId: UuidWithQualifier,
    locale: NonEmptyString,
  }),
});
