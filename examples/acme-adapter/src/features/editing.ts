/** Changes a helper in place. Acme's PATCH keeps the fields that it does not name. */
import type { DriverEditing } from '@assistant-provider/core/adapter';
import type { AcmeClient } from '../http/client.js';
import { fromPatch, toAssistant } from '../mapping/assistant.js';
import { readOptions } from '../mapping/vendor-options.js';
import { readHelper } from '../wire/shapes.js';

export function acmeEditing(client: AcmeClient): DriverEditing {
  return {
    update: (id, { vendorOptions, ...patch }, context) =>
      readOptions(vendorOptions, 'patch.vendorOptions', context)
        .asyncAndThen((options) => {
          const request = 'PATCH /v2/helpers/{helper}';
          const body = { ...fromPatch(patch), ...options };
          return client.send(context, { request, path: { helper: id }, body }, readHelper);
        })
        .map(toAssistant),
  };
}
