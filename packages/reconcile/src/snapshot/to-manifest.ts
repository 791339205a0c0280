/** Writes what was observed as a manifest. */
import { aiAgentRoles, mediaTypes, type PartKindLimit, type Tags } from '@assistant-provider/core';
import {
  canonicalPart,
  identityOfAiAgent,
  identityOfQueue,
  sortedBy,
  sortedRecord,
} from '../manifest/canonical.js';
import { withWrittenReferences } from '../manifest/content.js';
import {
  manifestFormat,
  type Manifest,
  type ManifestAiAgent,
  type ManifestAssistant,
  type ManifestKnowledge,
  type ManifestPart,
  type ManifestQueue,
  type VendorWord,
} from '../manifest/manifest.js';
import type {
  Observed,
  ObservedAiAgent,
  ObservedAssistant,
  ObservedKnowledge,
  ObservedPart,
} from '../observe/observed.js';
import { knowledgeBaseKind, queueKind } from '../observe/references.js';
import { isOfPeople } from '../plan/own-tags.js';
import { earlierAssistants, keysFromElsewhere } from './earlier-keys.js';
import { chooseKeys } from './keys.js';
import { localKeys } from './local-keys.js';
import { createReferenceWriter, type LocalKeys, type ReferenceWriter } from './reference-writer.js';

/** How to write a manifest. */
export interface ToManifestOptions {
  /** The account, organisation or region to write into `origin`. */
  readonly account?: string;
  /** An earlier manifest, whose keys are kept. */
  readonly earlier?: Manifest;
}

/** Returns the manifest of a state. */
export function toManifest(
  observed: Observed,
  { account, earlier }: ToManifestOptions = {},
): Manifest {
  const known = earlierAssistants(earlier, observed.vendor, account);
  const keyById = new Map([...known].map(([id, { key }]): [string, string] => [id, key]));
  const keys = chooseKeys(
    observed.assistants,
    'assistant',
    keyById,
    keysFromElsewhere(earlier, known),
  );
  const wordsOf = sharedWords();
  const entries = observed.assistants.map((assistant): [string, ManifestAssistant] => {
    const local = localKeys(assistant, observed, known.get(assistant.id)?.assistant);
    const key = keys.get(assistant.id) as string;
    return [key, toManifestAssistant(assistant, observed, local, account, wordsOf)];
  });
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return { format: manifestFormat, assistants: Object.fromEntries(entries) };
}

/**
 * Makes everything in its one order (`manifest/canonical.ts`). To sort a whole estate afterwards would take
 * as long as to make it.
 */
function toManifestAssistant(
  assistant: ObservedAssistant,
  { vendor, limits, names }: Observed,
  keys: LocalKeys,
  account: string | undefined,
  wordsOf: ReturnType<typeof sharedWords>,
): ManifestAssistant {
  const writer = createReferenceWriter(assistant, limits, names, keys);
  const kindOfQueues = queueKind(limits);
  const { id, name, description, status, locator, tags, encryption } = assistant;
  const { aiAgents, knowledge, queues, parts } = assistant;
  const members = {
    name,
    ...(description !== undefined && { description }),
    ...(encryption && { encryption: { kmsKeyId: encryption.kmsKeyId } }),
    ...(tags && { tags: sortedRecord(tagsOfPeople(tags)) }),
    ...(aiAgents && {
      aiAgents: sortedBy(
        aiAgents.map((each) => toAiAgent(each, writer)),
        identityOfAiAgent,
      ),
    }),
    ...(knowledge && {
      knowledge: sortedRecord(
        Object.fromEntries(
          knowledge.map((link) => [
            keys.links.get(link.linkId) as string,
            toKnowledge(link, knowledgeBaseKind(limits), writer),
          ]),
        ),
      ),
    }),
    ...(queues && {
      queues: sortedBy(
        queues.map(({ queueId, mediaTypes: words }) => ({
          queue: writer.write(kindOfQueues, queueId),
          mediaTypes: wordsOf(words),
        })),
        identityOfQueue,
      ),
    }),
    ...(parts && {
      parts: sortedRecord(
        mapValues(parts, (ofKind, kind) =>
          sortedRecord(
            Object.fromEntries(
              ofKind
                .filter(({ origin }) => origin === 'customer')
                .map((part) => [
                  keys.parts[kind]?.get(part.id) as string,
                  toPart(part, limits.parts?.kinds[kind], writer),
                ]),
            ),
            canonicalPart,
          ),
        ),
      ),
    }),
  };
  const withIds = Object.entries(keys.parts).filter(([, ofKind]) => ofKind.size > 0);
  const partIds = sortedRecord(mapValues(Object.fromEntries(withIds), idsByKey));
  // The names last: writing the members collects them.
  const named = writer.names;
  return {
    ...members,
    origin: {
      vendor,
      ...(account !== undefined && { account }),
      ...{ id, locator, status },
      ...(keys.links.size > 0 && { links: idsByKey(keys.links) }),
      ...(Object.keys(partIds).length > 0 && { parts: partIds }),
      ...(Object.keys(named).length > 0 && { names: named }),
    },
  };
}

/** Returns a function that writes a list once: bindings with the same media types share theirs. */
function sharedWords() {
  const written = new Map<readonly string[], ManifestQueue['mediaTypes']>();
  return (words: readonly string[]): ManifestQueue['mediaTypes'] => {
    const known = written.get(words) ?? words.map((word) => toWord(word, mediaTypes)).sort();
    written.set(words, known);
    return known;
  };
}

/** The tags with which this library marks its work mean nothing in another account. */
const tagsOfPeople = (tags: Tags): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([name]) => isOfPeople(name)));

const toAiAgent = (
  { role, vendorRole, useCase, agentId, enabled }: ObservedAiAgent,
  writer: ReferenceWriter,
): ManifestAiAgent => ({
  role: isOneOf(aiAgentRoles, role) ? role : `vendor:${vendorRole}`,
  ...(useCase !== undefined && { useCase }),
  ...(agentId !== undefined && { agent: writer.writeAgent(agentId) }),
  ...(!enabled && { enabled }),
});

function toKnowledge(
  { source }: ObservedKnowledge,
  kind: string,
  writer: ReferenceWriter,
): ManifestKnowledge {
  if (source.type === 'unknown') return { type: `vendor:${source.vendorType}` };
  if (source.type === 'externalKnowledgeBase') {
    const { type, locator, accessRole } = source;
    return { type, locator, accessRole };
  }
  const { type, id, language } = source;
  return { type, base: writer.write(kind, id), ...(language !== undefined && { language }) };
}

const toPart = (
  { id, name, content, references, versions }: ObservedPart,
  limit: PartKindLimit | undefined,
  writer: ReferenceWriter,
): ManifestPart => ({
  ...(name !== undefined && { name }),
  ...(limit?.idKind !== undefined && { of: writer.write(limit.idKind, id) }),
  content: withWrittenReferences(content, references, writer.writeContent),
  ...(versions &&
    limit?.versions && {
      versions: versions.map(({ version, content: published, references: inVersion }) => ({
        version,
        content: withWrittenReferences(published, inVersion, writer.writeContent),
      })),
    }),
});

const toWord = <Word extends string>(word: string, words: readonly Word[]): Word | VendorWord =>
  isOneOf(words, word) ? word : `vendor:${word}`;

const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  (words as readonly string[]).includes(word);

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));

const idsByKey = (keys: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  sortedRecord(Object.fromEntries([...keys].map(([id, key]) => [key, id])));
