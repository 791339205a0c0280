/** The schema of a seed: the members that the emulator uses. Other members are kept. */
import { flag, integer, listOf, object, oneOf, text } from './schema-language.js';
import type { Schema } from './schema-language.js';

const id: Schema = { type: 'string', minLength: 1 };
const date: Schema = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z$' };
const sequence: Schema = { type: 'integer', minimum: 1 };
const anyObject: Schema = { type: 'object' };

function entities(title: string, members: Readonly<Record<string, Schema>>): Schema {
  const created = { sequence, dateCreated: date, dateModified: date };
  return listOf(object(title, { 'id!': id, ...created, ...members }));
}

/** Records, or their ids alone. */
function named(title: string, members: Readonly<Record<string, Schema>>): Schema {
  return listOf({ anyOf: [text, object(title, { 'id!': id, name: text, ...members })] });
}

const members = {
  assistants: entities('Assistant', { 'name!': text, state: text, copilot: anyObject }),
  assistantQueues: entities('AssistantQueue', {
    'assistantId!': id,
    'mediaTypes!': listOf(text),
    assignmentMode: oneOf('AssignmentMode', 'Auto', 'Manual'),
    users: listOf(text),
  }),
  variations: entities('AssistantCopilotVariation', {
    'assistantId!': id,
    'name!': text,
    'copilot!': anyObject,
  }),
  checklists: entities('AgentChecklist', {
    'name!': text,
    'language!': text,
    'checklistItems!': listOf(anyObject),
  }),
  userJobs: listOf(
    object('UserJob', {
      'id!': id,
      'assistantId!': id,
      'queueId!': id,
      'action!': oneOf('Action', 'AutoAssignment', 'ManualAssignment'),
      'status!': oneOf('Status', 'InProgress', 'Succeeded', 'Failed'),
      'endsAt!': { type: 'number' },
      sequence,
    }),
  ),
  routingQueues: named('Queue', { division: object('Division', { 'id!': id }) }),
  users: named('User', { state: oneOf('UserState', 'active', 'inactive', 'deleted') }),
  knowledgeBases: named('KnowledgeBase', {
    coreLanguage: text,
    published: flag,
    dateModified: date,
  }),
  summarySettings: named('SummarySetting', { language: text, dateModified: date }),
  scripts: named('Script', {}),
  clients: listOf(
    object('OAuthClient', {
      'id!': id,
      secret: text,
      state: oneOf('State', 'active', 'disabled', 'inactive'),
      // `all`, `view`, or a list of permissions.
      'permissions!': { anyOf: [oneOf('Permissions', 'all', 'view'), listOf(text)] },
      accessTokenValiditySeconds: { type: 'number', exclusiveMinimum: 0 },
    }),
  ),
  languageSupport: listOf(
    object('LanguageSupport', { 'language!': text, 'featureSupport!': listOf(anyObject) }),
  ),
  checklistLanguages: listOf(anyObject),
  lastSequence: integer,
} as const satisfies Record<string, Schema>;

export const seedSchema: Schema = { ...object('Seed', members), additionalProperties: false };
