/**
 * The knowledge bases of an assistant of Genesys Cloud: the links, and the part of the settings that keeps the
 * rest, as the one member of the vendor. Pure.
 */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import type { ObservedKnowledge } from '@assistant-provider/reconcile';

/** Returns the vendor's member. `config` belongs to the part, which has bases with more than a link alone. */
export function knowledgeConfigOf(
  config: JsonValue | undefined,
  links: readonly ObservedKnowledge[],
): JsonValue | undefined {
  if (links.length === 0 && !isObject(config)) return config;
  const { knowledgeBase, knowledgeBases, ...others } = isObject(config) ? config : vendor;
  const single = isObject(knowledgeBase) ? knowledgeBase : undefined;
  const listed = (Array.isArray(knowledgeBases) ? knowledgeBases : []).filter(isObject);
  const isListed = ({ linkId }: ObservedKnowledge) => listed.some(({ id }) => id === linkId);
  const [first] = links;
  const only = single
    ? links.find(({ linkId }) => linkId === single['id'])
    : // One base without more may stand in either form. The entries of a list have languages.
      first && !isListed(first) && (links.length === 1 || languageOf(first.source) === undefined)
      ? first
      : undefined;
  // One that stands in both is shown at its place in the list.
  const several = only && only === first && !isListed(only) ? links.slice(1) : links;
  const referenceOf = (link: ObservedKnowledge, extras: JsonObject | undefined): JsonObject => {
    const language = languageOf(link.source);
    return {
      ...extras,
      id: link.linkId,
      ...(language !== undefined && { languageCode: language }),
    };
  };
  return {
    ...others,
    ...(only && { knowledgeBase: inSingle(referenceOf(only, single)) }),
    ...(several.length > 0 && {
      knowledgeBases: several.map((link) =>
        referenceOf(
          link,
          listed.find(({ id }) => id === link.linkId),
        ),
      ),
    }),
  };
}

/** The vendor requires it. */
const vendor: JsonObject = { vendorName: 'GenesysKnowledge' };

/** British English is `en-UK` in this member (official Swagger). */
const inSingle = (reference: JsonObject): JsonObject =>
  reference['languageCode'] === 'en-GB' ? { ...reference, languageCode: 'en-UK' } : reference;

const languageOf = (source: ObservedKnowledge['source']): string | undefined =>
  source.type === 'knowledgeBase' ? source.language : undefined;

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
