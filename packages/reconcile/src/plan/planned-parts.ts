/** The parts of one assistant at the target: those that exist, and those that the plan makes. */
import type { MapTarget } from '../map/map.js';
import type { Reference } from '../manifest/reference.js';
import type { ObservedPart } from '../observe/observed.js';
import type { Links } from './plan-knowledge.js';
import type { Planning } from './planning.js';
import { resolveReference } from './resolve-reference.js';
import type { Late, LateId } from './step.js';
import type { Question } from './plan.js';

/** An object that a reference names, with the steps that make it. */
export interface Named {
  readonly id: LateId;
  readonly version?: Late<number>;
}

/** The result of looking for the object that a reference names. */
export type Found =
  | { readonly state: 'found'; readonly named: Named }
  | { readonly state: 'asked'; readonly question?: Omit<Question, 'fields'> }
  | { readonly state: 'skipped'; readonly reason: string }
  | { readonly state: 'none' };

/** The ids and versions of the parts of the manifest, as far as they have been planned. */
export interface PlannedParts {
  readonly ids: Map<string, Late<string>>;
  readonly versions: Map<string, Late<number>>;
  /** The part of the manifest that also holds the assignments of roles, if there is one. */
  carryingPart?: { readonly kind: string; readonly changes: boolean };
}

/** The key of a part among all kinds. */
export const partPath = (kind: string, key: string): string => `${kind}/${key}`;
/** The key of a version of a part among all kinds. */
export const versionPath = (kind: string, key: string, version: number): string =>
  `${kind}/${key}/${version}`;

/** Returns the steps that make what is named. */
export function stepsOf({ id, version }: Named): readonly string[] {
  const steps: string[] = [];
  if (typeof id === 'object' && 'fromStep' in id) steps.push(id.fromStep);
  if (typeof version === 'object') steps.push(version.fromStep);
  return steps;
}

/** Returns what a reference of a part, or of an assignment, stands for. */
export function findNamed(
  kind: string,
  reference: Reference,
  planning: Planning,
  { ids, versions }: PlannedParts,
  links: Links,
): Found {
  const { current, desired, directory, isHome } = planning;
  const version = versionOf(reference);
  if (typeof reference === 'object') {
    if ('knowledge' in reference) {
      const id = links.get(reference.knowledge);
      return id === undefined ? { state: 'asked' } : { state: 'found', named: { id } };
    }
    if ('part' in reference) {
      const id = ids.get(partPath(kind, reference.part));
      if (id === undefined) return { state: 'asked' };
      if (version === undefined) return { state: 'found', named: { id } };
      const published = versions.get(versionPath(kind, reference.part, version));
      return published === undefined
        ? { state: 'asked' }
        : { state: 'found', named: { id, version: published } };
    }
    if ('supplied' in reference) {
      const pinned = version !== undefined && { version };
      const supplied = partsOfKind(current?.parts?.[kind], reference.supplied);
      const [only] = supplied;
      return only !== undefined && supplied.length === 1
        ? { state: 'found', named: { id: only.id, ...pinned } }
        : {
            state: 'found',
            named: { id: { supplied: { kind, name: reference.supplied } }, ...pinned },
          };
    }
  }
  const resolved = resolveReference(kind, reference, directory, desired.origin, isHome);
  if (resolved.state === 'found')
    return {
      state: 'found',
      named: { id: resolved.id, ...(version !== undefined && { version }) },
    };
  return resolved;
}

const partsOfKind = (parts: readonly ObservedPart[] = [], name: string) =>
  parts.filter((part) => part.origin === 'vendor' && part.name === name);

const versionOf = (reference: Reference): number | undefined =>
  typeof reference === 'object' && 'version' in reference ? reference.version : undefined;

/** Returns the agent that an assignment of the manifest, or an answer of the map, names. */
export function findAgent(
  given: Reference | Exclude<MapTarget, { readonly skip: string }> | undefined,
  planning: Planning,
  parts: PlannedParts,
  links: Links,
): Found {
  if (given === undefined) return { state: 'none' };
  const kind = planning.directory.target.limits.aiAgents?.agentPart;
  if (kind === undefined)
    return typeof given === 'object' && 'id' in given && planning.isHome
      ? { state: 'found', named: { id: given.id } }
      : { state: 'asked' };
  return findNamed(kind, given, planning, parts, links);
}
