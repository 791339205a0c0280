/** Versions of AI agents: create, list, delete. */
import { findOwnAIAgent, withAIAgent } from './ai-agents.js';
import { QConnectError, notFound } from './errors.js';
import { findAIAgent, findActiveParent, findParent, requireActive } from './find.js';
import { listPage } from './paging.js';
import type { Handler, Service } from './service.js';
import type { AIAgentState } from './state.js';
import { aiAgentData } from './views.js';

export const createAIAgentVersion: Handler<'CreateAIAgentVersion'> = (input, service) => {
  const assistant = findActiveParent(service, input.assistantId, 'CreateAIAgentVersion');
  const aiAgent = findOwnAIAgent(service, assistant, input.aiAgentId);
  requireActive(service, 'CreateAIAgentVersion', aiAgent, input.aiAgentId);
  if (input.modifiedTime !== undefined) checkModifiedTime(service, aiAgent, input.modifiedTime);
  const { content, nextVersionNumber: versionNumber, versions } = aiAgent;
  service.store.put(
    withAIAgent(assistant, {
      ...aiAgent,
      versions: [...versions, { versionNumber, content }],
      nextVersionNumber: versionNumber + 1,
    }),
  );
  return {
    aiAgent: aiAgentData(service, assistant, aiAgent, content, versionNumber),
    versionNumber,
  };
};

/**
 * The optimistic lock (service model, CreateAIAgentVersionRequest.modifiedTime): fails after a later update. botocore
 * cuts timestamps to whole seconds, so a time without a fraction stands for its second.
 */
function checkModifiedTime({ settings }: Service, { content }: AIAgentState, given: number): void {
  if (settings.staleModifiedTime === 'allowed') return;
  const givenMilliseconds = Number.isInteger(given) ? given * 1000 + 999 : Math.round(given * 1000);
  if (content.modifiedTime > givenMilliseconds)
    throw new QConnectError(
      settings.staleModifiedTime,
      'The AI agent was updated after the modifiedTime given',
    );
}

export const listAIAgentVersions: Handler<'ListAIAgentVersions'> = (input, service) => {
  const { origin } = input;
  const assistant = findParent(service, input.assistantId);
  const { aiAgent } = findAIAgent(service, assistant, input.aiAgentId);
  const { entries, token } = listPage(
    service,
    origin === undefined || origin === aiAgent.origin ? aiAgent.versions : [],
    ({ versionNumber }) => versionNumber,
    input,
    `versions ${aiAgent.aiAgentId} ${origin ?? ''}`,
  );
  return {
    aiAgentVersionSummaries: entries.map(({ content, versionNumber }) => ({
      aiAgentSummary: aiAgentData(service, assistant, aiAgent, content, versionNumber),
      versionNumber,
    })),
    ...token,
  };
};

export const deleteAIAgentVersion: Handler<'DeleteAIAgentVersion'> = (input, service) => {
  const { aiAgentId, versionNumber } = input;
  const assistant = findParent(service, input.assistantId);
  const aiAgent = findOwnAIAgent(service, assistant, aiAgentId);
  const versions = aiAgent.versions.filter((version) => version.versionNumber !== versionNumber);
  if (versions.length === aiAgent.versions.length) throw notFound(`${aiAgentId}:${versionNumber}`);
  service.store.put(withAIAgent(assistant, { ...aiAgent, versions }));
  return undefined;
};
