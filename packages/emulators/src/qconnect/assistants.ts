/** Assistants: create, get, list, delete. */
import { randomUUID } from 'node:crypto';
import { conflict, invalid, notFound } from './errors.js';
import { findAssistant } from './find.js';
import { beginCreation, beginDeletion } from './lifecycle.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import { groupOf } from './rows.js';
import type { AssistantRow } from './rows.js';
import type { AIAgentConfigurationMap } from './state.js';
import { withKey } from './tables.js';
import { checkTagCount } from './tags.js';
import { assistantData } from './views.js';

export const createAssistant: Handler<'CreateAssistant'> = (input, environment) => {
  const { settings, clock, store, quotas, plannedFailures } = environment;
  const { name, description, tags = {}, serverSideEncryptionConfiguration } = input;
  checkTagCount(environment, tags);
  if (settings.duplicateAssistantName === 'ConflictException') checkName(environment, name);
  const { assistants } = store;
  quotas.checkAssistants(assistants.list('all').size - assistants.list('deleted').size);
  const assistant: AssistantRow = {
    id: randomUUID(),
    sequence: store.nextSequence(),
    name,
    tags,
    ...beginCreation(clock.now(), {
      milliseconds: settings.assistantCreationMilliseconds,
      fails: plannedFailures.take('CreateAssistant'),
    }),
    ...(description !== undefined && { description }),
    ...(serverSideEncryptionConfiguration && { serverSideEncryptionConfiguration }),
    aiAgentConfiguration: {},
    orchestratorConfigurationList: [],
  };
  store.planSystem(assistant);
  const created =
    settings.freshConfiguration === 'systemAIAgents'
      ? { ...assistant, aiAgentConfiguration: systemConfiguration(environment, assistant) }
      : assistant;
  assistants.set(created);
  return { assistant: assistantData(environment, created) };
};

function checkName({ settings, store }: Environment, name: string): void {
  for (const { status } of withKey(store.assistants.list('byName'), name)) {
    const isFree = status === 'DELETE_IN_PROGRESS' && settings.nameOfDeletingAssistant === 'free';
    if (status !== 'DELETED' && !isFree)
      throw conflict(`An assistant named ${name} already exists`);
  }
}

function systemConfiguration(
  { store }: Environment,
  { id }: AssistantRow,
): AIAgentConfigurationMap {
  store.addSystem(id);
  const aiAgents = store.aiResources.list('ofKind', groupOf(id, 'aiAgent'));
  const entries = [...aiAgents.walk(0, 1)].map(
    ({ type = '', resourceId }) => [type, { aiAgentId: resourceId }] as const,
  );
  return Object.fromEntries(entries);
}

export const getAssistant: Handler<'GetAssistant'> = ({ assistantId }, environment) => ({
  assistant: assistantData(environment, findAssistant(environment, assistantId)),
});

export const listAssistants: Handler<'ListAssistants'> = (input, environment) => {
  const list = environment.store.assistants.listed().list('all');
  const { entries, token } = listPage(environment, list, input, 'assistants');
  return {
    assistantSummaries: entries.map((assistant) => assistantData(environment, assistant)),
    ...token,
  };
};

export const deleteAssistant: Handler<'DeleteAssistant'> = ({ assistantId }, environment) => {
  const { settings, clock, store, plannedFailures } = environment;
  const assistant = findAssistant(environment, assistantId);
  if (assistant.status === 'DELETE_IN_PROGRESS' || assistant.status === 'DELETED')
    return checkSecondDeletion(environment, assistantId);
  const rule = settings.deleteAssistantWithAssociations;
  const hasAssociations = store.associations.list('ofAssistant', assistant.id).size > 0;
  if (hasAssociations && rule === 'ValidationException')
    throw invalid(`Assistant ${assistantId} still has associations`);
  if (hasAssociations && rule === 'ConflictException')
    throw conflict(`Assistant ${assistantId} still has associations`);
  store.assistants.set({
    ...assistant,
    ...beginDeletion(clock.now(), {
      milliseconds: settings.assistantDeletionMilliseconds,
      visibleMilliseconds: settings.deletedAssistantVisibleMilliseconds,
      fails:
        plannedFailures.take('DeleteAssistant') || (hasAssociations && rule === 'DELETE_FAILED'),
    }),
  });
  return undefined;
};

function checkSecondDeletion({ settings }: Environment, assistantId: string): undefined {
  if (settings.deleteAssistantTwice === 'ResourceNotFoundException') throw notFound(assistantId);
  if (settings.deleteAssistantTwice === 'ConflictException')
    throw conflict(`Assistant ${assistantId} is being deleted`);
}
