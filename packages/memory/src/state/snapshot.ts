/** Checks a snapshot before it replaces the state. Unknown members are kept. */
import {
  custom,
  boolean,
  integer,
  isPlainObject,
  jsonObject,
  list,
  object,
  oneOf,
  optional,
  record,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import { limits } from '../limits.js';
import {
  settledStatuses,
  type MemoryAiAgent,
  type MemoryAssistant,
  type MemoryDirectoryEntry,
  type MemoryKnowledgeLink,
  type MemoryKnowledgeSource,
  type MemoryPart,
  type MemoryPartVersion,
  type MemoryQueueBinding,
  type MemorySettling,
  type MemorySnapshot,
} from '../wire/vendor-types.js';

type MembersOf<T extends object> = Parameters<typeof object<T>>[0];

/** Like `object`, but keeps unknown members. */
function open<T extends object>(members: MembersOf<T>): Parser<T> {
  const known = object<T>(members);
  return (value, field, issues) => {
    if (!isPlainObject(value)) return known(value, field, issues);
    const isKnown = ([name]: readonly [string, unknown]) => Object.hasOwn(members, name);
    const parsed = known(Object.fromEntries(Object.entries(value).filter(isKnown)), field, issues);
    return parsed && { ...value, ...parsed };
  };
}

/** Any number of entries: a snapshot is bounded by the memory that it came from. */
const entries = <T>(item: Parser<T>, uniqueBy?: (item: T) => unknown) =>
  list(item, { max: Number.MAX_SAFE_INTEGER, ...(uniqueBy && { uniqueBy }) });

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && value.endsWith('Z') && Number.isFinite(Date.parse(value));
// The range of a `Date` in ECMAScript.
const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15;

const date = custom(isDate, 'an ISO 8601 date in UTC');
/** A word of the contract, or one that this version does not know. */
const word = text({ maxLength: 255 });

const aiAgent = open<MemoryAiAgent>({
  role: word,
  useCase: optional(text(limits.aiAgents.useCase)),
  agentId: optional(text(limits.aiAgents.agentId)),
  enabled: boolean(),
});

const knowledgeSource = open<MemoryKnowledgeSource>({
  type: word,
  id: optional(text(limits.knowledge.knowledgeBaseId)),
  language: optional(text(limits.knowledge.language)),
  locator: optional(text(limits.knowledge.locator)),
  accessRole: optional(text(limits.knowledge.accessRole)),
});

const assistant = open<MemoryAssistant>({
  id: text(limits.assistantId),
  name: text(limits.name),
  description: optional(text(limits.description)),
  tags: record(text(limits.tags.key), text(limits.tags.value), { max: limits.tags.count }),
  kmsKeyId: optional(text(limits.kmsKeyId)),
  status: word,
  settling: optional(
    open<MemorySettling>({
      to: oneOf(settledStatuses),
      at: custom(isMoment, 'milliseconds since the epoch'),
    }),
  ),
  deletionFails: optional(boolean()),
  aiAgents: entries(aiAgent, ({ role, useCase }) => JSON.stringify([role, useCase])),
  knowledge: entries(
    open<MemoryKnowledgeLink>({ linkId: text(limits.knowledge.linkId), source: knowledgeSource }),
    ({ linkId }) => linkId,
  ),
  createdAt: date,
  updatedAt: date,
});

const binding = open<MemoryQueueBinding>({
  queueId: text(limits.queues.queueId),
  assistantId: text(limits.assistantId),
  mediaTypes: entries(word),
  createdAt: date,
  updatedAt: date,
});

/** Counts from 1; the newest number is kept even if that version was deleted. */
const count = (min: number) => integer({ min, max: Number.MAX_SAFE_INTEGER });

const part = open<MemoryPart>({
  assistantId: text(limits.assistantId),
  kind: oneOf(Object.keys(limits.parts.kinds)),
  id: word,
  name: optional(word),
  ofVendor: optional(boolean()),
  content: jsonObject,
  versions: entries(
    open<MemoryPartVersion>({ version: count(1), content: jsonObject, createdAt: date }),
    ({ version }) => version,
  ),
  lastVersion: count(0),
  createdAt: date,
  updatedAt: date,
});

/** The kinds that stand in the directory; parts are looked up among the parts. */
const directoryKinds = ['queue', 'knowledgeBase', 'user'];

const directoryEntry = object<MemoryDirectoryEntry>({
  kind: oneOf(directoryKinds),
  id: word,
  name: word,
});

/** Accepts a directory: each id once for each kind. */
export const directoryEntries = entries(directoryEntry, ({ kind, id }) =>
  JSON.stringify([kind, id]),
);

const isVersion = (value: unknown): value is 1 => value === 1;

const members = object<MemorySnapshot>({
  version: custom(isVersion, '1, the only supported version'),
  assistants: entries(assistant, ({ id }) => id),
  bindings: entries(binding, ({ queueId }) => queueId),
  parts: optional(
    entries(part, ({ assistantId, kind, id }) => JSON.stringify([assistantId, kind, id])),
  ),
  directory: optional(directoryEntries),
});

export const snapshotParser: Parser<MemorySnapshot> = (value, field, issues) => {
  // A copy through JSON shares nothing with the caller and holds only data.
  const copy: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const snapshot = members(copy, field, issues);
  // An assistant that is being deleted has already lost its queues.
  const staying = snapshot?.assistants.filter(({ settling }) => settling?.to !== 'deleted');
  const bound = new Set(staying?.map(({ id }) => id));
  const known = new Set(snapshot?.assistants.map(({ id }) => id));
  const checkOwners = (
    name: string,
    owned: readonly { readonly assistantId: string }[] | undefined,
    owners: ReadonlySet<string>,
    rule: string,
  ) =>
    owned?.forEach(({ assistantId }, index) => {
      if (owners.has(assistantId)) return;
      const place = `${field}.${name}[${index}].assistantId`;
      const message = `${place} must be the id of an assistant in the snapshot${rule}`;
      issues.push({ field: place, rule: 'reference', message });
    });
  checkOwners('bindings', snapshot?.bindings, bound, ' that is not being deleted');
  checkOwners('parts', snapshot?.parts, known, '');
  return snapshot;
};
