/** The portable side of `aiAgents`. */
import type { DriverAiAgents } from '../../contract/driver.js';
import type { AiAgents } from '../../contract/provider.js';
import { readAndWrite, type ProviderParts } from './call-driver.js';
import { settleUnsupported, withSupported } from './settle-unsupported.js';
import { supportedAssignment, supportedSelector } from './unsupported.js';

export function aiAgentOperations(provision: ProviderParts, driver: DriverAiAgents): AiAgents {
  const { vendor, limits, inputs } = provision;
  const { read, write } = readAndWrite(provision);
  return {
    list: (assistantId, options) =>
      read(
        'aiAgents.list',
        { assistantId: [inputs.assistantId, assistantId] },
        options,
        (input, context) => driver.list(input.assistantId, context),
      ),
    assign: (assistantId, assignment, options) =>
      write(
        'aiAgents.assign',
        {
          assistantId: [inputs.assistantId, assistantId],
          assignment: [inputs.assignment, assignment],
        },
        options,
        ({ assistantId, assignment }, context, options) => {
          const supported = supportedAssignment(assignment, limits);
          return withSupported(vendor, supported, options, context, (kept) =>
            driver.assign(assistantId, kept, context),
          );
        },
      ),
    unassign: (assistantId, selector, options) =>
      write(
        'aiAgents.unassign',
        { assistantId: [inputs.assistantId, assistantId], selector: [inputs.selector, selector] },
        options,
        ({ assistantId, selector }, context, options) =>
          settleUnsupported(
            vendor,
            supportedSelector(selector, limits),
            options,
            context,
          ).asyncAndThen(({ supported }) => driver.unassign(assistantId, supported, context)),
      ),
  };
}
