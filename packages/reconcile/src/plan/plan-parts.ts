/** Plans the parts, kind by kind in the order in which the target can create them. */
import type { PartKindLimit } from '@assistant-provider/core';
import type { ManifestPart } from '../manifest/manifest.js';
import type { ObservedPart } from '../observe/observed.js';
import { contentAt, keysNamedIn } from './part-content.js';
import type { Links } from './plan-knowledge.js';
import { planPart } from './plan-part.js';
import { planPartDeletion } from './plan-part-deletion.js';
import { partPath, type PlannedParts } from './planned-parts.js';
import { lookUp } from './look-up.js';
import { note, segment, type Planning } from './planning.js';
import { resolveReference } from './resolve-reference.js';

/**
 * Notes what becomes of each part, plans the changes, and returns the parts. `bindings` are the steps that
 * bind queues.
 */
export function planParts(
  planning: Planning,
  links: Links,
  bindings: readonly string[],
): PlannedParts {
  const planned: PlannedParts = { ids: new Map(), versions: new Map() };
  const { desired, directory } = planning;
  const { limits, crosswalk, vendor } = directory.target;
  const kinds = limits.parts?.kinds ?? {};
  for (const [kind, parts] of Object.entries(desired.parts ?? {})) {
    const count = Object.keys(parts).length;
    if (Object.hasOwn(kinds, kind) || count === 0) continue;
    note(planning, `parts/${segment(kind)}`, {
      verdict: crosswalk?.missing.parts?.verdict ?? 'dropped',
      reason: crosswalk?.missing.parts?.reason ?? `${vendor} has no parts of the kind ${kind}.`,
      count,
    });
  }
  for (const [kind, limit] of Object.entries(kinds)) {
    const parts = desired.parts?.[kind];
    if (parts === undefined) continue;
    const base = limit.after.includes('queues') ? [...planning.base, ...bindings] : planning.base;
    planKind({ ...planning, base }, kind, limit, parts, planned, links);
  }
  return planned;
}

function planKind(
  planning: Planning,
  kind: string,
  limit: PartKindLimit,
  parts: Readonly<Record<string, ManifestPart>>,
  planned: PlannedParts,
  links: Links,
): void {
  const { current, directory } = planning;
  const present = current?.parts?.[kind];
  if (current && present === undefined) {
    const reason = `The parts of the kind ${kind} at the target are unseen.`;
    note(planning, `parts/${segment(kind)}`, { verdict: 'unseen', reason });
    return;
  }
  const own = (present ?? []).filter(({ origin }) => origin === 'customer');
  const partners = new Map<string, ObservedPart>();
  const taken = new Set<ObservedPart>();
  const callerIds = new Map<string, string>();
  let isOpen = false;
  for (const [name, part] of Object.entries(parts)) {
    const place = idAt(planning, kind, limit, name, part);
    if (place === undefined) {
      isOpen = true;
      continue;
    }
    if (place !== '') callerIds.set(name, place);
    const partner = partnerOf(planning, kind, limit, name, part, place, own);
    if (partner === undefined || taken.has(partner)) continue;
    taken.add(partner);
    partners.set(name, partner);
  }
  const published = publishedBy(planning);
  let changes = false;
  for (const name of inOrder(kind, parts)) {
    const part = parts[name];
    if (part === undefined || (limit.ids === 'caller' && !callerIds.has(name))) continue;
    const outcome = planPart({
      planning,
      kind,
      limit,
      name,
      part,
      ...(callerIds.has(name) && { callerId: callerIds.get(name) }),
      ...(partners.has(name) && { partner: partners.get(name) }),
      isPublished: published.has(partPath(kind, partners.get(name)?.id ?? '')),
      resolve: (content) => contentAt(content, planning, planned, links),
      planned,
    });
    if (outcome !== 'none') changes = true;
    if (outcome === 'asked') isOpen = true;
  }
  if (limit.carries?.includes('aiAgents') === true && Object.keys(parts).length > 0)
    planned.carryingPart = { kind, changes };
  // A part with the id of another object, such as a queue, goes when that object goes.
  if (isOpen || (!limit.canDelete && limit.ids === 'caller')) return;
  const kept = new Set(partners.values());
  for (const part of own) {
    if (kept.has(part)) continue;
    if (!limit.canDelete) {
      note(planning, `parts/${segment(kind)}/${part.id}`, {
        verdict: 'dropped',
        reason: `The manifest does not name it, but at ${directory.target.vendor} it cannot be deleted, so it stays.`,
        change: 'remove',
        before: part.name ?? part.id,
      });
      continue;
    }
    if (published.has(partPath(kind, part.id))) {
      const reason = 'A published version of another part names it, so it stays.';
      note(planning, `parts/${segment(kind)}/${part.id}`, { verdict: 'carried', reason });
      continue;
    }
    planPartDeletion(planning, kind, part, 'The manifest does not name the part.');
  }
}

