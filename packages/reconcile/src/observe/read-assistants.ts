/** Reads the assistants, with what the vendor's list carries along. */
import {
  assistantIncludes,
  byPage,
  type AiAgentAssignment,
  type Assistant,
  type AssistantError,
  type AssistantInclude,
  type KnowledgeLink,
} from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { isGone } from './is-gone.js';
import { forEach, isUnseen, type Draft, type Reading, type Step } from './reading.js';

type Drafts = Map<string, Draft>;

/** Reads the selected assistants, in the order in which the vendor lists them. */
export async function readAssistants(reading: Reading): Promise<Result<Drafts, AssistantError>> {
  const { select } = reading.options;
  if (select !== undefined && 'ids' in select) return readByIds(reading, select.ids);
  let denied: AssistantError | undefined;
  for (const include of attempts(reading)) {
    const read = await readList(reading, include);
    if (read.isErr() && read.error.kind === 'permissionDenied') denied ??= read.error;
    else if (read.isErr()) return read;
    else {
      noteDenied(reading, read.value, include, denied);
      const added = await addMissing(reading, read.value.values(), include);
      return added.map(() => read.value);
    }
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
    for await (const page of byPage(provider.assistants.all(query, call.value))) {
      if (page.isErr()) return err(page.error);
      for (const assistant of page.value) {
        const isWanted = select === undefined || !('filter' in select) || select.filter(assistant);
        if (!isWanted || isGone(assistant)) continue;
        drafts.set(assistant.id, draftOf(reading, assistant));
        report({ phase: 'assistants', done: drafts.size });
      }
    }
  }
  return ok(drafts);
}

function noteDenied(
  { provider, unseen }: Reading,
  drafts: Drafts,
  include: readonly AssistantInclude[],
  denied: AssistantError | undefined,
): void {
  for (const what of assistantIncludes) {
    if (!provider.features[what] || include.includes(what)) continue;
    unseen.push({ what, reason: 'permissionDenied', message: denied?.message ?? '' });
    for (const draft of drafts.values()) delete draft[what];
  }
}

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
    const draft = draftOf(reading, read.value);
    found.set(id, draft);
    reading.report({ phase: 'assistants', done: found.size, total: unique.length });
    return ok(undefined);
  });
  if (done.isErr()) return err(done.error);
  const added = await addMissing(reading, found.values(), assistantIncludes);
  // In the order of the selection, and not of the responses.
  return added.map(() => new Map(unique.flatMap((id) => entryOf(found, id))));
}

const entryOf = (drafts: Drafts, id: string): readonly (readonly [string, Draft])[] => {
  const draft = drafts.get(id);
  return draft === undefined ? [] : [[id, draft]];
};

/**
 * Asks for what a response did not carry, since only the vendor knows whether that means "none". If the
 * client has no right to ask for one assistant, the others are not asked for.
 */
async function addMissing(
  reading: Reading,
  drafts: Iterable<Draft>,
  members: readonly AssistantInclude[],
): Step {
  const all = [...drafts];
  for (const what of members) {
    let denied: AssistantError | undefined;
    const missing = all.filter((draft) => draft[what] === undefined);
    const done = await forEach(missing, async (draft) => {
      const asked = denied === undefined ? await addMember(reading, draft, what) : err(denied);
      if (asked.isOk() || !isUnseen(asked.error)) return asked;
      const { kind, message } = asked.error;
      if (kind === 'permissionDenied') denied = asked.error;
      reading.unseen.push({ what, assistantId: draft.id, reason: kind, message });
      return ok(undefined);
    });
    if (done.isErr()) return done;
  }
  return ok(undefined);
}

async function addMember(reading: Reading, draft: Draft, what: AssistantInclude): Step {
  const { aiAgents, knowledge } = reading.provider;
  const call = reading.callOptions();
  if (call.isErr()) return err(call.error);
  if (what === 'aiAgents') {
    const listed = await aiAgents?.list(draft.id, call.value);
    return listed?.map((all) => addAiAgents(reading, draft, all)) ?? ok(undefined);
  }
  const listed = await knowledge?.list(draft.id, call.value);
  return listed?.map((all) => addLinks(reading, draft, all)) ?? ok(undefined);
}

/** Without what the vendor sent, which for a whole estate would not fit into memory. */
function draftOf(reading: Reading, assistant: Assistant): Draft {
  const { id, name, description, status, tags, encryption, aiAgents, knowledge } = assistant;
  const { locator, updatedAt } = assistant;
  const deprecated = reading.deprecatedIn('assistant', assistant.vendorData);
  const draft: Draft = {
    ...{ id, name, status, locator },
    ...(description !== undefined && { description }),
    ...(tags && { tags }),
    ...(encryption && { encryption }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(deprecated.length > 0 && { deprecated }),
  };
  reading.noteUncarried(draft, 'assistant', assistant.vendorData);
  if (aiAgents) addAiAgents(reading, draft, aiAgents);
  if (knowledge) addLinks(reading, draft, knowledge);
  return draft;
}

function addAiAgents(reading: Reading, draft: Draft, all: readonly AiAgentAssignment[]): void {
  for (const { vendorData } of all) reading.noteUncarried(draft, 'aiAgents', vendorData);
  draft.aiAgents = all.map(({ vendorData, dropped, ...rest }) => rest);
}

function addLinks(reading: Reading, draft: Draft, all: readonly KnowledgeLink[]): void {
  for (const { vendorData } of all) reading.noteUncarried(draft, 'knowledge', vendorData);
  draft.knowledge = all.map(({ linkId, source }) => ({ linkId, source }));
}
