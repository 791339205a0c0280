/** Schemas of request bodies. Source: official Swagger of 2026-07-19, unless a line says otherwise. */
import {
  flag,
  integer,
  listOf,
  object,
  observed,
  oneOf,
  readOnly,
  text,
} from './schema-language.js';
import type { Schema } from './schema-language.js';

// Prose of the official Swagger: 1 to 100 conditions and actions per rule, at most 100 attributes.
const perRule = { minItems: 1, maxItems: 100 };
const attributes: Schema = {
  type: 'object',
  title: 'Map',
  additionalProperties: text,
  maxProperties: 100,
};

const enabledOnly = (title: string) => object(title, { 'enabled!': flag });

const condition = object('CopilotCondition', {
  'conditionType!': oneOf(
    'ConditionType',
    'Intent',
    'ConversationStart',
    'ConversationTransfer',
    'ConversationEnd',
  ),
  'conditionValues!': listOf(text),
});

const action = object('CopilotAction', {
  'actionType!': oneOf(
    'ActionType',
    'KnowledgeArticle',
    'CannedResponse',
    'Script',
    'Checklist',
    'ThirdPartyAction',
  ),
  attributes,
});

const fallbackAction = object('CopilotFallbackAction', {
  'actionType!': oneOf(
    'ActionType',
    'KnowledgeArticle',
    'CannedResponse',
    'Script',
    'KnowledgeSearch',
    'ThirdPartyAction',
  ),
  attributes,
});

const ruleEngineConfig = object('RuleEngineConfig', {
  'rules!': listOf(
    object('RuleConfig', {
      id: text,
      'enabled!': flag,
      'rule!': object('CopilotRule', {
        'conditions!': listOf(condition, perRule),
        'actions!': listOf(action, perRule),
      }),
      // Live client code.
      participantRoles: observed,
    }),
  ),
  fallback: object('Fallback', {
    enabled: flag,
    actions: listOf(fallbackAction),
    participantRoles: observed,
  }),
});

const nluConfig = object('NluConfig', {
  'domain!': {
    ...object('CopilotNluDomain', {
      'id!': text,
      'useLatestVersion!': flag,
      version: object('CopilotNluDomainVersion', { 'id!': text, selfUri: readOnly }),
      selfUri: readOnly,
    }),
    // Prose: the version is needed when useLatestVersion is false.
    allOf: [
      {
        if: { properties: { useLatestVersion: { const: false } }, required: ['useLatestVersion'] },
        then: { required: ['version'] },
      },
    ],
  },
  // Prose: strictly between 0 and 1.
  'intentConfidenceThreshold!': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
});

const copilotMembers = {
  enabled: readOnly,
  'liveOnQueue!': flag,
  // Prose: a BCP 47 tag.
  'defaultLanguage!': {
    type: 'string',
    title: 'LanguageTag',
    pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  },
  knowledgeAnswerConfig: enabledOnly('KnowledgeAnswerConfig'),
  summaryGenerationConfig: object('SummaryGenerationConfig', {
    'enabled!': flag,
    // Read-only in the Swagger, yet sending it is how a setting is bound (live client code).
    summarySetting: object('SummarySettingEntity', { id: text, selfUri: readOnly }),
    // The next three: release notes of the JavaScript SDK 258.0.0.
    retentionSeconds: integer,
    onDemandSummaryConfig: enabledOnly('OnDemandSummaryConfig'),
    modelConfig: object('ModelConfig', { 'useLatestModel!': flag }),
  }),
  wrapupCodePredictionConfig: enabledOnly('WrapupCodePredictionConfig'),
  answerGenerationConfig: enabledOnly('AnswerGenerationConfig'),
  nluEngineType: oneOf('NluEngineType', 'NluV3'),
  nluConfig,
  ruleEngineConfig,
  autoSearchConfig: object('AutoSearchConfig', {
    type: oneOf(
      'AutoSearchType',
      'ArticlesOnly',
      'ArticlesWithAnswerHighlights',
      'AnswerGeneration',
    ),
  }),
  manualSearchConfig: object('ManualSearchConfig', {
    articlesWithAnswerHighlights: flag,
    answerGeneration: flag,
  }),
  selfUri: readOnly,
  // Live client code.
  voiceTranscriptionConfig: observed,
  queryProcessingConfig: observed,
} as const satisfies Record<string, Schema>;

export const copilotBody = object('Copilot', copilotMembers);

const knowledgeBaseId: Schema = {
  type: 'string',
  title: 'KnowledgeBaseId',
  format: 'knowledge-base-id',
};

