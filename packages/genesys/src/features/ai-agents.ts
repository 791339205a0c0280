/** AI agents of an assistant: the functions of its copilot, each of which is on or off. */
import type { AiAgentAssignment, AiAgentAssignmentDraft } from '@assistant-provider/core';
import type { AssistantFailure, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverAiAgents, DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, okAsync } from 'neverthrow';
import { assignmentOf, switchedOff, toAssignments, withFunction } from '../mapping/copilot.js';
import { putAssistantCopilot } from '../wire/requests.js';
import type { GenesysCopilot } from '../wire/vendor-types.js';
import type { DriverServices } from './driver-services.js';
import { readChangeWrite } from './read-change-write.js';
import { readCopilot } from './read-copilot.js';

export function genesysAiAgents({
  client,
  copilotDefaults,
  locks,
}: DriverServices): DriverAiAgents {
  /** PUT replaces the whole copilot (live client code), so unknown members are sent back too. */
  const write = (
    assistantId: string,
    copilot: GenesysCopilot,
    change: AiAgentAssignmentDraft,
    context: DriverContext,
  ): DriverReply<AiAgentAssignment | undefined> => {
    const { role, enabled = true } = change;
    return client
      .send(
        context,
        putAssistantCopilot(assistantId, withFunction(copilot, change, copilotDefaults)),
      )
      .andThen((after) => {
        const now = assignmentOf(after, role);
        return (now?.enabled ?? false) === enabled
          ? ok(now)
          : err(unconfirmed(context, role, enabled));
      });
  };

  const change = <T>(
    assistantId: string,
    context: DriverContext,
    writeChanged: (copilot: GenesysCopilot) => DriverReply<T>,
  ): DriverReply<T> =>
    locks.copilot.exclusive(assistantId, context, () =>
      readChangeWrite(() => readCopilot(client, assistantId, context).andThen(writeChanged)),
    );

  return {
    list: (assistantId, context) => readCopilot(client, assistantId, context).map(toAssignments),

    assign: (assistantId, assignment, context) =>
      change(assistantId, context, (copilot) => {
        const { role, enabled = true } = assignment;
        const present = assignmentOf(copilot, role);
        if (present?.enabled === enabled) return okAsync(present);
        return write(assistantId, copilot, assignment, context).map(
          (now) => now ?? switchedOff(role),
        );
      }),

    unassign: (assistantId, { role }, context) =>
      change(assistantId, context, (copilot) =>
        // A function that is not on needs no write, which might even create a copilot.
        assignmentOf(copilot, role)?.enabled === true
          ? write(assistantId, copilot, { role, enabled: false }, context).map(() => undefined)
          : okAsync(undefined),
      ),
  };
}

const unconfirmed = (context: DriverContext, role: string, enabled: boolean): AssistantFailure =>
  context.error({
    kind: 'unexpectedReply',
    effect: 'maybe',
    message:
      'PUT /assistants/{assistantId}/copilot succeeded, but the response does not show ' +
      `${role} as ${enabled ? 'on' : 'off'}`,
  });
