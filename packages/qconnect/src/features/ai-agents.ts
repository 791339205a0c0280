/** The driver's AI agents: which one an assistant has by default, per type and per use case. */
import type {
  RemoveAssistantAIAgentCommandInput,
  UpdateAssistantAIAgentCommandInput,
} from '@aws-sdk/client-qconnect';
import { RemoveAssistantAIAgentCommand, UpdateAssistantAIAgentCommand } from '#sdk';
import type { AiAgentSelector } from '@assistant-provider/core';
import type { DriverAiAgents } from '@assistant-provider/core/adapter';
import { err, ok } from 'neverthrow';
import type { Client } from '../http/client.js';
import {
  findAssignment,
  isAssignedAs,
  toAssignments,
  toConfiguration,
  toVendorType,
} from '../mapping/assistant.js';
import { assistantAnswer } from '../wire/shapes.js';
import { getAssistant } from '../wire/operations.js';

/** Members that both requests have; the use case goes past the SDK, which does not know it. */
const target = (assistantId: string, { role, useCase }: AiAgentSelector) => ({
  assistantId,
  aiAgentType: toVendorType(role),
  ...(useCase !== undefined && { orchestratorUseCase: useCase }),
});

export function qconnectAiAgents(client: Client): DriverAiAgents {
  return {
    list: (assistantId, context) => getAssistant(client, assistantId, context).map(toAssignments),
    assign: (assistantId, assignment, context) => {
      const input: object = {
        ...target(assistantId, assignment),
        configuration: toConfiguration(assignment),
      };
      return client
        .call(context, {
          name: 'UpdateAssistantAIAgent',
          writes: true,
          // It sets a value; whether the same use case twice adds an entry is unknown, but the
          // entry would be the same.
          repeatable: true,
          command: () =>
            new UpdateAssistantAIAgentCommand(input as UpdateAssistantAIAgentCommandInput),
          read: assistantAnswer,
        })
        .andThen(({ assistant }) => {
          const found = findAssignment(assistant, assignment);
          // Without it the assistant runs the vendor's SYSTEM agent, and says nothing.
          return found && isAssignedAs(found, assignment)
            ? ok(found)
            : err(
                context.error({
                  kind: 'unexpectedReply',
                  message: 'the vendor accepted the assignment, but its answer does not show it',
                  effect: 'maybe',
                }),
              );
        });
    },
    unassign: (assistantId, selector, context) => {
      const input: object = target(assistantId, selector);
      return client
        .remove(context, {
          name: 'RemoveAssistantAIAgent',
          command: () =>
            new RemoveAssistantAIAgentCommand(input as RemoveAssistantAIAgentCommandInput),
        })
        .orElse((error) =>
          // Unknown: whether this means the assistant or the role. An empty role is fine.
          error.kind === 'notFound'
            ? getAssistant(client, assistantId, context).map(() => undefined)
            : err(error),
        );
    },
  };
}
