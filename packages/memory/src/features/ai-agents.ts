/** Which AI agent plays which role: one a role, and of orchestrators one a use case. */
import type { AiAgentSelector } from '@assistant-provider/core';
import type { DriverAiAgents } from '@assistant-provider/core/adapter';
import type { MemoryClient } from '../state/client.js';
import { toAiAgentAssignment } from '../mapping/assistant.js';
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
          const aiAgents = [...assistant.aiAgents.filter(playsAnother(assignment)), agent];
          state.save({ ...assistant, aiAgents }, now);
          return toAiAgentAssignment(agent);
        }),
      ),

    unassign: (assistantId, selector, context) =>
      client.send(context, 'deleteAiAgent', ({ state, now }) =>
        state.findActive(assistantId).map((assistant) => {
          const aiAgents = assistant.aiAgents.filter(playsAnother(selector));
          state.save({ ...assistant, aiAgents }, now);
        }),
      ),
  };
}

const playsAnother =
  ({ role, useCase }: AiAgentSelector) =>
  (agent: MemoryAiAgent): boolean =>
    agent.role !== role || agent.useCase !== useCase;
