/** The driver's AI agents: the default agent of each type, and the orchestrator of each use case. */
import type { DriverAiAgents } from '@assistant-provider/core/adapter';
import { err, ok } from 'neverthrow';
import type { Client } from '../http/client.js';
import {
  findAssignment,
  isAssignedAs,
  toAssignments,
  toConfiguration,
  toTarget,
} from '../mapping/ai-agent.js';
import { getAssistant, removeAssistantAiAgent, updateAssistantAiAgent } from '../wire/requests.js';

export function qconnectAiAgents(client: Client): DriverAiAgents {
  return {
    list: (assistantId, context) =>
      client
        .call(context, getAssistant({ assistantId }))
        .map(({ assistant }) => toAssignments(assistant)),
    assign: (assistantId, assignment, context) =>
      client
        .call(
          context,
          updateAssistantAiAgent({
            ...toTarget(assistantId, assignment),
            configuration: toConfiguration(assignment),
          }),
        )
        .andThen(({ assistant }) => {
          const found = findAssignment(assistant, assignment);
          // Without the assignment the assistant would silently run the vendor's SYSTEM agent.
          return found && isAssignedAs(found, assignment)
            ? ok(found)
            : err(
                context.error({
                  kind: 'unexpectedReply',
                  message:
                    'the vendor accepted the assignment, but its response does not show the ' +
                    'assignment; read the assistant to see which AI agent it has',
                  effect: 'maybe',
                }),
              );
        }),
    unassign: (assistantId, selector, context) =>
      client
        .call(context, removeAssistantAiAgent(toTarget(assistantId, selector)))
        .orElse((failure) =>
          // Unknown: whether this means the assistant or the role. Clearing an empty role succeeds.
          failure.kind === 'notFound'
            ? client.call(context, getAssistant({ assistantId })).map(() => undefined)
            : err(failure),
        ),
  };
}
