/** Changing an assistant in place: members that the patch does not name stay, known or not. */
import type { DriverEditing } from '@assistant-provider/core';
import { checkInput } from '@assistant-provider/core/validation';
import type { MemoryClient } from '../client.js';
import { toAssistant } from '../mapping.js';
import { patchOptionsParser } from '../vendor-options.js';

export function memoryEditing(client: MemoryClient): DriverEditing {
  return {
    update: (id, { vendorOptions, ...changes }, context) =>
      checkInput(patchOptionsParser, vendorOptions, 'patch.vendorOptions', context).asyncAndThen(
        (options) =>
          client.send(context, 'updateAssistant', ({ state, now }) =>
            state
              .findActive(id)
              .map((assistant) => state.save({ ...assistant, ...changes, ...options }, now))
              .map(toAssistant),
          ),
      ),
  };
}
