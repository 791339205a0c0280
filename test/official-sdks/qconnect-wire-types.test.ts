/**
 * That our types of what Amazon Q in Connect sends agree with the models of AWS's SDK, and where they are ahead of it.
 * Checked by `npm run check:types`: a new SDK that has caught up, or differs, does not compile here.
 */
import type {
  AiAgentsQuery,
  QConnectAiAgent,
  QConnectAiAgentResponse,
  QConnectAiAgentConfiguration,
  QConnectAssistant,
  QConnectAssistantOptions,
  QConnectAssociation,
} from '@assistant-provider/qconnect';
import type {
  AIAgentConfiguration,
  AIAgentConfigurationData,
  AIAgentData,
  AIAgentSummary,
  AIAgentType,
  AssistantAssociationData,
  AssistantAssociationOutputData,
  AssistantAssociationSummary,
  AssistantData,
  AssistantSummary,
  AssociationType,
  CreateAssistantCommandInput,
  GetAIAgentCommandOutput,
  ListAIAgentsCommandInput,
  QConnectServiceException,
  RemoveAssistantAIAgentCommandInput,
  UpdateAssistantAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';
import * as sdk from '@aws-sdk/client-qconnect';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Beyond, Misfits, Names } from './wire-types.js';

/** Every value that the SDK allows fits ours, and no member of the SDK's is left out. */
describe('responses', () => {
  it('an assistant, which is the same in lists', () => {
    expectTypeOf<Misfits<AssistantData, QConnectAssistant>>().toEqualTypeOf<never>();
    expectTypeOf<Misfits<AssistantSummary, QConnectAssistant>>().toEqualTypeOf<never>();
    expectTypeOf<
      Beyond<AssistantData | AssistantSummary, QConnectAssistant>
    >().toEqualTypeOf<never>();
  });

  it('an association, which is the same in lists', () => {
    expectTypeOf<Misfits<AssistantAssociationData, QConnectAssociation>>().toEqualTypeOf<never>();
    expectTypeOf<
      Misfits<AssistantAssociationSummary, QConnectAssociation>
    >().toEqualTypeOf<never>();
    type Both = AssistantAssociationData | AssistantAssociationSummary;
    expectTypeOf<Beyond<Both, QConnectAssociation>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<QConnectAssociation, AssistantAssociationData>>().toEqualTypeOf<never>();
  });

  it('an AI agent, whose time the SDK makes a Date of', () => {
    expectTypeOf<Misfits<AIAgentData, QConnectAiAgent>>().toEqualTypeOf<'modifiedTime'>();
    expectTypeOf<Misfits<AIAgentSummary, QConnectAiAgent>>().toEqualTypeOf<'modifiedTime'>();
    expectTypeOf<Beyond<AIAgentData | AIAgentSummary, QConnectAiAgent>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<QConnectAiAgent, AIAgentData>>().toEqualTypeOf<never>();
    expectTypeOf<
      Beyond<GetAIAgentCommandOutput, QConnectAiAgentResponse>
    >().toEqualTypeOf<'$metadata'>();
  });
});

describe('requests', () => {
  it('accept what the SDK accepts, with open enumerations', () => {
    expectTypeOf<
      Beyond<QConnectAssistantOptions, CreateAssistantCommandInput>
    >().toEqualTypeOf<never>();
    expectTypeOf<
      Misfits<CreateAssistantCommandInput, QConnectAssistantOptions>
    >().toEqualTypeOf<never>();
    type Origin = Pick<AiAgentsQuery, 'origin'>;
    expectTypeOf<Misfits<ListAIAgentsCommandInput, Origin>>().toEqualTypeOf<never>();
    expectTypeOf<Beyond<Origin, ListAIAgentsCommandInput>>().toEqualTypeOf<never>();
  });
});

describe('where we are ahead of SDK 3.828.0', () => {
  it('an assistant shows its orchestrators', () => {
    expectTypeOf<
      Beyond<QConnectAssistant, AssistantData>
    >().toEqualTypeOf<'orchestratorConfigurationList'>();
    expectTypeOf<
      Beyond<QConnectAssistant, AssistantSummary>
    >().toEqualTypeOf<'orchestratorConfigurationList'>();
  });

  it('an orchestrator is set and removed by its use case', () => {
    type Inputs = UpdateAssistantAIAgentCommandInput | RemoveAssistantAIAgentCommandInput;
    expectTypeOf<Extract<Names<Inputs>, 'orchestratorUseCase'>>().toEqualTypeOf<never>();
  });

  it('a default AI agent can be switched off', () => {
    expectTypeOf<
      Beyond<QConnectAiAgentConfiguration, AIAgentConfigurationData>
    >().toEqualTypeOf<'enabled'>();
    expectTypeOf<
      Beyond<AIAgentConfigurationData, QConnectAiAgentConfiguration>
    >().toEqualTypeOf<never>();
  });

  it('a knowledge base may be in Bedrock', () => {
    type Ours = NonNullable<QConnectAssociation['associationData']>;
    expectTypeOf<
      Beyond<Ours, AssistantAssociationOutputData>
    >().toEqualTypeOf<'externalBedrockKnowledgeBaseConfig'>();
    expectTypeOf<Beyond<AssistantAssociationOutputData, Ours>>().toEqualTypeOf<'$unknown'>();
    expectTypeOf<AssociationType>().toEqualTypeOf<'KNOWLEDGE_BASE'>();
  });

  it('six types of AI agents are not in its enumeration, nor their configurations in its union', () => {
    expectTypeOf<AIAgentType>().toEqualTypeOf<
      'ANSWER_RECOMMENDATION' | 'MANUAL_SEARCH' | 'SELF_SERVICE'
    >();
    expectTypeOf<Names<AIAgentConfiguration>>().toEqualTypeOf<
      | 'answerRecommendationAIAgentConfiguration'
      | 'manualSearchAIAgentConfiguration'
      | 'selfServiceAIAgentConfiguration'
      | '$unknown'
    >();
    expectTypeOf<QConnectAiAgent['type']>().toEqualTypeOf<string>();
    expectTypeOf<QConnectAiAgent['configuration']>().toEqualTypeOf<
      Readonly<Record<string, unknown>> | undefined
    >();
  });

  it('three errors of the service model have no class', () => {
    const classes = Object.entries<unknown>({ ...sdk })
      .filter(([, value]) => isServiceException(value))
      .map(([name]) => name);
    const names = ['DependencyFailed', 'Unauthorized', 'UnprocessableContent'];
    expect(names.filter((name) => classes.includes(`${name}Exception`))).toEqual([]);
    expect(classes).toContain('ResourceNotFoundException');
  });
});

function isServiceException(value: unknown): value is typeof QConnectServiceException {
  return typeof value === 'function' && value.prototype instanceof sdk.QConnectServiceException;
}
