/** The provider's `tagging`: checks input and calls the driver. */
import type { DriverTagging } from '../../contract/driver.js';
import type { Tagging } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';

export function taggingOperations(parts: ProviderParts, driver: DriverTagging): Tagging {
  const call = createCallDriver(parts);
  return {
    list: (assistantId, options) =>
      call('tagging.list', { assistantId }, options, (input, context) =>
        driver.list(input.assistantId, context),
      ),
    tag: (assistantId, tags, options) =>
      call('tagging.tag', { assistantId, tags }, options, (input, context) =>
        driver.tag(input.assistantId, input.tags, context),
      ),
    untag: (assistantId, keys, options) =>
      call('tagging.untag', { assistantId, keys }, options, (input, context) =>
        driver.untag(input.assistantId, input.keys, context),
      ),
  };
}
