/** The memory vendor's assistant as the contract's. Pure; the result shares nothing with the state. */
import {
  assistantStatuses,
  type AssistantOf,
  type AssistantStatus,
} from '@assistant-provider/core';
import type { MemoryAssistant } from '../wire/vendor-types.js';
import { toAiAgentAssignment } from './ai-agent.js';
import { toKnowledgeLink } from './knowledge.js';

/** A status that this version does not know is `unknown`, never an error. */
function toStatus(status: string): AssistantStatus {
  return assistantStatuses.find((known) => known === status) ?? 'unknown';
}

export function toAssistant(assistant: MemoryAssistant): AssistantOf<'memory'> {
  const { id, name, description, status, tags, kmsKeyId, createdAt, updatedAt } = assistant;
  return {
    id,
    vendor: 'memory',
    name,
    ...(description !== undefined && { description }),
    status: toStatus(status),
    vendorStatus: status,
    tags: { ...tags },
    ...(kmsKeyId !== undefined && { encryption: { kmsKeyId } }),
    aiAgents: assistant.aiAgents.map(toAiAgentAssignment),
    knowledge: assistant.knowledge.map(toKnowledgeLink),
    locator: `memory:assistants/${id}`,
    createdAt,
    updatedAt,
    vendorData: structuredClone(assistant),
  };
}
