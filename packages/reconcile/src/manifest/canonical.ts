/** The one order of everything in a manifest, so that the same manifest is always the same text. */
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
  return defined({
    name,
    description,
    encryption,
    tags: tags && sortedRecord(tags, same),
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

const canonicalAiAgent = ({ role, useCase, agent, enabled }: ManifestAiAgent): ManifestAiAgent =>
  defined({ role, useCase, agent: agent && sortedValue(agent), enabled });

const canonicalKnowledge = (knowledge: ManifestKnowledge): ManifestKnowledge => {
  if ('base' in knowledge) {
    const { type, base, language } = knowledge;
    return defined({ type, base: sortedValue(base), language });
  }
  if (!('locator' in knowledge)) return knowledge;
  const { type, locator, accessRole } = knowledge;
  return { type, locator, accessRole };
};

const canonicalQueue = ({ queue, mediaTypes }: ManifestQueue): ManifestQueue => ({
  queue: sortedValue(queue),
  mediaTypes: isSorted(mediaTypes) ? mediaTypes : [...mediaTypes].sort(),
});

/** The bindings of an estate share their lists of media types, which are sorted already. */
const isSorted = (words: readonly string[]): boolean =>
  words.every((word, index) => index === 0 || (words[index - 1] as string) <= word);

const canonicalPart = ({ name, of, content, versions }: ManifestPart): ManifestPart =>
  defined({
    name,
    of: of && sortedValue(of),
    content: sortedJson(content) as JsonObject,
    versions: versions && sortedVersions(versions),
  });

const sortedVersions = (versions: readonly ManifestPartVersion[]): ManifestPart['versions'] =>
  [...versions]
    .sort((one, other) => one.version - other.version)
    .map(({ version, content }) => ({ version, content: sortedJson(content) as JsonObject }));

const canonicalOrigin = (origin: ManifestOrigin): ManifestOrigin => {
  const { vendor, account, id, locator, status, links, parts, names } = origin;
  const sortedTexts = (texts: Readonly<Record<string, string>>) => sortedRecord(texts, same);
  return defined({
    vendor,
    account,
    id,
    locator,
    status,
    links: links && sortedTexts(links),
    parts: parts && sortedRecord(parts, sortedTexts),
    names: names && sortedRecord(names, sortedTexts),
  });
};

const same = <T>(value: T): T => value;

/** Leaves out members that are undefined. */
function defined<T extends object>(members: {
  readonly [Name in keyof T]: T[Name] | undefined;
}): T {
  return Object.fromEntries(
    Object.entries(members).filter(([, member]) => member !== undefined),
  ) as T;
}

/** Compares code units, whose order is the same in every language and version. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Returns the keys in the order in which `canonicalManifest` has them: JavaScript puts numbers first. */
export const sortedKeys = (record: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(sortedRecord(record, () => undefined));

function sortedRecord<T>(
  record: Readonly<Record<string, T>>,
  canonical: (value: T) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record)
      .sort(([one], [other]) => compare(one, other))
      .map(([key, value]) => [key, canonical(value)]),
  );
}

function sortedList<T>(
  list: readonly T[],
  canonical: (value: T) => T,
  identity: (value: T) => string,
): readonly T[] {
  return list
    .map((item) => ({ item: canonical(item), key: identity(item) }))
    .sort((one, other) => compare(one.key, other.key))
    .map(({ item }) => item);
}

/** Returns a value with the members of all its objects sorted. */
function sortedJson(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(sortedJson);
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
