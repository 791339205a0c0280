/** Assistants: create, get, list, delete. */
import { randomUUID } from 'node:crypto';
import { conflict, invalid, notFound } from './errors.js';
import { findAssistant } from './find.js';
import { beginCreation, beginDeletion } from './lifecycle.js';
import { listPage } from './paging.js';
import { systemAIAgents } from './seed.js';
import type { Handler, Environment } from './environment.js';
import type { AIAgentConfigurationMap, AIAgentState, AssistantState } from './state.js';
import { checkTagCount } from './tags.js';
import { assistantData } from './views.js';

export const createAssistant: Handler<'CreateAssistant'> = (input, environment) => {
  const { settings, clock, store, quotas, plannedFailures } = environment;
  const { name, description, tags = {}, serverSideEncryptionConfiguration } = input;
  checkTagCount(environment, tags);
  if (settings.duplicateAssistantName === 'ConflictException') checkName(environment, name);
  quotas.checkAssistants(store.assistants().filter(({ status }) => status !== 'DELETED').length);
  const now = clock.now();
  const sequence = store.nextSequence();
  const aiAgents = systemAIAgents({ settings, now: () => now }, () => store.nextSequence());
  const assistant: AssistantState = {
    assistantId: randomUUID(),
    sequence,
    name,
    tags,
    ...beginCreation(now, {
      milliseconds: settings.assistantCreationMilliseconds,
      fails: plannedFailures.take('CreateAssistant'),
    }),
    ...(description !== undefined && { description }),
    ...(serverSideEncryptionConfiguration && { serverSideEncryptionConfiguration }),
    aiAgentConfiguration:
      settings.freshConfiguration === 'systemAIAgents' ? configurationOf(aiAgents) : {},
    orchestratorConfigurationList: [],
    associations: [],
    aiAgents,
  };
  store.put(assistant);
  return { assistant: assistantData(environment, assistant) };
};

function checkName({ settings, store }: Environment, name: string): void {
  const isTaken = store.assistants().some((other) => {
    if (other.name !== name || other.status === 'DELETED') return false;
    return other.status !== 'DELETE_IN_PROGRESS' || settings.nameOfDeletingAssistant === 'taken';
  });
  if (isTaken) throw conflict(`An assistant named ${name} already exists`);
}

const configurationOf = (aiAgents: readonly AIAgentState[]): AIAgentConfigurationMap =>
  Object.fromEntries(aiAgents.map(({ type, aiAgentId }) => [type, { aiAgentId }]));

export const getAssistant: Handler<'GetAssistant'> = ({ assistantId }, environment) => ({
  assistant: assistantData(environment, findAssistant(environment, assistantId)),
});

export const listAssistants: Handler<'ListAssistants'> = (input, environment) => {
  const all = environment.store.assistants();
  const { entries, token } = listPage(
    environment,
    all,
    ({ sequence }) => sequence,
    input,
    'assistants',
  );
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
  const hasAssociations = assistant.associations.length > 0;
  if (hasAssociations && rule === 'ValidationException')
    throw invalid(`Assistant ${assistantId} still has associations`);
  if (hasAssociations && rule === 'ConflictException')
    throw conflict(`Assistant ${assistantId} still has associations`);
  store.put({
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
