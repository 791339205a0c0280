/** Plans one part with its published versions. */
import type { JsonObject, JsonValue, PartKindLimit } from '@assistant-provider/core';
import type { ManifestPart } from '../manifest/manifest.js';
import type { ObservedPart } from '../observe/observed.js';
import { canonicalContent, canonicalText } from './equal-json.js';
import { addsForGood, noteKept, settledOn, type Before } from './kept-members.js';
import type { ContentAt, ContentOutcome } from './part-content.js';
import { makeWay } from './plan-part-deletion.js';
import { partPath, versionPath, type PlannedParts } from './planned-parts.js';
import {
  addStep,
  carried,
  changesInPlace,
  note,
  sameAtTarget,
  segment,
  staysBehind,
  type Planning,
} from './planning.js';
import type { Late } from './step.js';
import { nameOfToken } from '../manifest/tree.js';

/** One part of the manifest, and its partner at the target. */
export interface PartToPlan {
  readonly planning: Planning;
  readonly kind: string;
  readonly limit: PartKindLimit;
  /** The key in the manifest. */
  readonly name: string;
  readonly part: ManifestPart;
  /** The id, where the caller chooses it. */
  readonly callerId?: string | undefined;
  /** The part at the target that it stands for. */
  readonly partner?: ObservedPart | undefined;
  /** Whether a published version of another part names the partner, which then stays. */
  readonly isPublished: boolean;
  readonly resolve: (content: JsonObject) => ContentOutcome;
  readonly planned: PlannedParts;
}

/** Notes what becomes of the part, and plans its change. Returns whether anything changes. */
export function planPart(given: PartToPlan): 'none' | 'changes' | 'asked' {
  const { planning, kind, limit, name, part, partner, resolve, planned } = given;
  const path = `parts/${segment(kind)}/${segment(name)}`;
  const resolved = resolve(part.content);
  if (resolved.state === 'asked') return ask(given, path, resolved.questions);
  const { vendor } = planning.directory.target;
  const settled = settledOn(partner, resolved, limit, vendor);
  for (const reason of resolved.skipped)
    note(planning, `${path}/left-out`, {
      verdict: 'dropped',
      reason: `The map leaves out an entry: ${reason}`,
    });
  if (partner === undefined && isInitial(given, resolved)) {
    planned.ids.set(partPath(kind, name), given.callerId ?? kind);
    const reason = `${planning.directory.target.vendor} makes it so by itself.`;
    note(planning, path, { verdict: 'carried', reason });
    return 'none';
  }
  const replaced = partner && fixedDifference(partner, part, settled.content, limit);
  const existing = replaced === undefined ? partner : undefined;
  const content = existing ? settled.content : resolved;
  if (existing && existing.versions === undefined && (part.versions ?? []).length > 0)
    note(planning, `${path}/versions`, {
      verdict: 'unseen',
      reason: 'The published versions at the target are unseen.',
    });
  const versions = versionsAt(given, existing);
  if (versions === undefined) return ask(given, path, []);

  if (existing) noteKept(planning, path, settled.kept);
  const current = existing && canonicalContent(existing);
  const isNamed = existing !== undefined && part.name !== undefined && part.name !== existing.name;
  const isSame = existing !== undefined && content.text === current && !isNamed;
  const id: Late<string> | undefined =
    existing?.id ?? given.callerId ?? (limit.cardinality === 'one' ? kind : undefined);
  if (isSame && versions.missing.length === 0) {
    planned.ids.set(partPath(kind, name), existing.id);
    note(planning, path, { verdict: 'carried', reason: sameAtTarget });
    return 'none';
  }
  const fields = existing
    ? isSame
      ? []
      : notedChanges(planning, path, existing, part, content)
    : [
        note(planning, path, {
          ...carried(undefined, part.name ?? name),
          ...(replaced !== undefined && {
            reason: `A new part takes the place of the old one, because ${replaced} is fixed at creation.`,
          }),
        }),
      ];
  putInOrder(given, {
    path,
    id,
    after: existing ? [] : makeWay(given, replaced),
    content,
    existing,
    versions: versions.missing,
    current,
    isNamed,
    isNew: existing === undefined,
    fields,
  });
  return 'changes';
}

function ask(
  { planning }: PartToPlan,
  path: string,
  questions: Extract<ContentOutcome, { state: 'asked' }>['questions'],
): 'asked' {
  const reason =
    questions.length > 0
      ? 'The part names objects that a person must find at the target.'
      : 'The part names another object that waits for a decision.';
  const field = note(planning, path, { verdict: 'asked', reason });
  for (const question of questions) planning.collected.ask(question, field);
  return 'asked';
}

/** Whether the part will be there with this content, without being written. */
function isInitial({ planning, limit, callerId = '' }: PartToPlan, { text }: ContentAt): boolean {
  const { holders, current } = planning;
  const holder = holders.get(callerId) ?? current?.id;
  // A queue that is taken may keep users of its former holder: the vendor does not say.
  if (limit.initial === undefined || holder !== current?.id) return false;
  return text === canonicalContent({ content: limit.initial, references: [] });
}

/** Returns the field that differs although it is fixed at creation. */
function fixedDifference(
  partner: ObservedPart,
  part: ManifestPart,
  { content }: ContentAt,
  limit: PartKindLimit,
): string | undefined {
  if (part.name !== undefined && part.name !== partner.name && !changesInPlace(limit.name))
    return 'the name';
  return limit.fixed.find(
    (at) => canonicalText(valueAt(content, at)) !== canonicalText(valueAt(partner.content, at)),
  );
}

