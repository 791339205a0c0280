/** The changes that a draft makes to a part. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { writeJson } from '@assistant-provider/adapter-kit';
import type { Issue, JsonObject, JsonValue, PartDraft } from '@assistant-provider/core';
import { isPlainObject, record, text } from '@assistant-provider/core/adapter';
import { limits } from '../limits.js';
import type { PartKind } from '../wire/part-kinds.js';
import { membersBesideContent } from './part.js';

/** The tags have requests of their own: the update does not take them. */
const tags = 'tags';

/** The content of a draft for the vendor, or what is wrong with it. Null means absent, as in restJson. */
export function readContent(
  kind: PartKind,
  { content }: PartDraft,
): { readonly content: JsonObject; readonly issues: readonly Issue[] } {
  const given = Object.entries(content).filter(([, value]) => value !== null);
  const misplaced = [...membersBesideContent(kind), 'clientToken'];
  const issues = given
    .filter(([member]) => misplaced.includes(member))
    .map(([member]) => issue(`content.${member}`, 'unknownField', 'is not part of the content'));
  return { content: Object.fromEntries(given), issues };
}

/** Why content cannot be sent: JavaScript changes some numbers when it reads them. */
export const unsendable = (content: JsonObject): readonly Issue[] =>
  writeJson(content).match(
    () => [],
    (problem) => [issue('content', 'json', problem)],
  );

export interface PartChanges {
  /** The changes that the vendor cannot make. */
  readonly issues: readonly Issue[];
  /** The members of the update. Missing if they are the same. */
  readonly update?: JsonObject;
  readonly removedTags: readonly string[];
  readonly changedTags: Readonly<Record<string, string>>;
}

export function changesOf(
  kind: PartKind,
  before: { readonly name: string; readonly content: JsonObject },
  after: { readonly name?: string | undefined; readonly content: JsonObject },
): PartChanges {
  const fixed = kind.fixed
    .filter((member) => !isDeepStrictEqual(before.content[member], after.content[member]))
    .map((member) => `content.${member}`);
  const renamed = after.name !== undefined && after.name !== before.name ? ['name'] : [];
  const update = updatable(kind, after.content);
  const had = tagsOf(before.content);
  const wanted = tagsOf(after.content);
  return {
    issues: [...renamed, ...fixed].map((field) =>
      issue(
        field,
        'unsupported',
        `cannot change: the vendor fixes it when the ${kind.noun} is created`,
      ),
    ),
    ...(!isDeepStrictEqual(updatable(kind, before.content), update) && { update }),
    removedTags: Object.keys(had).filter((key) => !Object.hasOwn(wanted, key)),
    changedTags: Object.fromEntries(
      Object.entries(wanted).filter(([key, value]) => had[key] !== value),
    ),
  };
}

/** Why changed tags cannot be set. Those that stay as they are may be the vendor's own. */
export function wrongTags(
  { tags: given = {} }: JsonObject,
  { changedTags }: PartChanges,
): readonly Issue[] {
  const issues: Issue[] = [];
  const check = record(text(limits.tags?.key), text(limits.tags?.value));
  check(isPlainObject(given) ? changedTags : given, 'part.content.tags', issues);
  return issues;
}

const updatable = ({ fixed }: PartKind, content: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(content).filter(([member]) => member !== tags && !fixed.includes(member)),
  );

/** The vendor shows no tags as no member or as an empty one. It checks the values of those to be set. */
const tagsOf = ({ tags: given = {} }: Readonly<Record<string, JsonValue>>) =>
  given as Readonly<Record<string, string>>;

const issue = (member: string, rule: string, message: string): Issue => ({
  field: `part.${member}`,
  rule,
  message: `part.${member} ${message}`,
});
