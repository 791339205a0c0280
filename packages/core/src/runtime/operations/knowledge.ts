/** The provider's `knowledge`: checks input and calls the driver. */
import type { DriverKnowledge } from '../../contract/driver.js';
import type { Knowledge } from '../../contract/provider.js';
import { createCallDriver, type ProviderParts } from './call-driver.js';
import { supportedSource, withSupported } from './unsupported.js';

export function knowledgeOperations(parts: ProviderParts, driver: DriverKnowledge): Knowledge {
  const { vendor, limits } = parts;
  const call = createCallDriver(parts);
  return {
    list: (assistantId, options) =>
      call('knowledge.list', { assistantId }, options, (input, context) =>
        driver.list(input.assistantId, context),
      ),
    link: (assistantId, source, options) =>
      call(
        'knowledge.link',
        { assistantId, source },
        options,
        ({ assistantId, source }, context, options) => {
          const split = supportedSource(source, 'source', limits);
          return withSupported(vendor, split, options, context, (supported) =>
            driver.link(assistantId, supported, context),
          );
        },
      ),
    unlink: (assistantId, linkId, options) =>
      call('knowledge.unlink', { assistantId, linkId }, options, (input, context) =>
        driver.unlink(input.assistantId, input.linkId, context),
      ),
  };
}
