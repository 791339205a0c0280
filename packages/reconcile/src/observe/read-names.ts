/** Looks up the names of everything that the assistants refer to: once for each kind. */
import type {
  AssistantError,
  Directory,
  DirectoryEntry,
  DirectoryQuery,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { addNames } from './add-names.js';
import { createNames, type NamesDraft } from './names.js';
import type { ObservedNames } from './observed.js';
import { forEach, isUnseen, type Draft, type Reading } from './reading.js';
import { knowledgeBaseKind, queueKind, referencesOf } from './references.js';

/** To look up more, the vendor's whole list takes fewer requests. */
const fewIds = 20;

/** Reads the names. */
export async function readNames(
  reading: Reading,
  drafts: ReadonlyMap<string, Draft>,
): Promise<Result<ObservedNames, AssistantError>> {
  const names = createNames();
  const { directory, limits } = reading.provider;
  const kinds = limits.directory?.kinds ?? {};
  const needed = neededIds(reading, drafts);
  const whole = (reading.options.directory ?? []).filter(
    (kind) => kinds[kind]?.ofAssistant === false,
  );
  for (const kind of whole) if (!needed.has(kind)) needed.set(kind, noIds());
  let done = 0;
  const read = await forEach(needed, async ([kind, { ids: all, byAssistant }]) => {
    const limit = kinds[kind];
    const looked =
      limit === undefined || directory === undefined
        ? noDirectory(reading, kind)
        : limit.ofAssistant
          ? await forEach(byAssistant, ([assistantId, ids]) =>
              readUnder(reading, names, kind, ids, assistantId),
            )
          : await readKind(directory, reading, names, { kind, isWhole: whole.includes(kind) }, all);
    if (looked.isErr()) return looked;
    done += 1;
    reading.report({ phase: 'names', done, total: needed.size });
    return looked;
  });
  return read.map(() => names);
}

/** The ids of one kind to look up, some of them several times: a set of all would take long to make. */
interface NeededIds {
  /** Those of the account; empty if the kind belongs to assistants. */
  readonly ids: string[];
  /** Those under each assistant. */
  readonly byAssistant: Map<string, string[]>;
}

const noIds = (): NeededIds => ({ ids: [], byAssistant: new Map() });

/** The ids to look up, by kind. */
function neededIds(
  { provider }: Reading,
  drafts: ReadonlyMap<string, Draft>,
): Map<string, NeededIds> {
  const { limits } = provider;
  const needed = new Map<string, NeededIds>();
  const listFor = (kind: string, assistantId: string): string[] => {
    const ofKind = needed.get(kind) ?? noIds();
    needed.set(kind, ofKind);
    if (limits.directory?.kinds[kind]?.ofAssistant !== true) return ofKind.ids;
    const ids = ofKind.byAssistant.get(assistantId) ?? [];
    ofKind.byAssistant.set(assistantId, ids);
    return ids;
  };
  const agentPart = limits.aiAgents?.agentPart;
  const kindOfQueues = queueKind(limits);
  for (const draft of drafts.values()) {
    const { id, aiAgents = [], knowledge = [], queues = [], parts = {} } = draft;
    if (queues.length > 0) {
      // Looked up once for all, since an estate may have hundreds of thousands.
      const ids = listFor(kindOfQueues, id);
      for (const { queueId } of queues) ids.push(queueId);
    }
    for (const { source } of knowledge)
      if (source.type === 'knowledgeBase') listFor(knowledgeBaseKind(limits), id).push(source.id);
    for (const reference of referencesOf(draft)) {
      const { kind, id: of } = reference;
      const isPart = parts[kind]?.some((part) => part.id === of) ?? false;
      if (kind !== 'knowledgeLink' && !isPart) listFor(kind, id).push(of);
    }
    for (const [kind, ofKind] of Object.entries(parts)) {
      const idKind = limits.parts?.kinds[kind]?.idKind;
      if (idKind !== undefined) for (const part of ofKind) listFor(idKind, id).push(part.id);
    }
    if (agentPart !== undefined && parts[agentPart] === undefined)
      for (const { agentId } of aiAgents)
        if (agentId !== undefined) listFor(agentPart, id).push(agentId.replace(/:\d+$/, ''));
  }
  return needed;
}

/** Reads the names of a few objects and all their namesakes, or of all objects. */
async function readKind(
  directory: Directory,
  reading: Reading,
  names: NamesDraft,
  { kind, isWhole }: { readonly kind: string; readonly isWhole: boolean },
  ids: readonly string[],
): Promise<Result<void, AssistantError>> {
  const few = isWhole ? undefined : fewOf(ids);
  const read = await (few
    ? readFew(reading, names, kind, few)
    : readAll(directory, reading, names, kind));
  if (read.isErr()) return err(read.error);
  if (!read.value) return ok(undefined);
  noteUnknown(
    reading,
    kind,
    ids.filter((id) => !names.has(kind, id)),
  );
  return ok(undefined);
}

/** Whether the client may see the kind. If not, the kind is noted as unseen. */
type IsSeen = Result<boolean, AssistantError>;

async function readFew(
  reading: Reading,
  names: NamesDraft,
  kind: string,
  ids: readonly string[],
): Promise<IsSeen> {
  const byIds = await lookUp(reading, kind, { ids });
  if (byIds.isErr()) return err(byIds.error);
  if (byIds.value === undefined) return ok(false);
  if (byIds.value.length === 0) return ok(true);
  const found = [...new Set(byIds.value.map(({ name }) => name))];
  const namesakes = await lookUp(reading, kind, { names: found });
  if (namesakes.isErr()) return err(namesakes.error);
  // Without the namesakes, nobody knows which names are unique.
  if (namesakes.value === undefined) return ok(false);
  for (const entry of [...byIds.value, ...namesakes.value]) names.add(kind, entry);
  return ok(true);
}

async function readAll(
  directory: Directory,
  reading: Reading,
  names: NamesDraft,
  kind: string,
): Promise<IsSeen> {
  const call = reading.callOptions();
  if (call.isErr()) return err(call.error);
  const read = await addNames(names, kind, directory.all(kind, {}, call.value));
  if (read.isErr()) return noteUnseen(reading, kind, {}, read.error).map(() => false);
  names.complete(kind);
  return ok(true);
}

/** Returns each id once, or `undefined` if they are many. */
function fewOf(ids: readonly string[]): readonly string[] | undefined {
  const found = new Set<string>();
  for (const id of ids) if (found.add(id).size > fewIds) return undefined;
  return [...found];
}

/** Reads the names of all objects of one assistant. */
async function readUnder(
  reading: Reading,
  names: NamesDraft,
  kind: string,
  ids: readonly string[],
  assistantId: string,
): Promise<Result<void, AssistantError>> {
  const read = await lookUp(reading, kind, { assistantId });
  if (read.isErr()) return err(read.error);
  if (read.value === undefined) return ok(undefined);
  for (const entry of read.value) names.add(kind, entry, assistantId);
  const unknown = ids.filter((id) => !names.has(kind, id, assistantId));
  noteUnknown(reading, kind, unknown, assistantId);
  return ok(undefined);
}

/** Returns `undefined` if the client may not see the kind, which is then noted as unseen. */
async function lookUp(
  reading: Reading,
  kind: string,
  query: DirectoryQuery,
): Promise<Result<readonly DirectoryEntry[] | undefined, AssistantError>> {
  const call = reading.callOptions();
  if (call.isErr()) return err(call.error);
  const read = await reading.provider.directory?.lookUp(kind, query, call.value);
  if (read === undefined || read.isOk()) return ok(read?.value);
  return noteUnseen(reading, kind, query, read.error).map(() => undefined);
}

function noteUnseen(
  { unseen }: Reading,
  kind: string,
  { assistantId }: DirectoryQuery,
  error: AssistantError,
): Result<void, AssistantError> {
  if (!isUnseen(error)) return err(error);
  unseen.push({
    ...{ what: 'names', kind, reason: error.kind, message: error.message },
    ...(assistantId !== undefined && { assistantId }),
  });
  return ok(undefined);
}

function noDirectory({ unseen }: Reading, kind: string): Result<void, AssistantError> {
  const message = `the vendor has no directory of ${kind}; references keep their ids`;
  unseen.push({ what: 'names', kind, reason: 'notShown', message });
  return ok(undefined);
}

function noteUnknown(
  { unseen }: Reading,
  kind: string,
  ids: readonly string[],
  assistantId?: string,
): void {
  if (ids.length === 0) return;
  unseen.push({
    ...{ what: 'names', kind, ids: [...new Set(ids)], reason: 'notFound' },
    message: `no ${kind} has these ids, or the client may not see them; references keep their ids`,
    ...(assistantId !== undefined && { assistantId }),
  });
}
