/** Acme's source to the contract's knowledge link, and back. */
import type { KnowledgeBaseSource, KnowledgeLink } from '@assistant-provider/core';
import type { AcmeSource } from '../wire/shapes.js';

export const toKnowledgeLink = (source: AcmeSource): KnowledgeLink => ({
  linkId: String(source.source_no),
  source: toKnowledgeSource(source),
  vendorData: source,
});

function toKnowledgeSource({ kind, library, locale }: AcmeSource): KnowledgeLink['source'] {
  if (kind !== 'library' || library === undefined) return { type: 'unknown', vendorType: kind };
  return {
    type: 'knowledgeBase',
    id: String(library),
    ...(locale !== undefined && { language: locale }),
  };
}

export const fromKnowledgeSource = ({
  id,
  language,
}: KnowledgeBaseSource): Omit<AcmeSource, 'source_no'> => ({
  kind: 'library',
  library: Number(id),
  ...(language !== undefined && { locale: language }),
});
