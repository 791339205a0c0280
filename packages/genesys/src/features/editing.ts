/**
 * Changes an assistant: read, change, write back. PATCH takes a whole assistant, and the vendor may
 * delete members that are missing; sending all of them back is always right.
 */
import type { DriverEditing } from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { invalidInput } from '@assistant-provider/adapter-kit';
import { toAssistant } from '../mapping/assistant.js';
import { getAssistant, patchAssistant } from '../wire/requests.js';
import { readVendorOptions } from '../mapping/vendor-options.js';
import { writableAssistant } from '../mapping/writable.js';
import type { DriverServices } from './driver-services.js';
import { readChangeWrite } from './read-change-write.js';

export function genesysEditing({ client, apiUrl, locks }: DriverServices): DriverEditing {
  return {
    update: (id, { name, vendorOptions }, context) =>
      readVendorOptions(vendorOptions?.genesys, 'patch.vendorOptions.genesys')
        .mapErr((issues) => context.error(invalidInput(issues)))
        .map((options) => ({ ...options, ...(name !== undefined && { name }) }))
        .asyncAndThen((changes) =>
          locks.assistant.exclusive(id, context, () =>
            readChangeWrite(() =>
              client
                .send(context, getAssistant(id))
                .andThen((assistant) =>
                  Object.keys(changes).length === 0
                    ? okAsync(assistant)
                    : client.send(
                        context,
                        patchAssistant(id, { ...writableAssistant(assistant), ...changes }),
                      ),
                ),
            ),
          ),
        )
        .map((assistant) => toAssistant(assistant, apiUrl)),
  };
}
