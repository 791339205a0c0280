/** The memory vendor's knowledge link as the contract's. */
import type { KnowledgeLink } from '@assistant-provider/core';
import type { MemoryKnowledgeLink, MemoryKnowledgeSource } from '../wire/vendor-types.js';

export function toKnowledgeLink(link: MemoryKnowledgeLink): KnowledgeLink {
  return {
    linkId: link.linkId,
    source: toSource(link.source),
    vendorData: structuredClone(link),
  };
}

function toSource(source: MemoryKnowledgeSource): KnowledgeLink['source'] {
  const { type, id, language, locator, accessRole } = source;
  if (type === 'knowledgeBase' && id !== undefined)
    return { type, id, ...(language !== undefined && { language }) };
  if (type === 'externalKnowledgeBase' && locator !== undefined && accessRole !== undefined)
    return { type, locator, accessRole };
  return { type: 'unknown', vendorType: type };
}
