/** An assistant: the vendor's to ours, and a draft to the vendor's. Pure. */
import type {
  AssistantDraft,
  AssistantOf,
  AssistantStatus,
  KnowledgeLink,
} from '@assistant-provider/core';
import type { CreateAssistantInput, QConnectAssistant } from '../wire/vendor-types.js';
import { toAssignments } from './ai-agent.js';

/** AssistantStatus of the service model. */
const statuses: ReadonlyMap<string, AssistantStatus> = new Map([
  ['ACTIVE', 'active'],
  ['CREATE_IN_PROGRESS', 'creating'],
  ['DELETE_IN_PROGRESS', 'deleting'],
  ['DELETED', 'deleted'],
  ['CREATE_FAILED', 'failed'],
  ['DELETE_FAILED', 'failed'],
]);

export const toStatus = (vendorStatus: string): AssistantStatus =>
  statuses.get(vendorStatus) ?? 'unknown';

export function toAssistant(
  data: QConnectAssistant,
  knowledge?: readonly KnowledgeLink[],
): AssistantOf<'qconnect'> {
  const { description, tags } = data;
  const kmsKeyId = data.serverSideEncryptionConfiguration?.kmsKeyId;
  return {
    id: data.assistantId,
    vendor: 'qconnect',
    name: data.name,
    ...(description !== undefined && { description }),
    status: toStatus(data.status),
    vendorStatus: data.status,
    ...(tags !== undefined && { tags }),
    ...(kmsKeyId !== undefined && { encryption: { kmsKeyId } }),
    aiAgents: toAssignments(data),
    ...(knowledge !== undefined && { knowledge }),
    locator: data.assistantArn,
    vendorData: data,
  };
}

/** The input of CreateAssistant without its client token. */
export function toCreation(draft: AssistantDraft, type: string): CreateAssistantInput {
  const { name, description, tags, encryption } = draft;
  return {
    name,
    type,
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags: { ...tags } }),
    ...(encryption !== undefined && {
      serverSideEncryptionConfiguration: { kmsKeyId: encryption.kmsKeyId },
    }),
  };
}
