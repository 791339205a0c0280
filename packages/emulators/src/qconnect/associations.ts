/** Associations of an assistant with knowledge bases. */
import { randomUUID } from 'node:crypto';
import { conflict, invalid, notFound } from './errors.js';
import { findActiveAssistant, findAssociation, findVisibleAssistant } from './find.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import type { AssistantState, AssociationState } from './state.js';
import { checkTagCount } from './tags.js';
import { associationData, associationTypeOf } from './views.js';

export const createAssistantAssociation: Handler<'CreateAssistantAssociation'> = (
  input,
  environment,
) => {
  const { store, quotas } = environment;
  const { tags = {} } = input;
  checkTagCount(environment, tags);
  const assistant = findActiveAssistant(
    environment,
    input.assistantId,
    'CreateAssistantAssociation',
  );
  const { association: given, associationType } = input;
  if (associationTypeOf(given) !== associationType)
    throw invalid(`The association is not one of type ${associationType}`);
  if (given.knowledgeBaseId !== undefined) checkKnowledgeBase(environment, given.knowledgeBaseId);
  checkDuplicate(environment, assistant, given);
  quotas.checkAssociations(
    store.assistants().reduce((count, { associations }) => count + associations.length, 0),
  );
  const association: AssociationState = {
    assistantAssociationId: randomUUID(),
    sequence: store.nextSequence(),
    association: given,
    tags,
  };
  store.put({ ...assistant, associations: [...assistant.associations, association] });
  return { assistantAssociation: associationData(environment, assistant, association) };
};

function checkKnowledgeBase({ settings, store }: Environment, knowledgeBaseId: string): void {
  const base = store.knowledgeBase(knowledgeBaseId);
  if (!base && settings.knowledgeBaseIds === 'known') throw notFound(knowledgeBaseId);
  // Service model, AssistantAssociationInputData.knowledgeBaseId.
  if (base?.knowledgeBaseType === 'QUICK_RESPONSES')
    throw invalid(`Knowledge base ${knowledgeBaseId} is of type QUICK_RESPONSES`);
}

function checkDuplicate(
  { settings }: Environment,
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

export const getAssistantAssociation: Handler<'GetAssistantAssociation'> = (input, environment) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const association = findAssociation(environment, assistant, input.assistantAssociationId);
  return { assistantAssociation: associationData(environment, assistant, association) };
};

export const listAssistantAssociations: Handler<'ListAssistantAssociations'> = (
  input,
  environment,
) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const { entries, token } = listPage(
    environment,
    assistant.associations,
    ({ sequence }) => sequence,
    input,
    `associations ${assistant.assistantId}`,
  );
  return {
    assistantAssociationSummaries: entries.map((entry) =>
      associationData(environment, assistant, entry),
    ),
    ...token,
  };
};

export const deleteAssistantAssociation: Handler<'DeleteAssistantAssociation'> = (
  input,
  environment,
) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const gone = findAssociation(environment, assistant, input.assistantAssociationId);
  environment.store.put({
    ...assistant,
    associations: assistant.associations.filter((association) => association !== gone),
  });
  return undefined;
};
