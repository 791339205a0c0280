/** Looks up the names of everything that the assistants refer to: once for each kind. */
import type { AssistantError, DirectoryEntry, DirectoryQuery } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
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
  const kinds = reading.provider.limits.directory?.kinds ?? {};
  const needed = neededIds(reading, drafts);
  const whole = (reading.options.directory ?? []).filter(
    (kind) => kinds[kind]?.ofAssistant === false,
  );
  for (const kind of whole) if (!needed.has(kind)) needed.set(kind, noIds());
  let done = 0;
  const read = await forEach(needed, async ([kind, { ids: all, byAssistant }]) => {
    const limit = kinds[kind];
    const looked =
      limit === undefined || reading.provider.directory === undefined
        ? noDirectory(reading, kind)
        : limit.ofAssistant
          ? await forEach(byAssistant, ([assistantId, ids]) =>
              readUnder(reading, names, kind, ids, assistantId),
            )
          : await readKind(reading, names, { kind, isWhole: whole.includes(kind) }, all);
    if (looked.isErr()) return looked;
    done += 1;
    reading.report({ phase: 'names', done, total: needed.size });
    return looked;
  });
  return read.map(() => names);
}

/** The ids of one kind to look up. */
interface NeededIds {
  /** Those of the account; empty if the kind belongs to assistants. */
  readonly ids: Set<string>;
  /** Those under each assistant. */
  readonly byAssistant: Map<string, Set<string>>;
}

const noIds = (): NeededIds => ({ ids: new Set(), byAssistant: new Map() });

/** The ids to look up, by kind. */
function neededIds(
  { provider }: Reading,
  drafts: ReadonlyMap<string, Draft>,
): Map<string, NeededIds> {
  const { limits } = provider;
  const needed = new Map<string, NeededIds>();
  const need = (kind: string, assistantId: string, id: string): void => {
    const known = needed.get(kind);
    const ofKind = known ?? noIds();
    if (known === undefined) needed.set(kind, ofKind);
    if (limits.directory?.kinds[kind]?.ofAssistant !== true) return void ofKind.ids.add(id);
    const ids = ofKind.byAssistant.get(assistantId) ?? new Set<string>();
    ofKind.byAssistant.set(assistantId, ids.add(id));
  };
  const agentPart = limits.aiAgents?.agentPart;
  const kindOfQueues = queueKind(limits);
  for (const draft of drafts.values()) {
    const { id, aiAgents = [], knowledge = [], queues = [], parts = {} } = draft;
    for (const { queueId } of queues) need(kindOfQueues, id, queueId);
    for (const { source } of knowledge)
      if (source.type === 'knowledgeBase') need(knowledgeBaseKind(limits), id, source.id);
    for (const reference of referencesOf(draft)) {
      const { kind, id: of } = reference;
      const isPart = parts[kind]?.some((part) => part.id === of) ?? false;
      if (kind !== 'knowledgeLink' && !isPart) need(kind, id, of);
    }
    for (const [kind, ofKind] of Object.entries(parts)) {
      const idKind = limits.parts?.kinds[kind]?.idKind;
      if (idKind !== undefined) for (const part of ofKind) need(idKind, id, part.id);
    }
    if (agentPart !== undefined && parts[agentPart] === undefined)
      for (const { agentId } of aiAgents)
        if (agentId !== undefined) need(agentPart, id, agentId.replace(/:\d+$/, ''));
  }
  return needed;
}

/** Reads the names of a few objects and all their namesakes, or of all objects. */
async function readKind(
  reading: Reading,
  names: NamesDraft,
  { kind, isWhole }: { readonly kind: string; readonly isWhole: boolean },
  ids: ReadonlySet<string>,
): Promise<Result<void, AssistantError>> {
  const isComplete = isWhole || ids.size > fewIds;
  const byIds = await lookUp(reading, kind, isComplete ? {} : { ids: [...ids] });
  if (byIds.isErr()) return err(byIds.error);
  if (byIds.value === undefined) return ok(undefined);
  names.add(kind, byIds.value);
  if (isComplete) names.complete(kind);
  else if (byIds.value.length > 0) {
    const found = [...new Set(byIds.value.map(({ name }) => name))];
    const namesakes = await lookUp(reading, kind, { names: found });
    if (namesakes.isErr()) return err(namesakes.error);
    names.add(kind, namesakes.value ?? []);
  }
  const unknown: string[] = [];
  for (const id of ids) if (!names.has(kind, id)) unknown.push(id);
  noteUnknown(reading, kind, unknown);
  return ok(undefined);
}

/** Reads the names of all objects of one assistant. */
async function readUnder(
  reading: Reading,
  names: NamesDraft,
  kind: string,
  ids: ReadonlySet<string>,
  assistantId: string,
): Promise<Result<void, AssistantError>> {
  const read = await lookUp(reading, kind, { assistantId });
  if (read.isErr()) return err(read.error);
  if (read.value === undefined) return ok(undefined);
  names.add(kind, read.value, assistantId);
  const unknown = [...ids].filter((id) => !names.has(kind, id, assistantId));
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
  if (!isUnseen(read.error)) return err(read.error);
  const { kind: reason, message } = read.error;
  const { assistantId } = query;
  reading.unseen.push({
    ...{ what: 'names', kind, reason, message },
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
    ...{ what: 'names', kind, ids, reason: 'notFound' },
    message: `no ${kind} has these ids, or the client may not see them; references keep their ids`,
    ...(assistantId !== undefined && { assistantId }),
  });
}
