/** Reads the assistants, with what the vendor's list carries along. */
import {
  assistantIncludes,
  type AiAgentAssignment,
  type Assistant,
  type AssistantError,
  type AssistantInclude,
  type KnowledgeLink,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import type { Unseen } from './observed.js';
import { forEach, type Draft, type Reading } from './reading.js';

type Drafts = Map<string, Draft>;

/** Reads the selected assistants, in the order in which the vendor lists them. */
export async function readAssistants(reading: Reading): Promise<Result<Drafts, AssistantError>> {
  const { select } = reading.options;
  if (select !== undefined && 'ids' in select) return readByIds(reading, select.ids);
  let denied: AssistantError | undefined;
  for (const include of attempts(reading)) {
    const read = await readList(reading, include);
    if (read.isErr() && read.error.kind === 'permissionDenied') denied ??= read.error;
    else return read.map((drafts) => noteMissing(reading, drafts, include, denied));
  }
  return err(denied as AssistantError);
}

/** A client that may not see the one or the other still sees the rest. */
function attempts({ provider }: Reading): readonly (readonly AssistantInclude[])[] {
  const all = assistantIncludes.filter((each) => provider.features[each]);
  return all.length < 2 ? [all, []] : [all, ...all.map((each) => [each]), []];
}

async function readList(
  reading: Reading,
  include: readonly AssistantInclude[],
): Promise<Result<Drafts, AssistantError>> {
  const { provider, options, report } = reading;
  const { select } = options;
  const drafts: Drafts = new Map();
  const names = select !== undefined && 'names' in select ? new Set(select.names) : [undefined];
  for (const name of names) {
    const call = reading.callOptions();
    if (call.isErr()) return err(call.error);
    const query = { ...(name !== undefined && { name }), ...(include.length > 0 && { include }) };
    for await (const entry of provider.assistants.all(query, call.value)) {
      if (entry.isErr()) return err(entry.error);
      const assistant = entry.value;
      const isWanted = select === undefined || !('filter' in select) || select.filter(assistant);
      if (!isWanted || isGone(assistant)) continue;
      drafts.set(assistant.id, draftOf(assistant));
      report({ phase: 'assistants', done: drafts.size });
    }
  }
  return ok(drafts);
}

const isGone = ({ status }: Assistant): boolean => status === 'deleting' || status === 'deleted';

function noteMissing(
  { provider, unseen }: Reading,
  drafts: Drafts,
  include: readonly AssistantInclude[],
  denied: AssistantError | undefined,
): Drafts {
  for (const what of assistantIncludes) {
    if (!provider.features[what]) continue;
    if (!include.includes(what)) {
      unseen.push({ what, reason: 'permissionDenied', message: denied?.message ?? '' });
      for (const draft of drafts.values()) delete draft[what];
      continue;
    }
    for (const draft of drafts.values())
      if (draft[what] === undefined) unseen.push(notShown(what, draft.id));
  }
  return drafts;
}

const notShown = (what: AssistantInclude, assistantId: string): Unseen => ({
  what,
  assistantId,
  reason: 'notShown',
  message: `the vendor did not show ${what} of the assistant; check the permissions of the client`,
});

/** A read of each assistant costs less than the list, for the few that somebody names. */
async function readByIds(
  reading: Reading,
  ids: readonly string[],
): Promise<Result<Drafts, AssistantError>> {
  const found: Drafts = new Map();
  const unique = [...new Set(ids)];
  const done = await forEach(unique, async (id) => {
    const call = reading.callOptions();
    if (call.isErr()) return err(call.error);
    const read = await reading.provider.assistants.get(id, call.value);
    if (read.isErr() && read.error.kind !== 'notFound') return err(read.error);
    if (read.isErr() || isGone(read.value)) {
      const message = 'the assistant does not exist, or the client may not see it';
      reading.unseen.push({ what: 'assistant', assistantId: id, reason: 'notFound', message });
      return ok(undefined);
    }
    const draft = draftOf(read.value);
    found.set(id, draft);
    reading.report({ phase: 'assistants', done: found.size, total: unique.length });
    return addMissing(reading, draft);
  });
  // In the order of the selection, and not of the responses.
  return done.map(() => new Map(unique.flatMap((id) => entryOf(found, id))));
}

const entryOf = (drafts: Drafts, id: string): readonly (readonly [string, Draft])[] => {
  const draft = drafts.get(id);
  return draft === undefined ? [] : [[id, draft]];
};

async function addMissing(reading: Reading, draft: Draft): Promise<Result<void, AssistantError>> {
  const { provider, unseen } = reading;
  for (const what of assistantIncludes) {
    const feature = provider[what];
    if (feature === undefined || draft[what] !== undefined) continue;
    const call = reading.callOptions();
    if (call.isErr()) return err(call.error);
    const listed = await feature.list(draft.id, call.value);
    if (listed.isOk()) {
      if (what === 'aiAgents')
        draft.aiAgents = (listed.value as readonly AiAgentAssignment[]).map(slimAiAgent);
      else draft.knowledge = (listed.value as readonly KnowledgeLink[]).map(slimLink);
    } else if (listed.error.kind === 'permissionDenied') {
      const { message } = listed.error;
      unseen.push({ what, assistantId: draft.id, reason: 'permissionDenied', message });
    } else return err(listed.error);
  }
  return ok(undefined);
}

/** Without what the vendor sent, which for a whole estate would not fit into memory. */
function draftOf(assistant: Assistant): Draft {
  const { id, name, description, status, tags, encryption, aiAgents, knowledge } = assistant;
  const { locator, updatedAt } = assistant;
  return {
    ...{ id, name, status, locator },
    ...(description !== undefined && { description }),
    ...(tags && { tags }),
    ...(encryption && { encryption }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(aiAgents && { aiAgents: aiAgents.map(slimAiAgent) }),
    ...(knowledge && { knowledge: knowledge.map(slimLink) }),
  };
}

const slimAiAgent = ({ vendorData, dropped, ...rest }: AiAgentAssignment) => rest;
const slimLink = ({ vendorData, dropped, ...rest }: KnowledgeLink) => rest;
