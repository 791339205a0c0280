/** Variations of an assistant's copilot, usually one per language. */
import { randomUUID } from 'node:crypto';
import { parameter, timestamp } from './handler-context.js';
import type { HandlerContext, Handler } from './handler-context.js';
import { acceptCopilot } from './copilot.js';
import { GenesysRefusal, refuseField } from './errors.js';
import { findAssistant, requireFound } from './lookup.js';
import type { Members, VariationRecord } from './resources.js';
import { variationView } from './views.js';

type VariationBody = Members & { readonly name: string; readonly copilot: Members };

/** Not paged: the operation has no paging parameters (official Swagger). */
export const getAssistantVariations: Handler = (context) => {
  const { id } = findAssistant(context);
  const own = context.store.variations.listed().list('byAssistant', id);
  const entities = Array.from(own.walk(0, 1), (variation) => variationView(context, variation));
  return {
    status: 200,
    body: { entities, selfUri: context.request.target.slice(context.apiPrefix.length) },
  };
};

/** Responds with 200, not 201 (official Swagger). */
export const postAssistantVariations: Handler = (context) => {
  const assistant = findAssistant(context);
  const now = timestamp(context);
  const body = acceptVariation(context, undefined);
  const variation: VariationRecord = {
    ...body,
    id: randomUUID(),
    assistantId: assistant.id,
    sequence: context.store.nextSequence(),
    dateCreated: now,
    dateModified: now,
  };
  context.store.variations.set(variation);
  return { status: 200, body: variationView(context, variation) };
};

export const getAssistantVariation: Handler = (context) => ({
  status: 200,
  body: variationView(context, findVariation(context)),
});

export const putAssistantVariation: Handler = (context) => {
  const { id, assistantId, sequence, dateCreated, copilot } = findVariation(context);
  const body = acceptVariation(context, copilot);
  const dateModified = timestamp(context);
  const variation = { ...body, id, assistantId, sequence, dateCreated, dateModified };
  context.store.variations.set(variation);
  return { status: 200, body: variationView(context, variation) };
};

export const deleteAssistantVariation: Handler = (context) => {
  context.store.variations.delete(findVariation(context).id);
  return { status: 204 };
};

function findVariation(context: HandlerContext): VariationRecord {
  const assistant = findAssistant(context);
  const variation = requireFound(context.store.variations.get(parameter(context, 'variationId')));
  if (variation.assistantId !== assistant.id) throw new GenesysRefusal('not.found');
  return variation;
}

function acceptVariation(context: HandlerContext, former: Members | undefined): VariationBody {
  const body = context.body as VariationBody;
  const summary = body.copilot['summaryGenerationConfig'] as Members | undefined;
  // Release notes of the JavaScript SDK 258.0.0: allowed on a parent assistant only.
  if (summary?.['retentionSeconds'] !== undefined)
    throw refuseField(
      'copilot.summaryGenerationConfig.retentionSeconds',
      'retentionSeconds belongs to the parent assistant',
    );
  return { ...body, copilot: acceptCopilot(context, body.copilot, former) };
}
