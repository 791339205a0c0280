/**
 * The one order of everything in a manifest, so that the same manifest is always the same text. A value that
 * is in its order already is returned as it is, so that a whole estate is not held twice.
 */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import type {
  Manifest,
  ManifestAiAgent,
  ManifestAssistant,
  ManifestKnowledge,
  ManifestOrigin,
  ManifestPart,
  ManifestPartVersion,
  ManifestQueue,
} from './manifest.js';
import { isReference, referenceMember } from './content.js';
import { isList, isObject } from './tree.js';

/** Returns the manifest with every list, record and object in its one order. */
export const canonicalManifest = ({ format, assistants }: Manifest): Manifest => ({
  format,
  assistants: sortedRecord(assistants, canonicalAssistant),
});

/** Returns an assistant with every list, record and object in its one order. */
export function canonicalAssistant(assistant: ManifestAssistant): ManifestAssistant {
  const { name, description, encryption, tags, aiAgents, knowledge, queues, parts, origin } =
    assistant;
  return kept(assistant, {
    name,
    description,
    encryption,
    tags: tags && sortedRecord(tags),
    aiAgents: aiAgents && sortedList(aiAgents, canonicalAiAgent, identityOfAiAgent),
    knowledge: knowledge && sortedRecord(knowledge, canonicalKnowledge),
    queues: queues && sortedList(queues, canonicalQueue, identityOfQueue),
    parts: parts && sortedRecord(parts, (ofKind) => sortedRecord(ofKind, canonicalPart)),
    origin: origin && canonicalOrigin(origin),
  });
}

/** The identity of an assignment within the list of an assistant. */
export const identityOfAiAgent = ({ role, useCase = '' }: ManifestAiAgent): string =>
  `${role} ${useCase}`;

/** The identity of a binding within the list of an assistant. */
export const identityOfQueue = ({ queue }: ManifestQueue): string =>
  typeof queue === 'string' ? queue : JSON.stringify(sortedJson(queue as unknown as JsonObject));

const canonicalAiAgent = (assignment: ManifestAiAgent): ManifestAiAgent => {
  const { role, useCase, agent, enabled } = assignment;
  return kept(assignment, { role, useCase, agent: agent && sortedValue(agent), enabled });
};

const canonicalKnowledge = (knowledge: ManifestKnowledge): ManifestKnowledge => {
  if ('base' in knowledge) {
    const { type, base, language } = knowledge;
    return kept(knowledge, { type, base: sortedValue(base), language });
  }
  if (!('locator' in knowledge)) return knowledge;
  const { type, locator, accessRole } = knowledge;
  return kept(knowledge, { type, locator, accessRole });
};

/** Always a copy, which costs less than to find out whether one is needed. */
const canonicalQueue = ({ queue, mediaTypes }: ManifestQueue): ManifestQueue => ({
  queue: typeof queue === 'string' ? queue : sortedValue(queue),
  mediaTypes: isSorted(mediaTypes) ? mediaTypes : [...mediaTypes].sort(),
});

/** Returns a part with every object of its content in its one order. */
export const canonicalPart = (part: ManifestPart): ManifestPart => {
  const { name, of, content, versions } = part;
  return kept(part, {
    name,
    of: of && sortedValue(of),
    content: sortedValue(content),
    versions: versions && sortedVersions(versions),
  });
};

const sortedVersions = (versions: readonly ManifestPartVersion[]): ManifestPart['versions'] =>
  [...versions]
    .sort((one, other) => one.version - other.version)
    .map(({ version, content }) => ({ version, content: sortedValue(content) }));

const canonicalOrigin = (origin: ManifestOrigin): ManifestOrigin => {
  const { vendor, account, id, locator, status, links, parts, names } = origin;
  return kept(origin, {
    vendor,
    account,
    id,
    locator,
    status,
    links: links && sortedRecord(links),
    parts: parts && sortedRecord(parts, (ids) => sortedRecord(ids)),
    names: names && sortedRecord(names, (ids) => sortedRecord(ids)),
  });
};

