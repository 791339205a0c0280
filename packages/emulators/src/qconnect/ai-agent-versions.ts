/** Versions of AI agents: create, list, delete. */
import { findChangeableAIAgent, withAIAgent } from './ai-agents.js';
import { QConnectError, notFound } from './errors.js';
import { findAIAgent, findActiveAssistant, findVisibleAssistant, requireActive } from './find.js';
import { listPage } from './paging.js';
import type { Handler, Environment } from './environment.js';
import type { AIAgentState } from './state.js';
import { aiAgentData } from './views.js';

export const createAIAgentVersion: Handler<'CreateAIAgentVersion'> = (input, environment) => {
  const assistant = findActiveAssistant(environment, input.assistantId, 'CreateAIAgentVersion');
  const aiAgent = findChangeableAIAgent(environment, assistant, input.aiAgentId);
  requireActive(environment, 'CreateAIAgentVersion', aiAgent, input.aiAgentId);
  if (input.modifiedTime !== undefined) checkModifiedTime(environment, aiAgent, input.modifiedTime);
  const { content, nextVersionNumber: versionNumber, versions } = aiAgent;
  environment.store.put(
    withAIAgent(assistant, {
      ...aiAgent,
      versions: [...versions, { versionNumber, content }],
      nextVersionNumber: versionNumber + 1,
    }),
  );
  return {
    aiAgent: aiAgentData(environment, assistant, aiAgent, content, versionNumber),
    versionNumber,
  };
};

/**
 * The optimistic lock (service model, CreateAIAgentVersionRequest.modifiedTime): fails if the AI agent was updated later.
 * botocore truncates timestamps to seconds, so a time without a fraction stands for the whole second.
 */
function checkModifiedTime(
  { settings }: Environment,
  { content }: AIAgentState,
  given: number,
): void {
  if (settings.staleModifiedTime === 'allowed') return;
  const givenMilliseconds = Number.isInteger(given) ? given * 1000 + 999 : Math.round(given * 1000);
  if (content.modifiedTime > givenMilliseconds)
    throw new QConnectError(
      settings.staleModifiedTime,
      'The AI agent was updated after the modifiedTime given',
    );
}

export const listAIAgentVersions: Handler<'ListAIAgentVersions'> = (input, environment) => {
  const { origin } = input;
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const { aiAgent } = findAIAgent(environment, assistant, input.aiAgentId);
  const { entries, token } = listPage(
    environment,
    origin === undefined || origin === aiAgent.origin ? aiAgent.versions : [],
    ({ versionNumber }) => versionNumber,
    input,
    `versions ${aiAgent.aiAgentId} ${origin ?? ''}`,
  );
  return {
    aiAgentVersionSummaries: entries.map(({ content, versionNumber }) => ({
      aiAgentSummary: aiAgentData(environment, assistant, aiAgent, content, versionNumber),
      versionNumber,
    })),
    ...token,
  };
};

export const deleteAIAgentVersion: Handler<'DeleteAIAgentVersion'> = (input, environment) => {
  const { aiAgentId, versionNumber } = input;
  const assistant = findVisibleAssistant(environment, input.assistantId);
  const aiAgent = findChangeableAIAgent(environment, assistant, aiAgentId);
  const versions = aiAgent.versions.filter((version) => version.versionNumber !== versionNumber);
  if (versions.length === aiAgent.versions.length) throw notFound(`${aiAgentId}:${versionNumber}`);
  environment.store.put(withAIAgent(assistant, { ...aiAgent, versions }));
  return undefined;
};
