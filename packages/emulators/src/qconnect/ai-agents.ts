/** AI agents: create, get, list, update, delete. */
import { randomUUID } from 'node:crypto';
import { configurationArms } from './configuration-arms.js';
import { QConnectError, conflict, invalid, notFound } from './errors.js';
import { findAIAgent, findActiveAssistant, findVisibleAssistant, requireActive } from './find.js';
import { beginCreation, beginDeletion } from './lifecycle.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import type { AIAgentState, AIAgentType, AIAgentVersionState, AssistantState } from './state.js';
import { checkTagCount } from './tags.js';
import { aiAgentData } from './views.js';

export const createAIAgent: Handler<'CreateAIAgent'> = (input, environment) => {
  const { settings, clock, store, plannedFailures } = environment;
  const { name, type, configuration, visibilityStatus, description, tags = {} } = input;
  checkTagCount(environment, tags);
  const assistant = findActiveAssistant(environment, input.assistantId, 'CreateAIAgent');
  checkConfiguration(environment, type, configuration);
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
      fails: plannedFailures.take('CreateAIAgent'),
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
  return { aiAgent: aiAgentData(environment, assistant, aiAgent) };
};

function checkConfiguration(
  { settings }: Environment,
  type: AIAgentType,
  configuration: object,
): void {
  if (settings.configurationOfOtherType === 'allowed') return;
  if (!Object.hasOwn(configuration, configurationArms[type]))
    throw invalid(`An AI agent of type ${type} needs ${configurationArms[type]}`);
}

export const getAIAgent: Handler<'GetAIAgent'> = (input, environment) => {
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const { aiAgent, qualifier } = findAIAgent(environment, assistant, input.aiAgentId);
  const version = findVersion(environment, aiAgent, qualifier, input.aiAgentId);
  if (!version) return { aiAgent: aiAgentData(environment, assistant, aiAgent) };
  const { content, versionNumber } = version;
  return {
    aiAgent: aiAgentData(environment, assistant, aiAgent, content, versionNumber),
    versionNumber,
  };
};

/** Returns undefined for the saved state. Field code uses these qualifiers. */
function findVersion(
  { settings }: Environment,
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

export const listAIAgents: Handler<'ListAIAgents'> = (input, environment) => {
  const { origin } = input;
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const { entries, token } = listPage(
    environment,
    assistant.aiAgents.filter((aiAgent) => origin === undefined || aiAgent.origin === origin),
    ({ sequence }) => sequence,
    input,
    `aiAgents ${assistant.assistantId} ${origin ?? ''}`,
  );
  return {
    aiAgentSummaries: entries.map((aiAgent) => aiAgentData(environment, assistant, aiAgent)),
    ...token,
  };
};

export const updateAIAgent: Handler<'UpdateAIAgent'> = (input, environment) => {
  const assistant = findActiveAssistant(environment, input.assistantId, 'UpdateAIAgent');
  const aiAgent = findChangeableAIAgent(environment, assistant, input.aiAgentId);
  requireActive(environment, 'UpdateAIAgent', aiAgent, input.aiAgentId);
  const { visibilityStatus, configuration, description } = input;
  if (configuration) checkConfiguration(environment, aiAgent.type, configuration);
  const changed: AIAgentState = {
    ...aiAgent,
    content: {
      ...aiAgent.content,
      visibilityStatus,
      ...(configuration && { configuration }),
      ...(description !== undefined && { description }),
      // Strictly increasing, so that the optimistic lock detects two updates in one millisecond.
      modifiedTime: Math.max(environment.clock.now(), aiAgent.content.modifiedTime + 1),
    },
  };
  environment.store.put(withAIAgent(assistant, changed));
  return { aiAgent: aiAgentData(environment, assistant, changed) };
};

export const deleteAIAgent: Handler<'DeleteAIAgent'> = (input, environment) => {
  const { settings, clock, plannedFailures } = environment;
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const aiAgent = findChangeableAIAgent(environment, assistant, input.aiAgentId);
  if (aiAgent.status === 'DELETE_IN_PROGRESS') return undefined;
  const deletion = beginDeletion(clock.now(), {
    milliseconds: settings.aiAgentDeletionMilliseconds,
    visibleMilliseconds: 0,
    fails: plannedFailures.take('DeleteAIAgent'),
  });
  environment.store.put(withAIAgent(assistant, { ...aiAgent, ...deletion }));
  return undefined;
};

/** Returns an AI agent that can be changed: not a SYSTEM agent, and not named by a version. */
export function findChangeableAIAgent(
  environment: Environment,
  assistant: AssistantState,
  idOrArn: string,
): AIAgentState {
  const { aiAgent, qualifier } = findAIAgent(environment, assistant, idOrArn);
  if (aiAgent.origin === 'SYSTEM')
    throw new QConnectError(
      environment.settings.changeSystemAIAgent,
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
