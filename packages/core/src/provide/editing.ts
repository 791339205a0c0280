/** The portable side of `editing`. */
import type { DriverEditing } from '../driver.js';
import type { Editing } from '../provider.js';
import { supportedPatch } from '../unsupported.js';
import { portableCall, type Provision } from './portable-call.js';
import { settleUnsupported, withDropped } from './settle-unsupported.js';

export function provideEditing(provision: Provision, driver: DriverEditing): Editing {
  const { vendor, limits, inputs } = provision;
  return {
    update: (id, patch, options) =>
      portableCall(
        provision,
        {
          operation: 'editing.update',
          writes: true,
          input: { assistantId: [inputs.assistantId, id], patch: [inputs.patch, patch] },
          options: [inputs.options, options],
        },
        ({ assistantId, patch }, context, options) =>
          settleUnsupported(vendor, supportedPatch(patch, limits), options, context).asyncAndThen(
            ({ kept, dropped }) =>
              driver
                .update(assistantId, kept, context)
                .map((assistant) => withDropped(assistant, dropped)),
          ),
      ),
  };
}
