/**
 * How the fields of Genesys Cloud reach the portable model. Source of the fields: official Swagger of
 * 2026-07-19; of those marked as live: live client code, as no contract has them.
 */
import type { Crosswalk, CrosswalkField } from '@assistant-provider/core';

type Row = Omit<CrosswalkField, 'object'>;

const set = { setByVendor: true, reason: 'Genesys Cloud sets it.' } as const;
/** `deprecated: true` in the official Swagger, which names no replacement. */
const deprecated = {
  deprecated: 'The official Swagger of Genesys Cloud marks it as deprecated.',
} as const;
const ownUri: Row = { field: '/selfUri', setByVendor: true, reason: 'It follows from the id.' };
const dates: readonly Row[] = [
  { field: '/dateCreated', ...set },
  { field: '/dateModified', ...set },
];

/** The rows of fields that stand below another one. */
const below = (field: string, rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, field: field + row.field }));

const rowsOf = (object: CrosswalkField['object'], rows: readonly Row[]): CrosswalkField[] =>
  rows.map((row) => ({ object, ...row }));

/** Where a field is carried to. */
type Place = Pick<CrosswalkField, 'as'>;

/** A knowledge base of an assistant; `extras` is the place of what only Genesys Cloud has. */
const knowledgeBase = (extras: Place): readonly Row[] => [
  { field: '/id', as: 'knowledge' },
  { field: '/languageCode', as: 'knowledge' },
  { field: '/contentSearchEnabled', ...extras },
  ownUri,
];
const listedKnowledgeBase = (extras: Place): readonly Row[] => [
  { field: '/id', as: 'knowledge' },
  { field: '/languageCode', as: 'knowledge' },
  // Live.
  { field: '/confidenceThreshold', ...extras },
  ownUri,
];

/** A copilot. Whether a function is on is the assignment of a role; all else is the part's. */
const copilot: readonly Row[] = [
  { field: '/enabled', ...set },
  { field: '/liveOnQueue', as: 'parts.copilot' },
  { field: '/defaultLanguage', as: 'parts.copilot' },
  { field: '/knowledgeAnswerConfig', as: 'parts.copilot', ...deprecated },
  { field: '/summaryGenerationConfig', as: 'parts.copilot' },
  { field: '/summaryGenerationConfig/enabled', as: 'aiAgents' },
  ...below('/summaryGenerationConfig/summarySetting', [ownUri]),
  { field: '/wrapupCodePredictionConfig', as: 'aiAgents' },
  { field: '/answerGenerationConfig', as: 'aiAgents', ...deprecated },
  { field: '/autoSearchConfig', as: 'aiAgents' },
  { field: '/autoSearchConfig/type', as: 'parts.copilot' },
  { field: '/manualSearchConfig', as: 'aiAgents' },
  { field: '/manualSearchConfig/articlesWithAnswerHighlights', as: 'parts.copilot' },
  { field: '/manualSearchConfig/answerGeneration', as: 'parts.copilot' },
  { field: '/nluEngineType', as: 'parts.copilot' },
  { field: '/nluConfig', as: 'parts.copilot' },
  ...below('/nluConfig/domain', [ownUri]),
  ...below('/nluConfig/domain/version', [ownUri]),
  { field: '/ruleEngineConfig', as: 'parts.copilot' },
  { field: '/ruleEngineConfig/rules/*/id', ...set },
  // Live.
  { field: '/voiceTranscriptionConfig', as: 'parts.copilot' },
  { field: '/queryProcessingConfig', as: 'parts.copilot' },
  ownUri,
];

/** An assistant, also as a variation has its fields. */
const assistant = (settings: Place): readonly Row[] => [
  { field: '/id', ...set },
  { field: '/name', as: 'name' },
  ...dates,
  { field: '/createdBy', ...set },
  { field: '/modifiedBy', ...set },
  { field: '/state', ...set },
  { field: '/variationParent', ...set },
  { field: '/googleDialogflowConfig', ...settings, ...deprecated },
  { field: '/transcriptionConfig', ...settings },
  { field: '/knowledgeSuggestionConfig', ...settings },
  ...below('/knowledgeSuggestionConfig/knowledgeBase', knowledgeBase(settings)),
  ...below('/knowledgeSuggestionConfig/knowledgeBases/*', listedKnowledgeBase(settings)),
  // Live, in lists.
  { field: '/copilotContext', ...set },
  { field: '/copilot', as: 'parts.copilot' },
  ...below('/copilot', copilot),
  ownUri,
];

/** Everything of a variation is content of its part, also what the portable model has for assistants. */
const variation = assistant({ as: 'parts.variation' }).map(({ as, ...row }) =>
  as === undefined ? row : { ...row, as: 'parts.variation' },
);

/** The switch of a function is the assignment; a copilot has its other settings. */
const copilotFunction: readonly Row[] = [
  { field: '/enabled', as: 'aiAgents' },
  { field: '/type', as: 'parts.copilot' },
  { field: '/articlesWithAnswerHighlights', as: 'parts.copilot' },
  { field: '/answerGeneration', as: 'parts.copilot' },
  { field: '/summarySetting', as: 'parts.copilot' },
  ...below('/summarySetting', [ownUri]),
  { field: '/retentionSeconds', as: 'parts.copilot' },
  { field: '/onDemandSummaryConfig', as: 'parts.copilot' },
  { field: '/modelConfig', as: 'parts.copilot' },
];

const queue: readonly Row[] = [
  { field: '/id', as: 'queues' },
  { field: '/mediaTypes', as: 'queues' },
  { field: '/assistant', as: 'queues' },
  ...dates,
  // Live.
  { field: '/assignmentMode', as: 'parts.queueUsers' },
  { field: '/usersAssigned', ...set },
  { field: '/assignedUsersCount', ...set },
  ownUri,
];

const settings = { as: 'parts.settings' };

/** The crosswalk of Genesys Cloud. */
export const crosswalk: Crosswalk = {
  fields: [
    ...rowsOf('assistant', assistant(settings)),
    ...rowsOf('aiAgents', copilotFunction),
    ...rowsOf('knowledge', [
      ...knowledgeBase(settings),
      { field: '/confidenceThreshold', ...settings },
    ]),
    ...rowsOf('queues', queue),
    // The part is read from the assistant.
    ...rowsOf('parts.settings', assistant(settings)),
    ...rowsOf('parts.copilot', copilot),
    ...rowsOf('parts.variation', variation),
    ...rowsOf('parts.queueUsers', [
      ...queue,
      { field: '/users', as: 'parts.queueUsers' },
      ...below('/users/*', [ownUri]),
      { field: '/queue', as: 'queues' },
    ]),
  ],
  missing: {
    description: {
      verdict: 'dropped',
      reason: 'Genesys Cloud has no descriptions of assistants.',
    },
    encryption: {
      verdict: 'dropped',
      reason: 'Genesys Cloud does not encrypt an assistant with a key of its customer.',
    },
    tags: {
      verdict: 'dropped',
      reason: 'Genesys Cloud has no tags on assistants.',
    },
    parts: {
      verdict: 'dropped',
      reason: 'Genesys Cloud cannot read what only another vendor understands.',
    },
  },
  // A field that has changed never needs a new assistant, so nothing has to name another one.
  namedBy: [],
};
