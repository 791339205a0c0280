/** Variations of an assistant's copilot, one per language as a rule. */
import { randomUUID } from 'node:crypto';
import { parameter, timestamp } from './call.js';
import type { Call, Handler } from './call.js';
import { acceptedCopilot } from './copilot.js';
import { GenesysRefusal, refuseFields } from './errors.js';
import { assistantOf, found } from './lookup.js';
import type { Members, VariationRecord } from './resources.js';
import { variationView } from './views.js';

type VariationBody = Members & { readonly name: string; readonly copilot: Members };

/** Not paged: the operation has no paging parameters (official Swagger). */
export const getAssistantVariations: Handler = (call) => {
  const { id } = assistantOf(call);
  const all = [...call.store.listed().variations.values()];
  const entities = all
    .filter((variation) => variation.assistantId === id)
    .map((variation) => variationView(call, variation));
  return {
    status: 200,
    body: { entities, selfUri: call.request.target.slice(call.apiPrefix.length) },
  };
};

/** Answers 200, not 201 (official Swagger). */
export const postAssistantVariations: Handler = (call) => {
  const assistant = assistantOf(call);
  const now = timestamp(call);
  const body = acceptedVariation(call, undefined);
  const variation: VariationRecord = {
    ...body,
    id: randomUUID(),
    assistantId: assistant.id,
    sequence: call.store.nextSequence(),
    dateCreated: now,
    dateModified: now,
  };
  call.store.variations.set(variation.id, variation);
  return { status: 200, body: variationView(call, variation) };
};

export const getAssistantVariation: Handler = (call) => ({
  status: 200,
  body: variationView(call, variationOf(call)),
});

export const putAssistantVariation: Handler = (call) => {
  const { id, assistantId, sequence, dateCreated, copilot } = variationOf(call);
  const body = acceptedVariation(call, copilot);
  const dateModified = timestamp(call);
  const variation = { ...body, id, assistantId, sequence, dateCreated, dateModified };
  call.store.variations.set(id, variation);
  return { status: 200, body: variationView(call, variation) };
};

export const deleteAssistantVariation: Handler = (call) => {
  call.store.variations.delete(variationOf(call).id);
  return { status: 204 };
};

function variationOf(call: Call): VariationRecord {
  const assistant = assistantOf(call);
  const variation = found(call.store.variations.get(parameter(call, 'variationId')));
  if (variation.assistantId !== assistant.id) throw new GenesysRefusal('not.found');
  return variation;
}

function acceptedVariation(call: Call, former: Members | undefined): VariationBody {
  const body = call.body as VariationBody;
  const summary = body.copilot['summaryGenerationConfig'] as Members | undefined;
  // Release notes of the JavaScript SDK 258.0.0: settable on a parent assistant only.
  if (summary?.['retentionSeconds'] !== undefined)
    throw refuseFields([
      {
        field: 'copilot.summaryGenerationConfig.retentionSeconds',
        code: 'constraint.validation',
        params: { constraint: 'retentionSeconds belongs to the parent assistant' },
      },
    ]);
  return { ...body, copilot: acceptedCopilot(call, body.copilot, former) };
}
