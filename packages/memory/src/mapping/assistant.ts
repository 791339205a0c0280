/**
 * The memory vendor's shapes as the contract's. Pure, and every answer is a copy: what an
 * application does to it never reaches the state.
 */
import {
  assistantStatuses,
  type AiAgentAssignment,
  type AssistantOf,
  type AssistantStatus,
  type KnowledgeLink,
  type QueueBinding,
} from '@assistant-provider/core';
import type {
  MemoryAiAgent,
  MemoryAssistant,
  MemoryKnowledgeLink,
  MemoryKnowledgeSource,
  MemoryQueueBinding,
} from '../wire/vendor-types.js';

/** A status that this version has no word for is carried as `unknown`, never an error. */
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

export function toAiAgentAssignment(agent: MemoryAiAgent): AiAgentAssignment {
  const { role, useCase, agentId, enabled } = agent;
  return {
    role,
    ...(useCase !== undefined && { useCase }),
    ...(agentId !== undefined && { agentId }),
    enabled,
    vendorRole: role,
    vendorData: structuredClone(agent),
  };
}

export function toKnowledgeLink(link: MemoryKnowledgeLink): KnowledgeLink {
  return {
    linkId: link.linkId,
    source: toSource(link.source),
    vendorData: structuredClone(link),
  };
}

function toSource(source: MemoryKnowledgeSource): KnowledgeLink['source'] {
  const { type, id, language, locator, accessRole } = source;
  if (type === 'knowledgeBase' && id !== undefined)
    return { type, id, ...(language !== undefined && { language }) };
  if (type === 'externalKnowledgeBase' && locator !== undefined && accessRole !== undefined)
    return { type, locator, accessRole };
  return { type: 'unknown', vendorType: type };
}

export function toQueueBinding(binding: MemoryQueueBinding): QueueBinding {
  const { queueId, assistantId, createdAt, updatedAt } = binding;
  return {
    queueId,
    assistantId,
    mediaTypes: [...binding.mediaTypes],
    createdAt,
    updatedAt,
    vendorData: structuredClone(binding),
  };
}
