/** Knowledge bases: create, get, list, delete. Their content is not emulated. */
import { randomUUID } from 'node:crypto';
import { conflict, invalid, notFound } from './errors.js';
import { findKnowledgeBase } from './find.js';
import { beginCreation, beginDeletion } from './lifecycle.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import type { KnowledgeBaseRow } from './rows.js';
import { withKey } from './tables.js';
import { checkTagCount } from './tags.js';
import { knowledgeBaseData } from './views.js';

export const createKnowledgeBase: Handler<'CreateKnowledgeBase'> = (input, environment) => {
  const { settings, clock, store, quotas, plannedFailures } = environment;
  const { clientToken: _clientToken, tags = {}, ...members } = input;
  const { name, knowledgeBaseType, sourceConfiguration } = members;
  checkTagCount(environment, tags);
  // Service model, CreateKnowledgeBaseRequest.sourceConfiguration.
  const takesSource = ['EXTERNAL', 'MANAGED'].includes(knowledgeBaseType);
  if (sourceConfiguration && !takesSource && settings.sourceOfOtherType === 'ValidationException')
    throw invalid(`A knowledge base of type ${knowledgeBaseType} has no sourceConfiguration`);
  const [same] = withKey(store.knowledgeBases.list('byName'), name);
  if (same && settings.duplicateKnowledgeBaseName === 'ConflictException')
    throw conflict(`A knowledge base named ${name} already exists`);
  quotas.checkKnowledgeBases(store.knowledgeBases.list('all').size);
  const base: KnowledgeBaseRow = {
    ...members,
    id: randomUUID(),
    sequence: store.nextSequence(),
    tags,
    ...beginCreation(clock.now(), {
      milliseconds: settings.knowledgeBaseCreationMilliseconds,
      fails: plannedFailures.take('CreateKnowledgeBase'),
    }),
  };
  store.knowledgeBases.set(base);
  return { knowledgeBase: knowledgeBaseData(environment, base) };
};

export const getKnowledgeBase: Handler<'GetKnowledgeBase'> = (
  { knowledgeBaseId },
  environment,
) => ({
  knowledgeBase: knowledgeBaseData(environment, findKnowledgeBase(environment, knowledgeBaseId)),
});

export const listKnowledgeBases: Handler<'ListKnowledgeBases'> = (input, environment) => {
  const list = environment.store.knowledgeBases.listed().list('all');
  const { entries, token } = listPage(environment, list, input, 'knowledgeBases');
  return {
    knowledgeBaseSummaries: entries.map((base) => knowledgeBaseData(environment, base)),
    ...token,
  };
};

export const deleteKnowledgeBase: Handler<'DeleteKnowledgeBase'> = (
  { knowledgeBaseId },
  environment,
) => {
  const { settings, clock, store, plannedFailures } = environment;
  const base = findKnowledgeBase(environment, knowledgeBaseId);
  if (base.status === 'DELETE_IN_PROGRESS') return undefined;
  const [association] = withKey(store.associations.list('byBase'), base.id);
  if (association && settings.deleteAssociatedKnowledgeBase === 'ConflictException')
    throw conflict(`Knowledge base ${knowledgeBaseId} is associated with an assistant`);
  store.knowledgeBases.set({
    ...base,
    ...beginDeletion(clock.now(), {
      milliseconds: settings.knowledgeBaseDeletionMilliseconds,
      visibleMilliseconds: 0,
      fails: plannedFailures.take('DeleteKnowledgeBase'),
    }),
  });
  return undefined;
};

/** Checks that an association can name this knowledge base. */
export function checkKnowledgeBase({ settings, store }: Environment, id: string): void {
  const base = store.knowledgeBases.get(id);
  if (!base && settings.knowledgeBaseIds === 'known') throw notFound(id);
  // Service model, AssistantAssociationInputData.knowledgeBaseId.
  if (base?.knowledgeBaseType === 'QUICK_RESPONSES')
    throw invalid(`Knowledge base ${id} is of type QUICK_RESPONSES`);
}
