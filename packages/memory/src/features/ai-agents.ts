/** Which AI agent fills which role: one per role, or per use case of `orchestration`. */
import type { AiAgentSelector } from '@assistant-provider/core';
import type { DriverAiAgents } from '@assistant-provider/core/adapter';
import type { MemoryClient } from '../state/client.js';
import { toAiAgentAssignment } from '../mapping/ai-agent.js';
import type { MemoryAiAgent } from '../wire/vendor-types.js';

export function memoryAiAgents(client: MemoryClient): DriverAiAgents {
  return {
    list: (assistantId, context) =>
      client.send(context, 'listAiAgents', ({ state }) =>
        state.find(assistantId).map(({ aiAgents }) => aiAgents.map(toAiAgentAssignment)),
      ),

    assign: (assistantId, { enabled = true, ...assignment }, context) =>
      client.send(context, 'putAiAgent', ({ state, now }) =>
        state.findActive(assistantId).map((assistant) => {
          const agent = { ...assignment, enabled };
          const aiAgents = [...assistant.aiAgents.filter(fillsAnother(assignment)), agent];
          state.save({ ...assistant, aiAgents }, now);
          return toAiAgentAssignment(agent);
        }),
      ),

    unassign: (assistantId, selector, context) =>
      client.send(context, 'deleteAiAgent', ({ state, now }) =>
        state.findActive(assistantId).map((assistant) => {
          const aiAgents = assistant.aiAgents.filter(fillsAnother(selector));
          state.save({ ...assistant, aiAgents }, now);
        }),
      ),
  };
}

const fillsAnother =
  ({ role, useCase }: AiAgentSelector) =>
  (agent: MemoryAiAgent): boolean =>
    agent.role !== role || agent.useCase !== useCase;
