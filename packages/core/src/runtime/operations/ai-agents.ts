/** The provider's `aiAgents`: checks input and calls the driver. */
import type { DriverAiAgents } from '../../contract/driver.js';
import type { AiAgents } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';
import {
  settleUnsupported,
  supportedAssignment,
  supportedSelector,
  withSupported,
} from './unsupported.js';

export function aiAgentOperations(parts: ProviderParts, driver: DriverAiAgents): AiAgents {
  const { vendor, limits } = parts;
  const call = createCallDriver(parts);
  return {
    list: (assistantId, options) =>
      call('aiAgents.list', { assistantId }, options, (input, context) =>
        driver.list(input.assistantId, context),
      ),
    assign: (assistantId, assignment, options) =>
      call(
        'aiAgents.assign',
        { assistantId, assignment },
        options,
        ({ assistantId, assignment }, context, options) => {
          const split = supportedAssignment(assignment, limits);
          return withSupported(vendor, split, options, context, (supported) =>
            driver.assign(assistantId, supported, context),
          );
        },
      ),
    unassign: (assistantId, selector, options) =>
      call(
        'aiAgents.unassign',
        { assistantId, selector },
        options,
        ({ assistantId, selector }, context, options) => {
          const split = supportedSelector(selector, limits);
          return settleUnsupported(vendor, split, options, context).asyncAndThen(({ supported }) =>
            driver.unassign(assistantId, supported, context),
          );
        },
      ),
  };
}