// The two lists differ on purpose: en-UK here, en-GB below.
export const knowledgeLanguages =
  'en-US en-UK en-AU en-CA en-HK en-IN en-IE en-NZ en-PH en-SG en-ZA de-DE de-AT de-CH es-AR es-CO es-MX es-US es-ES fr-FR fr-BE fr-CA fr-CH pt-BR pt-PT nl-NL nl-BE it-IT ca-ES tr-TR sv-SE fi-FI nb-NO da-DK ja-JP ar-AE zh-CN zh-TW zh-HK ko-KR pl-PL hi-IN th-TH hu-HU vi-VN uk-UA cs-CZ fil-PH ms-MY he-IL el-GR';
const knowledgeDialects =
  'en-ZA en-AU en-GB en-IE en-IN en-US es-US es-ES nl-NL fr-CA fr-FR de-DE it-IT pt-PT pt-BR ar-AE ja-JP sv-SE de-AT de-CH da-DK fr-BE fr-CH es-MX es-CO ko-KR hi-IN tr-TR es-AR fi-FI nb-NO cs-CZ hu-HU th-TH pl-PL nl-BE fil-PH ms-MY he-IL el-GR';

const knowledgeSuggestionConfig = object('KnowledgeSuggestionConfig', {
  'vendorName!': oneOf(
    'KnowledgeVendor',
    'GoogleDialogflow',
    'GenesysKnowledge',
    'GenesysKnowledgeV3',
    'Unknown',
  ),
  knowledgeBase: object('KnowledgeBaseReference', {
    'id!': knowledgeBaseId,
    languageCode: oneOf('LanguageCode', ...knowledgeLanguages.split(' ')),
    contentSearchEnabled: flag,
    selfUri: readOnly,
  }),
  knowledgeBases: listOf(
    object('KnowledgeBaseWithDialectReference', {
      'id!': knowledgeBaseId,
      'languageCode!': oneOf('LanguageCode', ...knowledgeDialects.split(' ')),
      selfUri: readOnly,
      // Live client code.
      confidenceThreshold: observed,
    }),
  ),
  receiveSegmentedArticles: flag,
});

const assistantMembers = {
  id: readOnly,
  'name!': { type: 'string', title: 'Name' },
  dateCreated: readOnly,
  dateModified: readOnly,
  createdBy: readOnly,
  modifiedBy: readOnly,
  googleDialogflowConfig: object('GoogleDialogflowConfig', {
    integrationId: text,
    'conversationProfiles!': listOf(
      object('ConversationProfile', {
        'languageCode!': oneOf('LanguageCode', 'en', 'en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-US'),
        'name!': text,
      }),
    ),
  }),
  'transcriptionConfig!': object('TranscriptionConfig', {
    'vendorName!': oneOf('TranscriptionVendor', 'GoogleDialogflow', 'Unknown', 'Genesys'),
  }),
  knowledgeSuggestionConfig,
  state: readOnly,
  selfUri: readOnly,
  variationParent: readOnly,
} as const satisfies Record<string, Schema>;

export const assistantBody = object('Assistant', {
  ...assistantMembers,
  copilot: readOnly,
  // Seen in live responses; no known client sends it.
  copilotContext: readOnly,
});

export const variationBody = object('AssistantCopilotVariation', {
  ...assistantMembers,
  'copilot!': copilotBody,
});

export const assistantQueueBody = object('AssistantQueue', {
  'id!': { type: 'string', title: 'QueueId', format: 'queue-id' },
  'mediaTypes!': listOf(oneOf('MediaType', 'Call', 'Email', 'Message')),
  assistant: readOnly,
  dateCreated: readOnly,
  dateModified: readOnly,
  selfUri: readOnly,
  // Live client code: accepted in a PUT; the counters only come back.
  assignmentMode: oneOf('AssignmentMode', 'Auto', 'Manual'),
  usersAssigned: readOnly,
  assignedUsersCount: readOnly,
});

export const assistantQueuesBody = listOf(assistantQueueBody);

// Prose: at most 100 users.
export const queueUsersBody = object('AssistantQueueUsersRequest', {
  'entities!': listOf(object('AssistantQueueUser', { 'id!': text }), { maxItems: 100 }),
});

export const queueUsersJobBody = object('AssistantQueueUsersJobsRequest', {
  'action!': oneOf('Action', 'AutoAssignment', 'ManualAssignment'),
});

export const checklistBody = object('AgentChecklist', {
  id: readOnly,
  'name!': text,
  'language!': text,
  'checklistItems!': listOf(
    object('AgentChecklistItem', {
      id: readOnly,
      'name!': text,
      description: text,
      automatedCheckEnabled: flag,
      exactPhraseMatch: flag,
      important: flag,
      selfUri: readOnly,
    }),
    { minItems: 1, maxItems: 7 },
  ),
  createdBy: readOnly,
  modifiedBy: readOnly,
  dateCreated: readOnly,
  dateModified: readOnly,
  selfUri: readOnly,
});
