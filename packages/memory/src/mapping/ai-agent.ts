/** The memory vendor's AI agent as the contract's assignment. */
import type { AiAgentAssignment } from '@assistant-provider/core';
import type { MemoryAiAgent } from '../wire/vendor-types.js';

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