const same = <T>(value: T): T => value;

type Members<T> = { readonly [Name in keyof T]: T[Name] | undefined };

/** Leaves out members that are undefined. */
function defined<T extends object>(members: Members<T>): T {
  const present: Partial<Record<keyof T, unknown>> = {};
  for (const name of namesOf(members))
    if (members[name] !== undefined) present[name] = members[name];
  return present as T;
}

/** Returns the members in their order: the object itself, if it has them in this order. */
function kept<T extends object>(object: T, members: Members<T>): T {
  const inOrder = defined<T>(members);
  const names = namesOf(inOrder);
  return hasNames(object, names) && names.every((name) => object[name] === inOrder[name])
    ? object
    : inOrder;
}

function hasNames<T extends object>(object: T, names: readonly (keyof T)[]): boolean {
  const own = namesOf(object);
  return own.length === names.length && own.every((name, index) => name === names[index]);
}

const namesOf = <T extends object>(object: T): readonly (keyof T)[] =>
  Object.keys(object) as (keyof T)[];

/** Compares code units, whose order is the same in every language and version. */
export const compare = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

const isSorted = (texts: readonly string[]): boolean =>
  texts.every((text, index) => index === 0 || (texts[index - 1] as string) <= text);

/** Returns the keys in the order in which `canonicalManifest` has them: JavaScript puts numbers first. */
export const sortedKeys = (record: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(sortedRecord(record, () => undefined));

/** Returns a record in the order of its names: the record itself, if it is in this order. */
export function sortedRecord<T>(
  record: Readonly<Record<string, T>>,
  canonical: (value: T) => T = same,
): Readonly<Record<string, T>> {
  const keys = Object.keys(record);
  const values = keys.map((key) => canonical(record[key] as T));
  if (isSorted(keys) && keys.every((key, index) => values[index] === record[key])) return record;
  return Object.fromEntries(
    keys
      .map((key, index) => [key, values[index] as T] as const)
      .sort(([one], [other]) => compare(one, other)),
  );
}

function sortedList<T>(
  list: readonly T[],
  canonical: (value: T) => T,
  identity: (value: T) => string,
): readonly T[] {
  const items = list.map(canonical);
  return sortedBy(sameItems(list, items) ? list : items, identity);
}

/** Returns a list in the order of its identities: the list itself, if it is in this order. */
export function sortedBy<T>(list: readonly T[], identity: (item: T) => string): readonly T[] {
  const keys = list.map(identity);
  if (isSorted(keys)) return list;
  return list
    .map((item, index) => ({ item, key: keys[index] as string }))
    .sort((one, other) => compare(one.key, other.key))
    .map(({ item }) => item);
}

const sameItems = <T>(list: readonly T[], items: readonly T[]): boolean =>
  list.every((item, index) => item === items[index]);

/** Returns a value with the members of all its objects sorted. */
function sortedJson(value: JsonValue): JsonValue {
  if (isList(value)) {
    const items = value.map(sortedJson);
    return sameItems(value, items) ? value : items;
  }
  if (isReference(value)) return sortedReference(value);
  return isObject(value) ? sortedRecord<JsonValue>(value, sortedJson) : value;
}

/** Sorts a reference: the named object comes before the form in which it is written. */
function sortedReference({ [referenceMember]: reference, ...rest }: JsonObject): JsonObject {
  const { kind, to, form } = (isObject(reference) ? reference : {}) as Readonly<
    Record<string, JsonValue>
  >;
  const inOrder = defined<JsonObject>({
    kind,
    to: to === undefined ? undefined : sortedJson(to),
    form,
  });
  return { [referenceMember]: inOrder, ...sortedRecord(rest, sortedJson) };
}

const sortedValue = <T>(value: T): T => sortedJson(value as JsonValue) as T;
