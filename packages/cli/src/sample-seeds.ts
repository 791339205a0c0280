/** A small estate for people who try the command without an account. */
import type { GenesysSeed, QConnectSeed } from '@assistant-provider/emulators';

const uuid = (group: string, number: number): string =>
  `${group}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const queue = (number: number) => uuid('11111111', number);
const base = (number: number) => uuid('22222222', number);
const user = (number: number) => uuid('33333333', number);
const assistant = (number: number) => uuid('44444444', number);
const prompt = uuid('55555555', 1);
const agent = uuid('66666666', 1);

const copilot = {
  liveOnQueue: true,
  defaultLanguage: 'en-US',
  nluEngineType: 'NluV3',
  summaryGenerationConfig: { enabled: true },
  wrapupCodePredictionConfig: { enabled: false },
  answerGenerationConfig: { enabled: false },
};

/** The state with which the emulator of Genesys Cloud starts. */
const genesys: GenesysSeed = {
  routingQueues: ['Returns', 'Travel', 'Billing', 'Sales'].map((name, index) => ({
    id: queue(index + 1),
    name,
  })),
  knowledgeBases: [
    { id: base(1), name: 'Returns FAQ', coreLanguage: 'en-US' },
    { id: base(2), name: 'Travel rules', coreLanguage: 'en-US' },
  ],
  users: ['Anna Weber', 'Ben Okafor'].map((name, index) => ({ id: user(index + 1), name })),
  assistants: [
    {
      id: assistant(1),
      name: 'Returns desk',
      transcriptionConfig: { vendorName: 'Genesys' },
      knowledgeSuggestionConfig: {
        vendorName: 'GenesysKnowledge',
        knowledgeBase: { id: base(1), languageCode: 'en-US' },
      },
      copilot,
    },
    {
      id: assistant(2),
      name: 'Travel desk',
      transcriptionConfig: { vendorName: 'Genesys' },
      copilot,
    },
  ],
  assistantQueues: [
    { id: queue(1), assistantId: assistant(1), mediaTypes: ['Call', 'Message'] },
    { id: queue(2), assistantId: assistant(2), mediaTypes: ['Call'] },
  ],
};

/** The state with which the emulator of Amazon Q in Connect starts. */
const qconnect: QConnectSeed = {
  knowledgeBases: [{ knowledgeBaseId: base(1), name: 'Returns FAQ' }],
  assistants: [
    {
      assistantId: assistant(11),
      name: 'Service desk',
      description: 'Answers what customers ask about orders',
      tags: { team: 'service' },
      aiPrompts: [
        {
          aiPromptId: prompt,
          name: 'Kind answers',
          type: 'ANSWER_GENERATION',
          content: {
            templateType: 'TEXT',
            apiFormat: 'MESSAGES',
            modelId: 'us.amazon.nova-pro-v1:0',
            visibilityStatus: 'PUBLISHED',
            templateConfiguration: {
              textFullAIPromptEditTemplateConfiguration: { text: 'Answer kindly.' },
            },
          },
        },
      ],
      aiAgents: [
        {
          aiAgentId: agent,
          name: 'Search',
          type: 'MANUAL_SEARCH',
          content: {
            visibilityStatus: 'PUBLISHED',
            configuration: {
              manualSearchAIAgentConfiguration: { answerGenerationAIPromptId: `${prompt}` },
            },
          },
        },
      ],
    },
  ],
};

/** The states with which both emulators start. */
export const sampleSeeds = { genesys, qconnect };
