/** The provider's `directory`: checks input and calls the driver. */
import { errAsync } from 'neverthrow';
import type { DriverDirectory } from '../../contract/driver.js';
import type { Directory } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';

export function directoryOperations(parts: ProviderParts, driver: DriverDirectory): Directory {
  const call = createCallDriver(parts);
  return {
    lookUp: (kind, query = {}, options) =>
      call('directory.lookUp', { kind, query }, options, (input, context) => {
        const { ofAssistant } = parts.limits.directory?.kinds[input.kind] ?? {};
        if (ofAssistant !== true || input.query.assistantId !== undefined)
          return driver.lookUp(input.kind, input.query, context);
        const field = 'query.assistantId';
        const message = `${field} is required for the kind ${input.kind}`;
        const issues = [{ field, rule: 'required', message }];
        return errAsync(context.error({ kind: 'invalidInput', message, issues }));
      }),
  };
}
