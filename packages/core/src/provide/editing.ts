/** The portable side of `editing`. */
import type { DriverEditing } from '../driver.js';
import type { Editing } from '../provider.js';
import { callsOf, type Provision } from './portable-call.js';
import { withSupported } from './settle-unsupported.js';
import { supportedPatch } from './unsupported.js';

export function provideEditing(provision: Provision, driver: DriverEditing): Editing {
  const { vendor, limits, inputs } = provision;
  const { write } = callsOf(provision);
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
