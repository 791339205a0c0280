/** Changing a helper in place: Acme's PATCH leaves alone what it does not name. */
import type { DriverEditing } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { fromDraft, toAssistant } from '../mapping/assistant.js';
import { readOptions } from '../mapping/vendor-options.js';
import { isHelper } from '../wire/shapes.js';

export function acmeEditing(client: AcmeClient): DriverEditing {
  return {
    update: (id, { vendorOptions, ...patch }, context) =>
      readOptions(vendorOptions, 'patch.vendorOptions', context)
        .asyncAndThen((options) => {
          const body = { ...fromDraft(patch), ...options };
          const path = { helper: id };
          return client.send(context, 'PATCH /v2/helpers/{helper}', { path, body }, isHelper);
        })
        .map(toAssistant),
  };
}
