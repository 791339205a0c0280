/** The portable side of `tagging`. */
import type { DriverTagging } from '../driver.js';
import type { Tagging } from '../provider.js';
import { portableCall, type Provision } from './portable-call.js';

export function provideTagging(provision: Provision, driver: DriverTagging): Tagging {
  const { inputs } = provision;
  return {
    list: (assistantId, options) =>
      portableCall(
        provision,
        {
          operation: 'tagging.list',
          writes: false,
          input: { assistantId: [inputs.assistantId, assistantId] },
          options: [inputs.options, options],
        },
        (input, context) => driver.list(input.assistantId, context),
      ),
    tag: (assistantId, tags, options) =>
      portableCall(
        provision,
        {
          operation: 'tagging.tag',
          writes: true,
          input: { assistantId: [inputs.assistantId, assistantId], tags: [inputs.tags, tags] },
          options: [inputs.options, options],
        },
        (input, context) => driver.tag(input.assistantId, input.tags, context),
      ),
    untag: (assistantId, keys, options) =>
      portableCall(
        provision,
        {
          operation: 'tagging.untag',
          writes: true,
          input: { assistantId: [inputs.assistantId, assistantId], keys: [inputs.tagKeys, keys] },
          options: [inputs.options, options],
        },
        (input, context) => driver.untag(input.assistantId, input.keys, context),
      ),
  };
}
