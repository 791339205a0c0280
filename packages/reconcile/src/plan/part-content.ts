/** The content of a part as it should be at the target. */
import type { JsonObject, JsonValue, PartReference } from '@assistant-provider/core';
import { isReference, referenceMember, withResolvedReferences } from '../manifest/content.js';
import type { ManifestPart } from '../manifest/manifest.js';
import type { ContentReference } from '../manifest/reference.js';
import { isList, isObject } from '../manifest/tree.js';
import { canonicalContent } from './equal-json.js';
import type { Links } from './plan-knowledge.js';
import type { Planning } from './planning.js';
import { findNamed, stepsOf, type Found, type PlannedParts } from './planned-parts.js';
import type { LateReference } from './step.js';
import type { Question } from './plan.js';

/** The content at the target. */
export interface ContentAt {
  readonly state: 'found';
  readonly content: JsonObject;
  readonly references: readonly PartReference[];
  /** The places that are filled in when the objects that they name exist. */
  readonly late: readonly LateReference[];
  /** The steps that make those objects. */
  readonly after: readonly string[];
  /** Equal contents have equal texts; missing while something in it is late. */
  readonly text?: string;
  /** The references of lists that were left out, because the map says so. */
  readonly skipped: readonly string[];
}

/** The content at the target, or the questions that stand in its way. */
export type ContentOutcome =
  ContentAt | { readonly state: 'asked'; readonly questions: readonly Omit<Question, 'fields'>[] };

/** Stands where the id is not known yet. No vendor has such an id. */
const placeholder = '{late}';

/** Returns the content with the ids of the target. */
export function contentAt(
  written: JsonObject,
  planning: Planning,
  planned: PlannedParts,
  links: Links,
): ContentOutcome {
  const questions: Omit<Question, 'fields'>[] = [];
  const skipped: string[] = [];
  const named: Extract<Found, { state: 'found' }>['named'][] = [];
  const find = ({ kind, to }: ContentReference): Found =>
    findNamed(kind, to, planning, planned, links);
  const kept = withoutSkipped(written, (reference) => {
    const found = find(reference);
    if (found.state === 'skipped') skipped.push(found.reason);
    return found.state === 'skipped';
  });
  let isAsked = false;
  const resolved = withResolvedReferences(kept as JsonObject, (reference) => {
    const found = find(reference);
    if (found.state === 'found') {
      named.push(found.named);
      const { id, version } = found.named;
      return {
        id: typeof id === 'string' ? id : placeholder,
        ...(version !== undefined && { version: typeof version === 'number' ? version : 0 }),
      };
    }
    isAsked = true;
    if (found.state === 'asked' && found.question) questions.push(found.question);
    return undefined;
  });
  if (resolved === undefined || isAsked) return { state: 'asked', questions };
  const late = resolved.references.flatMap(({ at, form }, index): readonly LateReference[] => {
    const target = named[index];
    if (target === undefined) return [];
    const { id, version } = target;
    const isLate = typeof id !== 'string' || typeof version === 'object';
    return isLate ? [{ at, ...target, ...(form !== undefined && { form }) }] : [];
  });
  return {
    state: 'found',
    ...resolved,
    late,
    after: named.flatMap((target) => [...stepsOf(target)]),
    ...(late.length === 0 && { text: canonicalContent(resolved) }),
    skipped,
  };
}

/** Returns the content without the items of lists that the map leaves out. */
function withoutSkipped(
  value: JsonValue,
  isSkipped: (reference: ContentReference) => boolean,
): JsonValue {
  if (isList(value))
    return value
      .filter((item) => !(isReference(item) && isSkipped(referenceOf(item))))
      .map((item) => withoutSkipped(item, isSkipped));
  if (!isObject(value) || isReference(value)) return value;
  return Object.fromEntries(
    Object.entries<JsonValue>(value).map(([name, member]) => [
      name,
      withoutSkipped(member, isSkipped),
    ]),
  );
}

const referenceOf = (value: JsonObject): ContentReference =>
  value[referenceMember] as unknown as ContentReference;

/** Returns the keys of the parts of one kind that a part names, in its content and its versions. */
export function keysNamedIn(kind: string, { content, versions = [] }: ManifestPart): Set<string> {
  const keys = new Set<string>();
  const visit = (value: JsonValue): void => {
    if (isList(value)) value.forEach(visit);
    else if (isObject(value)) {
      if (!isReference(value)) return Object.values<JsonValue>(value).forEach(visit);
      const { kind: named, to } = referenceOf(value);
      if (named === kind && typeof to === 'object' && 'part' in to) keys.add(to.part);
    }
  };
  for (const one of [content, ...versions.map((version) => version.content)]) visit(one);
  return keys;
}
