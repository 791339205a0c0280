/** Maps a variation of an assistant to a part. Its copilot is a member of its content. Pure. */
import type { AssistantPart, JsonObject, PartDraft } from '@assistant-provider/core';
import type { GenesysVariation } from '../wire/vendor-types.js';
import { variationReferences } from './references.js';
import { without, writableVariation } from './writable.js';

export function toVariationPart(variation: GenesysVariation): AssistantPart {
  const { id, name, dateModified } = variation;
  const content = without(writableVariation(variation), ['name']) as JsonObject;
  return {
    kind: 'variation',
    id,
    name,
    origin: 'customer',
    content,
    references: variationReferences(content),
    ...(dateModified && { updatedAt: dateModified }),
    vendorData: variation,
  };
}

/** The body to send. The name of the draft, which a part has beside its content, is a member of it. */
export const fromVariation = (draft: PartDraft, name: string): JsonObject => ({
  ...writableVariation(draft.content),
  name,
});
