/** Compares the emulator's types with the SDK's model of 2025-04-18, and lists newer members. */
import type * as sdk from '@aws-sdk/client-qconnect';
import { expectTypeOf, it } from 'vitest';
import type { AIAgentConfiguration } from '../src/qconnect/ai-agent-shapes.js';
import type * as shape from '../src/qconnect/common-shapes.js';
import type { ResourceStatus } from '../src/qconnect/lifecycle.js';
import type { InputOf, OperationName } from '../src/qconnect/operations.js';
import type { Infer } from '../src/qconnect/shapes.js';

interface SdkInputs {
  CreateAssistant: sdk.CreateAssistantCommandInput;
  GetAssistant: sdk.GetAssistantCommandInput;
  ListAssistants: sdk.ListAssistantsCommandInput;
  DeleteAssistant: sdk.DeleteAssistantCommandInput;
  UpdateAssistantAIAgent: sdk.UpdateAssistantAIAgentCommandInput;
  RemoveAssistantAIAgent: sdk.RemoveAssistantAIAgentCommandInput;
  CreateAssistantAssociation: sdk.CreateAssistantAssociationCommandInput;
  GetAssistantAssociation: sdk.GetAssistantAssociationCommandInput;
  ListAssistantAssociations: sdk.ListAssistantAssociationsCommandInput;
  DeleteAssistantAssociation: sdk.DeleteAssistantAssociationCommandInput;
  CreateAIAgent: sdk.CreateAIAgentCommandInput;
  GetAIAgent: sdk.GetAIAgentCommandInput;
  ListAIAgents: sdk.ListAIAgentsCommandInput;
  UpdateAIAgent: sdk.UpdateAIAgentCommandInput;
  DeleteAIAgent: sdk.DeleteAIAgentCommandInput;
  CreateAIAgentVersion: sdk.CreateAIAgentVersionCommandInput;
  ListAIAgentVersions: sdk.ListAIAgentVersionsCommandInput;
  DeleteAIAgentVersion: sdk.DeleteAIAgentVersionCommandInput;
  CreateAIPrompt: sdk.CreateAIPromptCommandInput;
  GetAIPrompt: sdk.GetAIPromptCommandInput;
  ListAIPrompts: sdk.ListAIPromptsCommandInput;
  UpdateAIPrompt: sdk.UpdateAIPromptCommandInput;
  DeleteAIPrompt: sdk.DeleteAIPromptCommandInput;
  CreateAIPromptVersion: sdk.CreateAIPromptVersionCommandInput;
  ListAIPromptVersions: sdk.ListAIPromptVersionsCommandInput;
  DeleteAIPromptVersion: sdk.DeleteAIPromptVersionCommandInput;
  CreateAIGuardrail: sdk.CreateAIGuardrailCommandInput;
  GetAIGuardrail: sdk.GetAIGuardrailCommandInput;
  ListAIGuardrails: sdk.ListAIGuardrailsCommandInput;
  UpdateAIGuardrail: sdk.UpdateAIGuardrailCommandInput;
  DeleteAIGuardrail: sdk.DeleteAIGuardrailCommandInput;
  CreateAIGuardrailVersion: sdk.CreateAIGuardrailVersionCommandInput;
  ListAIGuardrailVersions: sdk.ListAIGuardrailVersionsCommandInput;
  DeleteAIGuardrailVersion: sdk.DeleteAIGuardrailVersionCommandInput;
  CreateKnowledgeBase: sdk.CreateKnowledgeBaseCommandInput;
  GetKnowledgeBase: sdk.GetKnowledgeBaseCommandInput;
  ListKnowledgeBases: sdk.ListKnowledgeBasesCommandInput;
  DeleteKnowledgeBase: sdk.DeleteKnowledgeBaseCommandInput;
  TagResource: sdk.TagResourceCommandInput;
  UntagResource: sdk.UntagResourceCommandInput;
  ListTagsForResource: sdk.ListTagsForResourceCommandInput;
}

/** ListModels is younger than the SDK. */
type SdkOperation = Exclude<OperationName, 'ListModels'>;

