/** The portable side of `knowledge`. */
import type { DriverKnowledge } from '../../contract/driver.js';
import type { Knowledge } from '../../contract/provider.js';
import { readAndWrite, type ProviderParts } from './call-driver.js';
import { withSupported } from './settle-unsupported.js';
import { supportedSource } from './unsupported.js';

export function knowledgeOperations(provision: ProviderParts, driver: DriverKnowledge): Knowledge {
  const { vendor, limits, inputs } = provision;
  const { read, write } = readAndWrite(provision);
  return {
    list: (assistantId, options) =>
      read(
        'knowledge.list',
        { assistantId: [inputs.assistantId, assistantId] },
        options,
        (input, context) => driver.list(input.assistantId, context),
      ),
    link: (assistantId, source, options) =>
      write(
        'knowledge.link',
        {
          assistantId: [inputs.assistantId, assistantId],
          source: [inputs.knowledgeSource, source],
        },
        options,
        ({ assistantId, source }, context, options) => {
          const supported = supportedSource(source, 'source', limits);
          return withSupported(vendor, supported, options, context, (kept) =>
            driver.link(assistantId, kept, context),
          );
        },
      ),
    unlink: (assistantId, linkId, options) =>
      write(
        'knowledge.unlink',
        { assistantId: [inputs.assistantId, assistantId], linkId: [inputs.linkId, linkId] },
        options,
        (input, context) => driver.unlink(input.assistantId, input.linkId, context),
      ),
  };
}
