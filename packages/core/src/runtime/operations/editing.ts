/** The provider's `editing`: checks input and calls the driver. */
import type { DriverEditing } from '../../contract/driver.js';
import type { Editing } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';
import { supportedPatch, withSupported } from './unsupported.js';

export function editingOperations(parts: ProviderParts, driver: DriverEditing): Editing {
  const { vendor, limits } = parts;
  const call = createCallDriver(parts);
  return {
    update: (assistantId, patch, options) =>
      call(
        'editing.update',
        { assistantId, patch },
        options,
        ({ assistantId, patch }, context, options) =>
          withSupported(vendor, supportedPatch(patch, limits), options, context, (supported) =>
            driver.update(assistantId, supported, context),
          ),
      ),
  };
}
