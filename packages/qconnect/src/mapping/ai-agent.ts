/** Which AI agent an assistant has for a role: the vendor's to ours and back. Pure. */
import type {
  AiAgentAssignment,
  AiAgentAssignmentDraft,
  AiAgentRole,
  AiAgentSelector,
} from '@assistant-provider/core';
import type {
  QConnectAiAgentConfiguration,
  QConnectAssistant,
  RemoveAiAgentInput,
} from '../wire/vendor-types.js';

const orchestrationType = 'ORCHESTRATION';

/** AIAgentType of the service model. It has no `wrapUpPrediction` and no `answerGeneration`. */
const vendorTypes: { readonly [R in AiAgentRole]?: string } = {
  answerRecommendation: 'ANSWER_RECOMMENDATION',
  manualSearch: 'MANUAL_SEARCH',
  summarization: 'CASE_SUMMARIZATION',
  selfService: 'SELF_SERVICE',
  noteTaking: 'NOTE_TAKING',
  emailResponse: 'EMAIL_RESPONSE',
  emailOverview: 'EMAIL_OVERVIEW',
  emailGenerativeAnswer: 'EMAIL_GENERATIVE_ANSWER',
  orchestration: orchestrationType,
};
const rolesByVendorType = new Map(Object.entries(vendorTypes).map(([role, type]) => [type, role]));

/** The AIAgentType of a role, or the role itself, which the limits refuse before. */
export const toVendorType = (role: AiAgentRole): string => vendorTypes[role] ?? role;

export const toRole = (vendorType: string): string =>
  rolesByVendorType.get(vendorType) ?? vendorType;

/** The members that name a role in a request. */
export const toTarget = (
  assistantId: string,
  { role, useCase }: AiAgentSelector,
): RemoveAiAgentInput => ({
  assistantId,
  aiAgentType: toVendorType(role),
  ...(useCase !== undefined && { orchestratorUseCase: useCase }),
});

/** First the defaults by type, then the orchestrators by use case. */
export function toAssignments(data: QConnectAssistant): readonly AiAgentAssignment[] {
  const { aiAgentConfiguration = {}, orchestratorConfigurationList = [] } = data;
  return [
    ...Object.entries(aiAgentConfiguration).map(([type, entry]) => ({
      role: toRole(type),
      ...(entry.aiAgentId !== undefined && { agentId: entry.aiAgentId }),
      enabled: entry.enabled ?? true,
      vendorRole: type,
      vendorData: entry,
    })),
    ...orchestratorConfigurationList.map((entry) => ({
      role: toRole(orchestrationType),
      useCase: entry.orchestratorUseCase,
      ...(entry.aiAgentId !== undefined && { agentId: entry.aiAgentId }),
      // An orchestrator cannot be disabled: only an answer-recommendation agent can.
      enabled: true,
      vendorRole: orchestrationType,
      vendorData: entry,
    })),
  ];
}

/** The assignment that a selector names, if the assistant has it. */
export function findAssignment(
  data: QConnectAssistant,
  { role, useCase }: AiAgentSelector,
): AiAgentAssignment | undefined {
  // Unknown: whether setting a use case twice replaces its entry or adds one. The last one counts.
  return toAssignments(data).findLast((found) => found.role === role && found.useCase === useCase);
}

/**
 * Whether an assignment is as requested. Compares the agent's UUID, because the vendor may return the id
 * as an ARN or with a version (OrchestratorConfigurationEntry of the service model).
 */
export function isAssignedAs(
  found: AiAgentAssignment,
  { agentId, enabled = true }: AiAgentAssignmentDraft,
): boolean {
  const [uuid = ''] = (agentId ?? '').split(':', 1);
  return found.enabled === enabled && (found.agentId ?? '').includes(uuid);
}

/** The AIAgentConfigurationData of a request. Absent, `enabled` means true (service model). */
export function toConfiguration({
  agentId,
  enabled,
}: AiAgentAssignmentDraft): QConnectAiAgentConfiguration {
  return {
    ...(agentId !== undefined && { aiAgentId: agentId }),
    ...(enabled === false && { enabled }),
  };
}
