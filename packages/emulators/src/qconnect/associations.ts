/** Associations of an assistant with knowledge bases. */
import { randomUUID } from 'node:crypto';
import { conflict, invalid } from './errors.js';
import { findActiveAssistant, findAssociation, findVisibleAssistant } from './find.js';
import { checkKnowledgeBase } from './knowledge-bases.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import { associationRow } from './rows.js';
import type { AssistantRow, AssociationRow } from './rows.js';
import { baseOf, withKey } from './tables.js';
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
  quotas.checkAssociations(store.associations.list('all').size);
  const row = associationRow(assistant.id, randomUUID(), {
    sequence: store.nextSequence(),
    association: given,
    tags,
  });
  store.associations.set(row);
  return { assistantAssociation: associationData(environment, row) };
};

function checkDuplicate(
  { settings, store }: Environment,
  { id }: AssistantRow,
  association: AssociationRow['association'],
): void {
  if (settings.duplicateAssociation === 'allowed') return;
  const name = baseOf({ association });
  const [same] = withKey(store.associations.list('byBase'), name, id);
  if (same) throw conflict(`The assistant is already associated with ${name}`);
}

export const getAssistantAssociation: Handler<'GetAssistantAssociation'> = (input, environment) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const association = findAssociation(environment, assistant, input.assistantAssociationId);
  return { assistantAssociation: associationData(environment, association) };
};

export const listAssistantAssociations: Handler<'ListAssistantAssociations'> = (
  input,
  environment,
) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const { entries, token } = listPage(
    environment,
    environment.store.associations.listed().list('ofAssistant', assistant.id),
    input,
    `associations ${assistant.id}`,
  );
  return {
    assistantAssociationSummaries: entries.map((entry) => associationData(environment, entry)),
    ...token,
  };
};

export const deleteAssistantAssociation: Handler<'DeleteAssistantAssociation'> = (
  input,
  environment,
) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const gone = findAssociation(environment, assistant, input.assistantAssociationId);
  environment.store.associations.delete(gone.id);
  return undefined;
};
