/** The portable side of `editing`. */
import type { DriverEditing } from '../../contract/driver.js';
import type { Editing } from '../../contract/provider.js';
import { readAndWrite, type ProviderParts } from './call-driver.js';
import { withSupported } from './settle-unsupported.js';
import { supportedPatch } from './unsupported.js';

export function editingOperations(provision: ProviderParts, driver: DriverEditing): Editing {
  const { vendor, limits, inputs } = provision;
  const { write } = readAndWrite(provision);
  return {
    update: (id, patch, options) =>
      write(
        'editing.update',
        { assistantId: [inputs.assistantId, id], patch: [inputs.patch, patch] },
        options,
        ({ assistantId, patch }, context, options) =>
          withSupported(vendor, supportedPatch(patch, limits), options, context, (kept) =>
            driver.update(assistantId, kept, context),
          ),
      ),
  };
}
