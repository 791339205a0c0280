/** The portable side of `tagging`. */
import type { DriverTagging } from '../../contract/driver.js';
import type { Tagging } from '../../contract/provider.js';
import { readAndWrite, type ProviderParts } from './call-driver.js';

export function taggingOperations(provision: ProviderParts, driver: DriverTagging): Tagging {
  const { inputs } = provision;
  const { read, write } = readAndWrite(provision);
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
