/** Finds at the target what a reference of the manifest names. */
import type { MapOfKind, PlanMap } from '../map/map.js';
import type { ManifestOrigin } from '../manifest/manifest.js';
import type { Reference } from '../manifest/reference.js';
import type { ObservedNames } from '../observe/observed.js';
import { canonicalText } from './equal-json.js';
import { lookUp } from './look-up.js';
import type { PlanTarget } from './target.js';
import type { Question } from './plan.js';

/** The result of looking for the object of the target that a reference stands for. */
export type Resolved =
  | { readonly state: 'found'; readonly id: string }
  | { readonly state: 'asked'; readonly question: Omit<Question, 'fields'> }
  | { readonly state: 'skipped'; readonly reason: string };

/** The data that resolving depends on. */
export interface Directory {
  readonly target: PlanTarget;
  readonly names: ObservedNames;
  readonly map: PlanMap;
}

/**
 * Returns what the reference stands for. The map comes first. At the place where the manifest was read
 * (`home`), ids stay as they are.
 */
export function resolveReference(
  kind: string,
  reference: Reference,
  { target, names, map }: Directory,
  origin: ManifestOrigin | undefined,
  isHome: boolean,
): Resolved {
  const written = lookUp(map.names, kind) ?? {};
  const { key, name, id } = identity(reference);
  const pair = lookUp(written.pairs, key);
  if (pair !== undefined) {
    if ('skip' in pair) return { state: 'skipped', reason: pair.skip };
    if ('id' in pair) return { state: 'found', id: pair.id };
    return byName(kind, pair.name, key, names);
  }
  const listsKind = target.limits.directory?.kinds[kind] !== undefined;
  if (id !== undefined) {
    const exists = names.nameOf(kind, id) !== undefined;
    if (isHome && (exists || !listsKind || !names.completeKinds.has(kind)))
      return { state: 'found', id };
  }
  if (name === undefined) return missing(kind, key, reasonOf(kind, key, isHome));
  const known = lookUp(lookUp(origin?.names, kind), name);
  if (!listsKind)
    return isHome && known !== undefined
      ? { state: 'found', id: known }
      : missing(kind, key, `${target.vendor} cannot list objects of the kind ${kind}`);
  return byName(kind, renamed(name, written), key, names);
}

function identity(reference: Reference): {
  readonly key: string;
  readonly name?: string | undefined;
  readonly id?: string;
} {
  if (typeof reference === 'string') return { key: reference, name: reference };
  if ('id' in reference) return { key: reference.id, id: reference.id, name: reference.sharedName };
  if ('name' in reference) return { key: reference.name, name: reference.name };
  // The manifest names something of the assistant where only the directory has objects.
  return { key: canonicalText(reference) };
}

const renamed = (name: string, { rename = [] }: MapOfKind): string =>
  rename.find(({ from }) => from === name)?.to ?? name;

function byName(kind: string, name: string, key: string, names: ObservedNames): Resolved {
  const ids = names.idsOf(kind, name);
  const [id] = ids;
  if (id === undefined)
    return missing(kind, key, `the target has no object of the kind ${kind} named “${name}”`);
  if (ids.length === 1) return { state: 'found', id };
  return {
    state: 'asked',
    question: {
      id: `names/${kind}/${key}`,
      text: `The target has ${ids.length} objects of the kind ${kind} named “${name}”. Which one is meant?`,
      answerAt: ['names', kind, 'pairs', key],
      candidates: ids.map((id) => ({ value: { id }, label: id })),
    },
  };
}

const reasonOf = (kind: string, key: string, isHome: boolean): string =>
  isHome
    ? `the object ${key} of the kind ${kind} no longer exists`
    : `the id ${key} of the kind ${kind} belongs to another account`;

const missing = (kind: string, key: string, reason: string): Resolved => ({
  state: 'asked',
  question: {
    id: `names/${kind}/${key}`,
    text: `Which ${kind} at the target stands for “${key}”? ${reason[0]?.toUpperCase()}${reason.slice(1)}.`,
    answerAt: ['names', kind, 'pairs', key],
    candidates: [],
  },
});
