/** The portable side of `knowledge`. */
import type { DriverKnowledge } from '../driver.js';
import type { Knowledge } from '../provider.js';
import { supportedSource } from '../unsupported.js';
import { portableCall, type Provision } from './portable-call.js';
import { settleUnsupported, withDropped } from './settle-unsupported.js';

export function provideKnowledge(provision: Provision, driver: DriverKnowledge): Knowledge {
  const { vendor, limits, inputs } = provision;
  return {
    list: (assistantId, options) =>
      portableCall(
        provision,
        {
          operation: 'knowledge.list',
          writes: false,
          input: { assistantId: [inputs.assistantId, assistantId] },
          options: [inputs.options, options],
        },
        (input, context) => driver.list(input.assistantId, context),
      ),
    link: (assistantId, source, options) =>
      portableCall(
        provision,
        {
          operation: 'knowledge.link',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            source: [inputs.knowledgeSource, source],
          },
          options: [inputs.options, options],
        },
        ({ assistantId, source }, context, options) =>
          settleUnsupported(
            vendor,
            supportedSource(source, 'source', limits),
            options,
            context,
          ).asyncAndThen(({ kept, dropped }) =>
            driver.link(assistantId, kept, context).map((link) => withDropped(link, dropped)),
          ),
      ),
    unlink: (assistantId, linkId, options) =>
      portableCall(
        provision,
        {
          operation: 'knowledge.unlink',
          writes: true,
          input: {
            assistantId: [inputs.assistantId, assistantId],
            linkId: [inputs.linkId, linkId],
          },
          options: [inputs.options, options],
        },
        (input, context) => driver.unlink(input.assistantId, input.linkId, context),
      ),
  };
}