type Ahead = {
  [O in SdkOperation]: `${O}.${Exclude<keyof InputOf<O>, keyof SdkInputs[O]> & string}`;
}[SdkOperation];
type Behind = {
  [O in SdkOperation]: Exclude<keyof SdkInputs[O], keyof InputOf<O>>;
}[SdkOperation];

/** The members that the SDK's type requires. */
type RequiredOf<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type SameRequired = {
  [O in SdkOperation]: [RequiredOf<InputOf<O>>] extends [RequiredOf<SdkInputs[O]>]
    ? [RequiredOf<SdkInputs[O]>] extends [RequiredOf<InputOf<O>>]
      ? true
      : O
    : O;
}[SdkOperation];

it('inputs have the SDK’s members and newer ones', () => {
  expectTypeOf<keyof SdkInputs>().toEqualTypeOf<SdkOperation>();
  expectTypeOf<Behind>().toEqualTypeOf<never>();
  expectTypeOf<Ahead>().toEqualTypeOf<
    | 'UpdateAssistantAIAgent.orchestratorUseCase'
    | 'RemoveAssistantAIAgent.orchestratorUseCase'
    | 'CreateAIPrompt.inferenceConfiguration'
    | 'UpdateAIPrompt.inferenceConfiguration'
    | 'UpdateAIPrompt.modelId'
  >();
  expectTypeOf<SameRequired>().toEqualTypeOf<true>();
});

it('enumerations have the SDK’s values and newer ones', () => {
  expectTypeOf<ResourceStatus>().toEqualTypeOf<sdk.AssistantStatus>();
  expectTypeOf<ResourceStatus>().toEqualTypeOf<sdk.Status>();
  expectTypeOf<Infer<typeof shape.AssistantType>>().toEqualTypeOf<sdk.AssistantType>();
  expectTypeOf<Infer<typeof shape.Origin>>().toEqualTypeOf<sdk.Origin>();
  expectTypeOf<Infer<typeof shape.VisibilityStatus>>().toEqualTypeOf<sdk.VisibilityStatus>();

  expectTypeOf<sdk.AIAgentType>().toExtend<Infer<typeof shape.AIAgentType>>();
  expectTypeOf<Exclude<Infer<typeof shape.AIAgentType>, sdk.AIAgentType>>().toEqualTypeOf<
    | 'EMAIL_RESPONSE'
    | 'EMAIL_OVERVIEW'
    | 'EMAIL_GENERATIVE_ANSWER'
    | 'ORCHESTRATION'
    | 'NOTE_TAKING'
    | 'CASE_SUMMARIZATION'
  >();
  expectTypeOf<sdk.AssociationType>().toExtend<Infer<typeof shape.AssociationType>>();
  expectTypeOf<
    Exclude<Infer<typeof shape.AssociationType>, sdk.AssociationType>
  >().toEqualTypeOf<'EXTERNAL_BEDROCK_KNOWLEDGE_BASE'>();
});

it('nested structures have the SDK’s members and newer ones', () => {
  expectTypeOf<
    Exclude<keyof Infer<typeof shape.AIAgentConfigurationData>, keyof sdk.AIAgentConfigurationData>
  >().toEqualTypeOf<'enabled'>();
  type SdkArm = sdk.AIAgentConfiguration extends infer Arm
    ? Arm extends object
      ? Exclude<keyof Arm, '$unknown'>
      : never
    : never;
  expectTypeOf<Exclude<keyof Infer<typeof AIAgentConfiguration>, SdkArm>>().toEqualTypeOf<
    | 'emailResponseAIAgentConfiguration'
    | 'emailOverviewAIAgentConfiguration'
    | 'emailGenerativeAnswerAIAgentConfiguration'
    | 'orchestrationAIAgentConfiguration'
    | 'noteTakingAIAgentConfiguration'
    | 'caseSummarizationAIAgentConfiguration'
  >();
  expectTypeOf<
    Exclude<
      keyof Infer<typeof shape.AssistantAssociationInputData>,
      keyof sdk.AssistantAssociationInputData.KnowledgeBaseIdMember
    >
  >().toEqualTypeOf<'externalBedrockKnowledgeBaseConfig'>();
});
