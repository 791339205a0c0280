/** Chooses the keys of one assistant's parts and knowledge sources. */
import type { ManifestAssistant } from '../manifest/manifest.js';
import type { Observed, ObservedAssistant, ObservedKnowledge } from '../observe/observed.js';
import { knowledgeBaseKind } from '../observe/references.js';
import { reversed } from './earlier-keys.js';
import { chooseKeys } from './keys.js';
import type { LocalKeys } from './reference-writer.js';

/** Returns the keys by id. Those of an earlier manifest are kept. */
export function localKeys(
  { id: assistantId, knowledge = [], parts = {} }: ObservedAssistant,
  { limits, names }: Observed,
  earlier: ManifestAssistant | undefined,
): LocalKeys {
  const nameOf = (kind: string, id: string) => names.nameOf(kind, id, assistantId)?.name;
  const links = knowledge.map((link) => ({
    id: link.linkId,
    name: nameOfSource(link, (id) => nameOf(knowledgeBaseKind(limits), id)),
  }));
  return {
    links: chooseKeys(links, 'knowledge', reversed(earlier?.origin?.links)),
    parts: Object.fromEntries(
      Object.entries(parts).map(([kind, ofKind]) => {
        const idKind = limits.parts?.kinds[kind]?.idKind;
        const own = ofKind
          .filter(({ origin }) => origin === 'customer')
          .map(({ id, name }) => ({
            id,
            name: name ?? (idKind === undefined ? kind : (nameOf(idKind, id) ?? id)),
          }));
        return [kind, chooseKeys(own, kind, reversed(earlier?.origin?.parts?.[kind]))];
      }),
    ),
  };
}

const nameOfSource = (
  { source }: ObservedKnowledge,
  nameOf: (id: string) => string | undefined,
): string => {
  if (source.type === 'knowledgeBase') return nameOf(source.id) ?? 'knowledge';
  // The last word of an ARN is the name or the id.
  return source.type === 'externalKnowledgeBase'
    ? (source.locator.split(/[/:]/).at(-1) ?? '')
    : source.vendorType;
};
