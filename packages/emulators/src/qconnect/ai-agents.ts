/** AI agents: create, get, list, update, delete. */
import { randomUUID } from 'node:crypto';
import { configurationArms } from './configuration-arms.js';
import { QConnectError, conflict, invalid, notFound } from './errors.js';
import { findAIAgent, findActiveParent, findParent, requireActive } from './find.js';
import { beginCreation, beginDeletion } from './lifecycle.js';
import { listPage } from './paging.js';
import type { Handler, Service } from './service.js';
import type { AIAgentState, AIAgentType, AIAgentVersionState, AssistantState } from './state.js';
import { checkTagCount } from './tags.js';
import { aiAgentData } from './views.js';

export const createAIAgent: Handler<'CreateAIAgent'> = (input, service) => {
  const { settings, clock, store, failures } = service;
  const { name, type, configuration, visibilityStatus, description, tags = {} } = input;
  checkTagCount(service, tags);
  const assistant = findActiveParent(service, input.assistantId, 'CreateAIAgent');
  checkConfiguration(service, type, configuration);
  if (
    settings.duplicateAIAgentName === 'ConflictException' &&
    assistant.aiAgents.some((other) => other.name === name)
  )
    throw conflict(`An AI agent named ${name} already exists`);
  const now = clock.now();
  const aiAgent: AIAgentState = {
    aiAgentId: randomUUID(),
    sequence: store.nextSequence(),
    name,
    type,
    origin: 'CUSTOMER',
    ...beginCreation(now, {
      milliseconds: settings.aiAgentCreationMilliseconds,
      fails: failures.take('CreateAIAgent'),
    }),
    content: {
      configuration,
      visibilityStatus,
      modifiedTime: now,
      ...(description !== undefined && { description }),
    },
    tags,
    versions: [],
    nextVersionNumber: 1,
  };
  store.put({ ...assistant, aiAgents: [...assistant.aiAgents, aiAgent] });
  return { aiAgent: aiAgentData(service, assistant, aiAgent) };
};

function checkConfiguration({ settings }: Service, type: AIAgentType, configuration: object): void {
  if (settings.configurationOfOtherType === 'allowed') return;
  if (!Object.hasOwn(configuration, configurationArms[type]))
    throw invalid(`An AI agent of type ${type} needs ${configurationArms[type]}`);
}

export const getAIAgent: Handler<'GetAIAgent'> = (input, service) => {
  const assistant = findParent(service, input.assistantId);
  const { aiAgent, qualifier } = findAIAgent(service, assistant, input.aiAgentId);
  const version = versionOf(service, aiAgent, qualifier, input.aiAgentId);
  if (!version) return { aiAgent: aiAgentData(service, assistant, aiAgent) };
  const { content, versionNumber } = version;
  return {
    aiAgent: aiAgentData(service, assistant, aiAgent, content, versionNumber),
    versionNumber,
  };
};

/** Nothing means the saved state. The qualifiers are those that field code uses. */
function versionOf(
  { settings }: Service,
  { versions }: AIAgentState,
  qualifier: string | undefined,
  asked: string,
): AIAgentVersionState | undefined {
  if (qualifier === undefined || qualifier === '$SAVED') return undefined;
  if (qualifier === '$LATEST')
    return settings.latestQualifier === 'newestVersion' ? versions.at(-1) : undefined;
  const version = versions.find(({ versionNumber }) => String(versionNumber) === qualifier);
  if (!version) throw notFound(asked);
  return version;
}

export const listAIAgents: Handler<'ListAIAgents'> = (input, service) => {
  const { origin } = input;
  const assistant = findParent(service, input.assistantId);
  const { entries, token } = listPage(
    service,
    assistant.aiAgents.filter((aiAgent) => origin === undefined || aiAgent.origin === origin),
    ({ sequence }) => sequence,
    input,
    `aiAgents ${assistant.assistantId} ${origin ?? ''}`,
  );
  return {
    aiAgentSummaries: entries.map((aiAgent) => aiAgentData(service, assistant, aiAgent)),
    ...token,
  };
};

export const updateAIAgent: Handler<'UpdateAIAgent'> = (input, service) => {
  const assistant = findActiveParent(service, input.assistantId, 'UpdateAIAgent');
  const aiAgent = findOwnAIAgent(service, assistant, input.aiAgentId);
  requireActive(service, 'UpdateAIAgent', aiAgent, input.aiAgentId);
  const { visibilityStatus, configuration, description } = input;
  if (configuration) checkConfiguration(service, aiAgent.type, configuration);
  const changed: AIAgentState = {
    ...aiAgent,
    content: {
      ...aiAgent.content,
      visibilityStatus,
      ...(configuration && { configuration }),
      ...(description !== undefined && { description }),
      // Always later than before, so that the optimistic lock sees two updates in one millisecond.
      modifiedTime: Math.max(service.clock.now(), aiAgent.content.modifiedTime + 1),
    },
  };
  service.store.put(withAIAgent(assistant, changed));
  return { aiAgent: aiAgentData(service, assistant, changed) };
};

export const deleteAIAgent: Handler<'DeleteAIAgent'> = (input, service) => {
  const { settings, clock, failures } = service;
  const assistant = findParent(service, input.assistantId);
  const aiAgent = findOwnAIAgent(service, assistant, input.aiAgentId);
  if (aiAgent.status === 'DELETE_IN_PROGRESS') return undefined;
  const deletion = beginDeletion(clock.now(), {
    milliseconds: settings.aiAgentDeletionMilliseconds,
    visibleMilliseconds: 0,
    fails: failures.take('DeleteAIAgent'),
  });
  service.store.put(withAIAgent(assistant, { ...aiAgent, ...deletion }));
  return undefined;
};

/** One that may be changed: not the vendor's, and named as a whole rather than by one of its versions. */
export function findOwnAIAgent(
  service: Service,
  assistant: AssistantState,
  idOrArn: string,
): AIAgentState {
  const { aiAgent, qualifier } = findAIAgent(service, assistant, idOrArn);
  if (aiAgent.origin === 'SYSTEM')
    throw new QConnectError(
      service.settings.changeSystemAIAgent,
      `AI agent ${idOrArn} is of origin SYSTEM`,
    );
  if (/^\d+$/.test(qualifier ?? '')) throw invalid(`${idOrArn} is a version, which cannot change`);
  return aiAgent;
}

export function withAIAgent(assistant: AssistantState, changed: AIAgentState): AssistantState {
  const { aiAgentId } = changed;
  return {
    ...assistant,
    aiAgents: assistant.aiAgents.map((other) => (other.aiAgentId === aiAgentId ? changed : other)),
  };
}