/** Returns the parts that published versions of parts with a partner name: versions never change. */
function publishedBy({ desired, current }: Planning): ReadonlySet<string> {
  const named = new Set<string>();
  for (const [kind, parts] of Object.entries(current?.parts ?? {})) {
    const wanted = Object.values(desired.parts?.[kind] ?? {}).map(({ name }) => name);
    const isManaged = desired.parts?.[kind] !== undefined;
    for (const { name, versions = [] } of parts)
      if (!isManaged || wanted.includes(name))
        for (const { references } of versions)
          for (const reference of references) named.add(partPath(reference.kind, reference.id));
  }
  return named;
}

/** Returns the id that the caller chooses, '' where the vendor chooses it, `undefined` while it is open. */
function idAt(
  planning: Planning,
  kind: string,
  limit: PartKindLimit,
  name: string,
  { of }: ManifestPart,
): string | undefined {
  if (limit.ids !== 'caller') return '';
  const { desired, directory, isHome, gate } = planning;
  const found =
    of === undefined
      ? undefined
      : resolveReference(limit.idKind ?? kind, of, directory, desired.origin, isHome);
  const path = `parts/${segment(kind)}/${segment(name)}`;
  if (found?.state === 'found' && gate.isHeldBack(found.id)) {
    const reason = 'It comes with its queue, in a later plan.';
    note(planning, path, { verdict: 'carried', reason, pending: true });
    return undefined;
  }
  if (found?.state === 'found') {
    const reason = contradiction(planning, limit, found.id);
    if (reason === undefined) return found.id;
    note(planning, path, { verdict: 'asked', reason });
    return undefined;
  }
  if (found?.state === 'asked') {
    const reason = `A person must say which ${limit.idKind ?? 'object'} of the target it belongs to.`;
    planning.collected.ask(found.question, note(planning, path, { verdict: 'asked', reason }));
    return undefined;
  }
  const reason = found
    ? `The map leaves it out: ${found.reason}`
    : 'The manifest does not say whose part it is.';
  note(planning, path, { verdict: 'dropped', reason });
  return undefined;
}

/** Returns why the part of a queue contradicts the queues of the manifest, or `undefined` if it does not. */
function contradiction(
  { key, desired, directory, claims }: Planning,
  { idKind }: PartKindLimit,
  id: string,
): string | undefined {
  const { queues } = directory.target.limits;
  if (queues === undefined || idKind !== (queues.directoryKind ?? 'queue')) return undefined;
  const claimant = claims.get(id);
  if (claimant === key || (claimant === undefined && desired.queues === undefined))
    return undefined;
  return claimant === undefined
    ? 'It belongs to a queue that the manifest does not bind. Bind the queue, or remove it from the manifest.'
    : `It belongs to a queue that the manifest binds to ${claimant}. Move it there, or remove it from the manifest.`;
}

function partnerOf(
  { desired, current, isHome }: Planning,
  kind: string,
  limit: PartKindLimit,
  name: string,
  part: ManifestPart,
  callerId: string,
  own: readonly ObservedPart[],
): ObservedPart | undefined {
  if (limit.cardinality === 'one') return own[0];
  if (limit.ids === 'caller') return own.find(({ id }) => id === callerId);
  const known =
    isHome && desired.origin?.id === current?.id
      ? lookUp(lookUp(desired.origin?.parts, kind), name)
      : undefined;
  const byId = known === undefined ? undefined : own.find(({ id }) => id === known);
  if (byId) return byId;
  const byName = own.filter((other) => other.name !== undefined && other.name === part.name);
  return byName.length === 1 ? byName[0] : undefined;
}

/** Returns the keys so that a part comes after those of its kind that it names. */
function inOrder(kind: string, parts: Readonly<Record<string, ManifestPart>>): readonly string[] {
  const order = new Set<string>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    const part = parts[name];
    // Parts that name each other have no order. The later one is planned without the earlier, and is asked.
    if (part === undefined || order.has(name) || visiting.has(name)) return;
    visiting.add(name);
    for (const named of keysNamedIn(kind, part)) visit(named);
    order.add(name);
  };
  for (const name of Object.keys(parts)) visit(name);
  return [...order];
}
