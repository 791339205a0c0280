/** Says what a vendor would do with a draft, without a request. */
import { err, type Result } from 'neverthrow';
import type { AssistantDraft } from '../contract/assistant.js';
import type { AssistantError } from '../contract/error.js';
import type { AssistantProvider } from '../contract/provider.js';
import { supportedDraft } from '../runtime/operations/unsupported.js';
import { createInputs } from '../validation/inputs.js';
import { parseArguments } from '../validation/parse-arguments.js';
import { thrownError } from './guarded.js';
import { callOf, providerParser } from './provider-parser.js';

/** What `assistants.create` does with a valid draft. */
export interface DraftPreview {
  /** The draft without the fields that the vendor does not support. */
  readonly draft: AssistantDraft;
  /**
   * The fields that the vendor does not support. If there are any, `create` fails with `unsupported`; with
   * `onUnsupported: 'drop'` it ignores them and lists them in `dropped`.
   */
  readonly dropped: readonly string[];
}

/**
 * Returns what `assistants.create` would send of this draft, and what it would drop. Sends no request.
 * Fails with `invalidInput` if `create` would refuse the draft, and names every broken rule.
 *
 * The preview knows `provider.limits`. The adapter checks `vendorOptions`, and the vendor may have
 * further rules, so `create` can still fail.
 *
 * @example
 * ```ts
 * const preview = previewDraft(provider, draft);
 * if (preview.isErr()) return report(preview.error.issues);
 * if (preview.value.dropped.length > 0) askWhetherToContinue(preview.value.dropped);
 * ```
 */
export function previewDraft(
  provider: AssistantProvider,
  draft: AssistantDraft,
): Result<DraftPreview, AssistantError> {
  const call = callOf(provider, 'previewDraft');
  try {
    return parseArguments(call, { provider: [providerParser, provider] })
      .andThen(() => parseArguments(call, { draft: [createInputs(provider.limits).draft, draft] }))
      .map((given) => {
        const { supported, unsupported } = supportedDraft(given.draft, provider.limits);
        return { draft: supported, dropped: unsupported };
      });
  } catch (thrown) {
    return err(thrownError(call, thrown));
  }
}
