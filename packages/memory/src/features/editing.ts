/** Changes an assistant in place and keeps every member that the patch does not name. */
import type { DriverEditing } from '@assistant-provider/core/adapter';
import { checkInput } from '@assistant-provider/core/adapter';
import type { MemoryClient } from '../state/client.js';
import { toAssistant } from '../mapping/assistant.js';
import { patchOptionsParser } from '../mapping/vendor-options.js';

export function memoryEditing(client: MemoryClient): DriverEditing {
  return {
    update: (id, { vendorOptions, ...changes }, context) =>
      checkInput(patchOptionsParser, vendorOptions, 'patch.vendorOptions', context).asyncAndThen(
        (options) =>
          client.send(context, 'updateAssistant', ({ state, now }) =>
            state
              .findActive(id)
              .map(({ description: former, ...assistant }) => {
                // An empty text removes the description.
                const { description = former, ...others } = changes;
                const described = description ? { description } : {};
                return state.save({ ...assistant, ...described, ...others, ...options }, now);
              })
              .map(toAssistant),
          ),
      ),
  };
}
