/** Associations of an assistant with knowledge bases. */
import { randomUUID } from 'node:crypto';
import { conflict, invalid, notFound } from './errors.js';
import { findActiveParent, findAssociation, findParent } from './find.js';
import { listPage } from './paging.js';
import type { Handler, Service } from './service.js';
import type { AssistantState, AssociationState } from './state.js';
import { checkTagCount } from './tags.js';
import { associationData, typeOf } from './views.js';

export const createAssistantAssociation: Handler<'CreateAssistantAssociation'> = (
  input,
  service,
) => {
  const { store, quotas } = service;
  const { tags = {} } = input;
  checkTagCount(service, tags);
  const assistant = findActiveParent(service, input.assistantId, 'CreateAssistantAssociation');
  const { association: given, associationType } = input;
  if (typeOf(given) !== associationType)
    throw invalid(`The association is not one of type ${associationType}`);
  if (given.knowledgeBaseId !== undefined) checkKnowledgeBase(service, given.knowledgeBaseId);
  requireNew(service, assistant, given);
  quotas.allowAssociation(
    store.assistants().reduce((count, { associations }) => count + associations.length, 0),
  );
  const association: AssociationState = {
    assistantAssociationId: randomUUID(),
    sequence: store.nextSequence(),
    association: given,
    tags,
  };
  store.put({ ...assistant, associations: [...assistant.associations, association] });
  return { assistantAssociation: associationData(service, assistant, association) };
};

function checkKnowledgeBase({ settings, store }: Service, knowledgeBaseId: string): void {
  const base = store.knowledgeBase(knowledgeBaseId);
  if (!base && settings.knowledgeBaseIds === 'known') throw notFound(knowledgeBaseId);
  // Service model, AssistantAssociationInputData.knowledgeBaseId.
  if (base?.knowledgeBaseType === 'QUICK_RESPONSES')
    throw invalid(`Knowledge base ${knowledgeBaseId} is of type QUICK_RESPONSES`);
}

function requireNew(
  { settings }: Service,
  { associations }: AssistantState,
  given: AssociationState['association'],
): void {
  const { duplicateAssociation } = settings;
  if (duplicateAssociation === 'allowed') return;
  const name = baseOf(given);
  if (associations.some((other) => baseOf(other.association) === name))
    throw conflict(`The assistant is already associated with ${name}`);
}

const baseOf = (association: AssociationState['association']): string =>
  association.knowledgeBaseId ??
  association.externalBedrockKnowledgeBaseConfig?.bedrockKnowledgeBaseArn ??
  '';

export const getAssistantAssociation: Handler<'GetAssistantAssociation'> = (input, service) => {
  const assistant = findParent(service, input.assistantId);
  const association = findAssociation(service, assistant, input.assistantAssociationId);
  return { assistantAssociation: associationData(service, assistant, association) };
};

export const listAssistantAssociations: Handler<'ListAssistantAssociations'> = (input, service) => {
  const assistant = findParent(service, input.assistantId);
  const { entries, token } = listPage(
    service,
    assistant.associations,
    ({ sequence }) => sequence,
    input,
    `associations ${assistant.assistantId}`,
  );
  return {
    assistantAssociationSummaries: entries.map((entry) =>
      associationData(service, assistant, entry),
    ),
    ...token,
  };
};

export const deleteAssistantAssociation: Handler<'DeleteAssistantAssociation'> = (
  input,
  service,
) => {
  const assistant = findParent(service, input.assistantId);
  const gone = findAssociation(service, assistant, input.assistantAssociationId);
  service.store.put({
    ...assistant,
    associations: assistant.associations.filter((association) => association !== gone),
  });
  return undefined;
};
