/** Plans the links to knowledge sources. */
import type { KnowledgeSource, Limits } from '@assistant-provider/core';
import type { ManifestKnowledge } from '../manifest/manifest.js';
import type { ObservedKnowledge } from '../observe/observed.js';
import { canonicalText } from './equal-json.js';
import { addStep, note, sameAtTarget, segment, type Planning } from './planning.js';
import { resolveReference } from './resolve-reference.js';
import type { Late } from './step.js';

/** The link of each knowledge source of the manifest, by its key there. */
export type Links = ReadonlyMap<string, Late<string>>;

/** Notes what becomes of each source, plans its link, and returns the links. */
export function planKnowledge(planning: Planning): Links {
  const links = new Map<string, Late<string>>();
  const { key, desired, current, directory } = planning;
  const { limits, crosswalk, vendor } = directory.target;
  const wanted = Object.entries(desired.knowledge ?? {});
  if (desired.knowledge === undefined) return links;
  if (!limits.knowledge) {
    if (wanted.length > 0)
      note(planning, 'knowledge', {
        verdict: crosswalk?.missing.knowledge?.verdict ?? 'dropped',
        reason: crosswalk?.missing.knowledge?.reason ?? `${vendor} links no knowledge.`,
        count: wanted.length,
      });
    return links;
  }
  if (current && current.knowledge === undefined) {
    const reason = 'The knowledge links at the target are unseen.';
    note(planning, 'knowledge', { verdict: 'unseen', reason });
    return links;
  }
  const present = [...(current?.knowledge ?? [])];
  const named = linksNamedIn(planning);
  const kept = new Set<ObservedKnowledge>();
  const missing: (readonly [string, KnowledgeSource])[] = [];
  let isOpen = false;
  for (const [name, source] of wanted) {
    const keep = (isIt: (link: ObservedKnowledge) => boolean): boolean => {
      const link = present.find((each) => !kept.has(each) && isIt(each));
      if (link === undefined) return false;
      kept.add(link);
      links.set(name, link.linkId);
      const field = `knowledge/${segment(name)}`;
      note(planning, field, { verdict: 'carried', reason: sameAtTarget });
      return true;
    };
    // A word of the vendor cannot be written, but may be there already.
    if (
      keep(
        (link) =>
          link.source.type === 'unknown' && `vendor:${link.source.vendorType}` === source.type,
      )
    )
      continue;
    const planned = sourceAt(planning, name, source, limits.knowledge);
    if (planned === 'asked') isOpen = true;
    else if (
      planned !== 'dropped' &&
      !keep((link) => canonicalText(link.source) === canonicalText(planned))
    )
      missing.push([name, planned]);
  }
  // While a source is open, one of those at the target may turn out to be it.
  const unlinked = isOpen
    ? []
    : present
        .filter((link) => !kept.has(link) && link.source.type !== 'unknown')
        .map((link) =>
          addStep(planning, `unlink/${link.linkId}`, {
            title: `Unlink the knowledge source ${describe(link)} from ${key}`,
            operation: 'knowledge.unlink',
            action: { type: 'unlink', linkId: link.linkId },
            ...(named.has(link.linkId) && {
              irreversible: 'The source can be linked again, but parts name the id of this link.',
            }),
            fields: [
              note(planning, `knowledge/${link.linkId}`, {
                verdict: 'carried',
                reason: 'The manifest does not name the source.',
                change: 'remove',
                before: describe(link),
              }),
            ],
          }),
        );
  for (const [name, source] of missing) {
    const field = note(planning, `knowledge/${segment(name)}`, {
      verdict: 'carried',
      reason: sameAtTarget,
      change: 'add',
      after: { ...source },
    });
    const fromStep = addStep(planning, `link/${segment(name)}`, {
      title: `Link the knowledge source ${name} to ${key}`,
      operation: 'knowledge.link',
      action: { type: 'link', source },
      fields: [field],
      after: unlinked,
    });
    links.set(name, { fromStep });
  }
  return links;
}

/** Returns the ids of the links that parts at the target name. */
const linksNamedIn = ({ current }: Planning): ReadonlySet<string> =>
  new Set(
    Object.values(current?.parts ?? {}).flatMap((parts) =>
      parts.flatMap(({ references, versions = [] }) =>
        [...references, ...versions.flatMap((version) => version.references)]
          .filter(({ kind }) => kind === 'knowledgeLink')
          .map(({ id }) => id),
      ),
    ),
  );

const describe = ({ source, linkId }: ObservedKnowledge): string =>
  source.type === 'knowledgeBase'
    ? source.id
    : source.type === 'externalKnowledgeBase'
      ? source.locator
      : linkId;

/** Returns the source at the target, if it is not dropped, and no person must decide. */
function sourceAt(
  planning: Planning,
  name: string,
  source: ManifestKnowledge,
  limits: NonNullable<Limits['knowledge']>,
): KnowledgeSource | 'dropped' | 'asked' {
  const { desired, directory, isHome } = planning;
  const { vendor } = directory.target;
  const field = `knowledge/${segment(name)}`;
  const drop = (reason: string): 'dropped' => {
    note(planning, field, { verdict: 'dropped', reason });
    return 'dropped';
  };
  if (!('base' in source)) {
    if (!('locator' in source))
      return drop('The portable model does not have this type of source.');
    return limits.types.includes(source.type)
      ? source
      : drop(`${vendor} does not link sources of the type ${source.type}.`);
  }
  if (!limits.types.includes(source.type))
    return drop(`${vendor} does not link sources of the type ${source.type}.`);
  const base = resolveReference(
    limits.directoryKind ?? 'knowledgeBase',
    source.base,
    directory,
    desired.origin,
    isHome,
  );
  if (base.state === 'skipped') return drop(`The map leaves the source out: ${base.reason}`);
  if (base.state === 'asked') {
    const reason = 'A person must say which knowledge base of the target it is.';
    planning.collected.ask(base.question, note(planning, field, { verdict: 'asked', reason }));
    return 'asked';
  }
  const { type, language } = source;
  if (language !== undefined && !limits.language)
    note(planning, `${field}/language`, {
      verdict: 'dropped',
      reason: `${vendor} does not bind a knowledge base to a language.`,
    });
  return {
    type,
    id: base.id,
    ...(language !== undefined && limits.language && { language }),
  };
}