function valueAt(content: JsonObject, at: string): JsonValue {
  let value: JsonValue = content;
  for (const token of at.split('/').slice(1))
    value = (value as JsonObject | undefined)?.[nameOfToken(token)] ?? null;
  return value;
}

/** A version of the manifest that the target does not have yet. */
interface MissingVersion {
  readonly version: number;
  readonly content: ContentAt;
}

/** Finds each version of the manifest among those of the target by its content, in ascending order. */
function versionsAt(
  { planning, kind, limit, name, part, resolve, planned }: PartToPlan,
  existing: ObservedPart | undefined,
): { readonly missing: readonly MissingVersion[] } | undefined {
  const published = [...(existing?.versions ?? [])];
  const isUnseen = existing !== undefined && existing.versions === undefined;
  const missing: MissingVersion[] = [];
  for (const { version, content: written } of part.versions ?? []) {
    if (isUnseen) continue;
    const content = resolve(written);
    if (content.state === 'asked') return undefined;
    const { vendor } = planning.directory.target;
    const isIt = (candidate: Before, settled = content) =>
      content.text !== undefined && canonicalContent(candidate) === settled.text;
    const exact = published.findIndex((candidate) => isIt(candidate));
    // It may have what the vendor has kept from the version before.
    const index =
      exact === -1
        ? published.findIndex((each) => isIt(each, settledOn(each, content, limit, vendor).content))
        : exact;
    const [found] = index === -1 ? [] : published.splice(0, index + 1).slice(-1);
    if (found) planned.versions.set(versionPath(kind, name, version), found.version);
    else missing.push({ version, content });
  }
  return { missing };
}

/** Notes each member of the content that changes, and the name. */
function notedChanges(
  planning: Planning,
  path: string,
  existing: ObservedPart,
  part: ManifestPart,
  { content, late }: ContentAt,
): readonly string[] {
  const fields: string[] = [];
  if (part.name !== undefined && part.name !== existing.name)
    fields.push(note(planning, `${path}/name`, carried(existing.name, part.name)));
  const names = new Set([...Object.keys(existing.content), ...Object.keys(content)]);
  for (const name of [...names].sort()) {
    const before = existing.content[name];
    const after = content[name];
    const isLate = late.some(({ at }) => at.split('/')[1] === segment(name));
    if (!isLate && canonicalText(before) === canonicalText(after)) continue;
    fields.push(note(planning, `${path}/content/${segment(name)}`, carried(before, after)));
  }
  return fields;
}

/** Puts and publishes each missing version in ascending order, and puts the content last. */
function putInOrder(
  { planning, kind, limit, name, part, planned }: PartToPlan,
  given: {
    readonly path: string;
    readonly id: Late<string> | undefined;
    /** The steps that come first. */
    readonly after: readonly string[];
    readonly content: ContentAt;
    /** The part at the target, if it is not created. */
    readonly existing: ObservedPart | undefined;
    readonly versions: readonly MissingVersion[];
    /** The content at the target now, as text. */
    readonly current: string | undefined;
    readonly isNamed: boolean;
    readonly isNew: boolean;
    readonly fields: readonly string[];
  },
): void {
  const { path, content, fields } = given;
  const { key } = planning;
  const { vendor } = planning.directory.target;
  let { id, current, isNamed } = given;
  let before: Before | undefined = given.existing;
  let lastSteps = given.after;
  const label = part.name ?? name;
  const put = (stepName: string, next: ContentAt, its: readonly string[]): void => {
    const irreversible = given.isNew
      ? staysBehind(planning, kind)
      : addsForGood(given.existing, next, limit, vendor);
    const step = addStep(planning, `${path}/${stepName}`, {
      title: `${id === undefined ? 'Create' : 'Write'} ${label} (${kind}) of ${key}`,
      operation: 'parts.put',
      action: {
        type: 'putPart',
        kind,
        ...(id !== undefined && { id }),
        ...(part.name !== undefined && { name: part.name }),
        content: next.content,
        late: next.late,
      },
      after: [...next.after, ...lastSteps],
      fields: its,
      ...(irreversible !== undefined && { irreversible }),
    });
    lastSteps = [step];
    id ??= { fromStep: step };
    before = next;
    current = next.text ?? '';
    isNamed = false;
  };
  for (const { version, content: written } of given.versions) {
    const { content: old, kept } = settledOn(before, written, limit, vendor);
    noteKept(planning, `${path}/versions/${version}`, kept);
    if (id === undefined || old.text === undefined || old.text !== current || isNamed)
      put(`put-${version}`, old, fields);
    const field = note(planning, `${path}/versions/${version}`, {
      ...carried(undefined, version),
      verdict: 'converted',
      reason: 'The vendor gives the version a number of its own.',
    });
    const step = addStep(planning, `${path}/publish-${version}`, {
      title: `Publish version ${version} of ${label} (${kind}) of ${key}`,
      operation: 'parts.publish',
      action: { type: 'publishPart', kind, id: id as Late<string> },
      after: lastSteps,
      fields: [field],
    });
    lastSteps = [step];
    planned.versions.set(versionPath(kind, name, version), { fromStep: step });
  }
  const last = settledOn(before, content, limit, vendor);
  const isNoted = (name: string) => Object.hasOwn(given.existing?.content ?? {}, name);
  noteKept(
    planning,
    path,
    last.kept.filter(({ name }) => !isNoted(name)),
  );
  const { content: next } = last;
  if (id === undefined || next.text === undefined || next.text !== current || isNamed)
    put('put', next, fields);
  planned.ids.set(partPath(kind, name), id as Late<string>);
}
