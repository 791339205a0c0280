/** Maps the copilot of an assistant to a part. Pure. */
import type { AssistantPart, JsonObject } from '@assistant-provider/core';
import type { GenesysCopilot } from '../wire/vendor-types.js';
import { copilotReferences } from './references.js';
import { writableCopilot } from './writable.js';

/**
 * Returns undefined if the assistant has no copilot: the vendor then responds with an error or an
 * almost empty object (live client code). A copilot has a language, because a write requires it.
 */
export function toCopilotPart(copilot: GenesysCopilot): AssistantPart | undefined {
  if (!copilot.defaultLanguage) return undefined;
  const content = writableCopilot(copilot) as JsonObject;
  return {
    kind: 'copilot',
    id: 'copilot',
    origin: 'customer',
    content,
    references: copilotReferences(content),
    vendorData: copilot,
  };
}
