/** Assistants: list, create, read, update, delete. */
import { randomUUID } from 'node:crypto';
import { detach } from './attachments.js';
import { timestamp } from './handler-context.js';
import type { HandlerContext, Handler, HandlerResult } from './handler-context.js';
import { GenesysRefusal } from './errors.js';
import { findAssistant, queuesOf } from './lookup.js';
import { nameGroup, nameMatcher } from './name-filter.js';
import { listPage } from './paging.js';
import type { AssistantRecord, Members } from './resources.js';
import { tierOf } from './tables.js';
import { assistantView, variationView } from './views.js';

type Named = Members & { readonly name: string };

export const getAssistants: Handler = (context) => {
  const { query, settings } = context;
  const { name, tier } = query;
  const matches = nameMatcher(name, settings.nameFilter);
  const listed = context.store.assistants.listed();
  const ofTier = tier === undefined ? listed.list('all') : listed.list('byTier', tier);
  const page = listPage(context, {
    list: name === undefined ? ofTier : listed.list('byName', nameGroup(name, settings.nameFilter)),
    accepts: (assistant) =>
      matches(assistant.name) && (tier === undefined || tier === tierOf(assistant)),
    view: (assistant) => assistantView(context, assistant),
    pageSize: settings.defaultPageSize,
    pinned: [name, tier],
  });
  return { status: 200, body: page };
};

/** Responds with 200, not 201 (official Swagger). Names are not unique (live client code). */
export const postAssistants: Handler = (context) => {
  const now = timestamp(context);
  const assistant: AssistantRecord = {
    ...(context.body as Named),
    id: randomUUID(),
    sequence: context.store.nextSequence(),
    dateCreated: now,
    dateModified: now,
  };
  context.store.assistants.set(assistant);
  return { status: 200, body: assistantView(context, assistant) };
};

export const getAssistant: Handler = (context) => {
  const assistant = findAssistant(context);
  return {
    status: 200,
    body: requestedVariation(context, assistant) ?? assistantView(context, assistant),
  };
};

/** Returns the variation of the requested language, or undefined if the primary assistant applies. */
export function requestedVariation(
  context: HandlerContext,
  assistant: AssistantRecord,
): Members | undefined {
  const { query, settings } = context;
  if (query.languageVariation === undefined) return undefined;
  for (const variation of context.store.variations.list('byAssistant', assistant.id).walk(0, 1))
    if (variation.copilot['defaultLanguage'] === query.languageVariation)
      return variationView(context, variation);
  const fallsBack = query.fallbackToPrimaryAssistant ?? settings.missingVariation === 'fallsBack';
  if (!fallsBack) throw new GenesysRefusal('not.found');
  return undefined;
}

export const patchAssistant: Handler = (context) => {
  const { id, sequence, dateCreated, copilot, ...members } = findAssistant(context);
  const { state } = members;
  const kept = context.settings.patchAssistant === 'partial' ? members : state ? { state } : {};
  const assistant: AssistantRecord = {
    ...kept,
    ...(context.body as Named),
    id,
    sequence,
    dateCreated,
    dateModified: timestamp(context),
    ...(copilot && { copilot }),
  };
  context.store.assistants.set(assistant);
  return { status: 200, body: assistantView(context, assistant) };
};

export const deleteAssistant: Handler = (context): HandlerResult => {
  const { id } = findAssistant(context);
  const { assistants, userJobs, variations } = context.store;
  const attached = queuesOf(id, context);
  if (attached.length > 0 && context.settings.deleteAssistantWithQueues === 'refused')
    throw new GenesysRefusal('request.conflict');
  for (const queue of attached) detach(context, queue);
  for (const table of [variations, userJobs])
    for (const entry of [...table.list('byAssistant', id).walk(0, 1)]) table.delete(entry.id);
  assistants.delete(id);
  return { status: 204 };
};
