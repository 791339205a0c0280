/** The portable side of `tagging`. */
import type { DriverTagging } from '../driver.js';
import type { Tagging } from '../provider.js';
import { callsOf, type Provision } from './portable-call.js';

export function provideTagging(provision: Provision, driver: DriverTagging): Tagging {
  const { inputs } = provision;
  const { read, write } = callsOf(provision);
  return {
    list: (assistantId, options) =>
      read(
        'tagging.list',
        { assistantId: [inputs.assistantId, assistantId] },
        options,
        (input, context) => driver.list(input.assistantId, context),
      ),
    tag: (assistantId, tags, options) =>
      write(
        'tagging.tag',
        { assistantId: [inputs.assistantId, assistantId], tags: [inputs.tags, tags] },
        options,
        (input, context) => driver.tag(input.assistantId, input.tags, context),
      ),
    untag: (assistantId, keys, options) =>
      write(
        'tagging.untag',
        { assistantId: [inputs.assistantId, assistantId], keys: [inputs.tagKeys, keys] },
        options,
        (input, context) => driver.untag(input.assistantId, input.keys, context),
      ),
  };
}
