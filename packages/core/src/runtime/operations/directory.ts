/** The provider's `directory`: checks input and calls the driver. */
import { errAsync } from 'neverthrow';
import type { DriverDirectory } from '../../contract/driver.js';
import type { Directory } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';

export function directoryOperations(parts: ProviderParts, driver: DriverDirectory): Directory {
  const call = createCallDriver(parts);
  const kinds = Object.entries(parts.limits.directory?.kinds ?? {});
  const ofAssistant = new Set(kinds.flatMap(([kind, limit]) => (limit.ofAssistant ? [kind] : [])));
  return {
    lookUp: (kind, query = {}, options) =>
      call('directory.lookUp', { kind, query }, options, (input, context) => {
        const { assistantId, ...others } = input.query;
        // So that callers can name the assistant for every kind.
        if (!ofAssistant.has(input.kind)) return driver.lookUp(input.kind, others, context);
        if (assistantId !== undefined) return driver.lookUp(input.kind, input.query, context);
        const field = 'query.assistantId';
        const message = `${field} is required for the kind ${input.kind}`;
        const issues = [{ field, rule: 'required', message }];
        return errAsync(context.error({ kind: 'invalidInput', message, issues }));
      }),
  };
}
