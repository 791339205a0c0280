/** Assistants: list, create, read, change, delete. */
import { randomUUID } from 'node:crypto';
import { parameter, timestamp } from './call.js';
import type { Call, Handler, Reply } from './call.js';
import { GenesysRefusal } from './errors.js';
import { assistantOf } from './lookup.js';
import { listing } from './paging.js';
import type { AssistantRecord, Members } from './resources.js';
import type { GenesysSettings } from './settings.js';
import { assistantView, variationView } from './views.js';
import type { SortKey } from '../server/cursor.js';

type Named = Members & { readonly name: string };

export const getAssistants: Handler = (call) => {
  const { query, settings } = call;
  const matches = nameMatcher(query.name, settings.nameFilter);
  const ofTier = (assistant: AssistantRecord) =>
    query.tier === undefined || (query.tier === 'Copilot') === (assistant.copilot !== undefined);
  const entries = [...call.store.listed().assistants.values()];
  const page = listing(call, {
    entries: entries.filter((assistant) => matches(assistant.name) && ofTier(assistant)),
    keyOf: orderOf(settings),
    view: (assistant) => assistantView(call, assistant),
    pageSize: settings.defaultPageSize,
    pinned: [query.name, query.tier],
  });
  return { status: 200, body: page };
};

function nameMatcher(wanted: string | undefined, filter: GenesysSettings['nameFilter']) {
  if (wanted === undefined) return () => true;
  const folded = wanted.toLowerCase();
  const matchers: Record<GenesysSettings['nameFilter'], (name: string) => boolean> = {
    exact: (name) => name === wanted,
    exactIgnoringCase: (name) => name.toLowerCase() === folded,
    prefix: (name) => name.startsWith(wanted),
    contains: (name) => name.includes(wanted),
  };
  return matchers[filter];
}

function orderOf({ listOrder }: GenesysSettings): (assistant: AssistantRecord) => SortKey {
  if (listOrder === 'name') return ({ name, sequence }) => [name, sequence];
  return listOrder === 'id' ? ({ id }) => [id] : ({ sequence }) => [sequence];
}

/** Answers 200, not 201 (official Swagger). Names need not be unique (live client code). */
export const postAssistants: Handler = (call) => {
  const now = timestamp(call);
  const assistant: AssistantRecord = {
    ...(call.body as Named),
    id: randomUUID(),
    sequence: call.store.nextSequence(),
    dateCreated: now,
    dateModified: now,
  };
  call.store.assistants.set(assistant.id, assistant);
  return { status: 200, body: assistantView(call, assistant) };
};

export const getAssistant: Handler = (call) => {
  const assistant = assistantOf(call);
  return { status: 200, body: variationOr(call, assistant) ?? assistantView(call, assistant) };
};

/** The variation of the language asked for; undefined where the primary assistant is the answer. */
export function variationOr(call: Call, assistant: AssistantRecord): Members | undefined {
  const { query, settings } = call;
  if (query.languageVariation === undefined) return undefined;
  for (const variation of call.store.variations.values())
    if (
      variation.assistantId === assistant.id &&
      variation.copilot['defaultLanguage'] === query.languageVariation
    )
      return variationView(call, variation);
  const fallsBack = query.fallbackToPrimaryAssistant ?? settings.missingVariation === 'fallsBack';
  if (!fallsBack) throw new GenesysRefusal('not.found');
  return undefined;
}

export const patchAssistant: Handler = (call) => {
  const { id, sequence, dateCreated, copilot, ...members } = assistantOf(call);
  const kept = call.settings.patchAssistant === 'partial' ? members : {};
  const assistant: AssistantRecord = {
    ...kept,
    ...(call.body as Named),
    id,
    sequence,
    dateCreated,
    dateModified: timestamp(call),
    ...(copilot && { copilot }),
  };
  call.store.assistants.set(id, assistant);
  return { status: 200, body: assistantView(call, assistant) };
};

export const deleteAssistant: Handler = (call): Reply => {
  const { id } = assistantOf(call);
  const { assistantQueues, assistants, userJobs, variations } = call.store;
  const attached = [...assistantQueues.values()].filter((queue) => queue.assistantId === id);
  if (attached.length > 0 && call.settings.deleteAssistantWithQueues === 'refused')
    throw new GenesysRefusal('request.conflict');
  for (const queue of attached) assistantQueues.delete(queue.id);
  for (const map of [variations, userJobs])
    for (const entry of map.values()) if (entry.assistantId === id) map.delete(entry.id);
  assistants.delete(parameter(call, 'assistantId'));
  return { status: 204 };
};
