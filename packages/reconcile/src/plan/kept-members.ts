/** The members of a part that stay as they are, because the vendor cannot change or remove them. */
import type { JsonValue, PartKindLimit } from '@assistant-provider/core';
import { canonicalContent, canonicalText } from './equal-json.js';
import type { ContentAt } from './part-content.js';
import { carried, note, segment, type Planning } from './planning.js';

/** A member that stays. */
interface KeptMember {
  readonly name: string;
  readonly before: JsonValue;
  readonly after?: JsonValue;
  /** Missing if the manifest does not mind. */
  readonly reason?: string;
}

/** Content as it can become, and the members in which it is not as the manifest says. */
export interface Settled {
  readonly content: ContentAt;
  readonly kept: readonly KeptMember[];
}

/** Content before a put. */
export type Before = Pick<ContentAt, 'content' | 'references'>;

/** Returns the content that a put of `wanted` leads to for certain. */
export function settledOn(
  before: Before | undefined,
  wanted: ContentAt,
  limit: PartKindLimit,
  vendor: string,
): Settled {
  if (before === undefined) return { content: wanted, kept: [] };
  const kept = [...keptMembers(before, wanted, limit, vendor)];
  if (kept.length === 0) return { content: wanted, kept };
  const isKept = ({ at }: { readonly at: string }) =>
    kept.some(({ name }) => at.split('/')[1] === segment(name));
  const content = {
    ...wanted.content,
    ...Object.fromEntries(kept.map((member) => [member.name, member.before])),
  };
  const references = [
    ...wanted.references.filter((reference) => !isKept(reference)),
    ...before.references.filter(isKept),
  ];
  const late = wanted.late.filter((reference) => !isKept(reference));
  const { text: _, ...rest } = wanted;
  const text = late.length === 0 && { text: canonicalContent({ content, references }) };
  return { content: { ...rest, content, references, late, ...text }, kept };
}

function* keptMembers(
  { content: before }: Before,
  { content: wanted }: ContentAt,
  limit: PartKindLimit,
  vendor: string,
): Generator<KeptMember> {
  const { mayKeep = [], setByVendor = [], fixed, cardinality, canDelete } = limit;
  for (const name of Object.keys(before)) {
    const value = before[name] as JsonValue;
    const after = wanted[name];
    const member = { name, before: value, ...(after !== undefined && { after }) };
    if (fixed.includes(`/${segment(name)}`)) {
      const isReplaced = cardinality === 'many' && canDelete;
      if (isReplaced || canonicalText(after) === canonicalText(value)) continue;
      const reason = `At ${vendor}, it is fixed at creation, and nothing can take the place of this part.`;
      yield { ...member, reason };
    } else if (after !== undefined) continue;
    else if (setByVendor.includes(name)) yield member;
    else if (mayKeep.includes(name))
      yield {
        ...member,
        reason: `An update of ${vendor} may keep what it leaves out, so it stays.`,
      };
  }
}

/** Notes the members that are not as the manifest says. */
export function noteKept(planning: Planning, path: string, kept: Settled['kept']): void {
  for (const { name, before, after, reason } of kept)
    if (reason !== undefined)
      note(planning, `${path}/content/${segment(name)}`, {
        ...carried(before, after),
        verdict: 'dropped',
        reason,
      });
}

/** Returns why a rollback cannot remove what a put adds, or `undefined` if it adds nothing of the kind. */
export function addsForGood(
  before: Before | undefined,
  { content }: ContentAt,
  { mayKeep = [] }: PartKindLimit,
  vendor: string,
): string | undefined {
  const added = mayKeep.filter(
    (name) => before && Object.hasOwn(content, name) && !Object.hasOwn(before.content, name),
  );
  return added.length === 0
    ? undefined
    : `A rollback may leave ${added.join(' and ')}: an update of ${vendor} may keep what it leaves out.`;
}
