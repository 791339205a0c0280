/** Fixed responses of the benchmark's server: bodies as long and as deep as the vendors' own. */

export const assistantId = '3f0c7d3e-5b0a-4a51-9b7e-0d8a1c2b4e6f';

const at = '2025-03-04T09:41:07.312Z';
const knowledgeBase = { id: '6f1f4f7e-2f61-4a4c-9d0b-2d2d5b1f4a01', languageCode: 'en-US' };

const genesysMembers = {
  state: 'Active',
  dateCreated: at,
  dateModified: at,
  transcriptionConfig: { vendorName: 'Genesys' },
  knowledgeSuggestionConfig: {
    vendorName: 'Genesys',
    knowledgeBase: {
      ...knowledgeBase,
      selfUri: `/api/v2/knowledge/knowledgebases/${knowledgeBase.id}`,
    },
  },
};

export const genesysAssistant = {
  id: assistantId,
  name: 'Returns desk',
  ...genesysMembers,
  copilot: {
    enabled: true,
    liveOnQueue: true,
    defaultLanguage: 'en-US',
    knowledgeAnswerConfig: { enabled: true },
    summaryGenerationConfig: { enabled: true, summarySettingId: assistantId },
    wrapupCodePredictionConfig: { enabled: false },
    answerGenerationConfig: { enabled: true },
    nluEngineType: 'NluV3',
    nluConfig: {
      domain: { id: assistantId, selfUri: `/api/v2/languageunderstanding/domains/${assistantId}` },
      domainVersion: { id: assistantId },
      intentConfidenceThreshold: 0.4,
    },
    ruleEngineConfig: {
      fallback: { enabled: true, actions: [{ actionType: 'KnowledgeSearch' }] },
      rules: [],
    },
  },
  selfUri: `/api/v2/assistants/${assistantId}`,
};

export const assistantCount = 20_000;

/** The list entry of Genesys Cloud at this index. */
export const listedGenesysAssistant = (index: number) => {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return { id, name: `Desk ${index}`, ...genesysMembers, selfUri: `/api/v2/assistants/${id}` };
};

const arn = (rest: string) => `arn:aws:wisdom:us-east-1:123456789012:${rest}`;
const agent = (version: number) => ({ aiAgentId: `${knowledgeBase.id}:${version}` });

export const qconnectAssistant = {
  assistantId,
  assistantArn: arn(`assistant/${assistantId}`),
  name: 'Returns desk',
  type: 'AGENT',
  status: 'ACTIVE',
  description: 'Answers what customers ask about returns',
  tags: { team: 'returns', environment: 'production' },
  serverSideEncryptionConfiguration: {
    kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  integrationConfiguration: { topicIntegrationArn: arn('topic/returns') },
  capabilityConfiguration: { type: 'V2' },
  aiAgentConfiguration: {
    ANSWER_RECOMMENDATION: agent(1),
    MANUAL_SEARCH: agent(2),
    SELF_SERVICE: agent(3),
  },
};

/** The list entry of Q in Connect at this index. Its list carries whole assistants. */
export const listedQConnectAssistant = (index: number) => {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    ...qconnectAssistant,
    assistantId: id,
    assistantArn: arn(`assistant/${id}`),
    name: `Desk ${index}`,
  };
};
