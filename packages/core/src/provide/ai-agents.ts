/** The portable side of `aiAgents`. */
import type { DriverAiAgents } from '../driver.js';
import type { AiAgents } from '../provider.js';
import { supportedAssignment, supportedSelector } from '../unsupported.js';
import { portableCall, type Provision } from './portable-call.js';
import { settleUnsupported, withDropped } from './settle-unsupported.js';

export function provideAiAgents(provision: Provision, driver: DriverAiAgents): AiAgents {
  const { vendor, limits, inputs } = provision;
  return {
    list: (assistantId, options) =>
      portableCall(
        provision,
        {
          operation: 'aiAgents.list',
          writes: false,
          input: { assistantId: [inputs.assistantId, assistantId] },
          options: [inputs.options, options],
        },
        (input, context) => driver.list(input.assistantId, context),
      ),
    assign: (assistantId, assignment, options) =>
      portableCall(
        provision,
        {
          operation: 'aiAgents.assign',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            assignment: [inputs.assignment, assignment],
          },
          options: [inputs.options, options],
        },
        ({ assistantId, assignment }, context, options) =>
          settleUnsupported(
            vendor,
            supportedAssignment(assignment, limits),
            options,
            context,
          ).asyncAndThen(({ kept, dropped }) =>
            driver.assign(assistantId, kept, context).map((answer) => withDropped(answer, dropped)),
          ),
      ),
    unassign: (assistantId, selector, options) =>
      portableCall(
        provision,
        {
          operation: 'aiAgents.unassign',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            selector: [inputs.selector, selector],
          },
          options: [inputs.options, options],
        },
        ({ assistantId, selector }, context, options) =>
          settleUnsupported(
            vendor,
            supportedSelector(selector, limits),
            options,
            context,
          ).asyncAndThen(({ kept }) => driver.unassign(assistantId, kept, context)),
      ),
  };
}
