/** The crosswalk speaks about every field of the vendor's objects, and about no other one. */
import { readFile } from 'node:fs/promises';
import { crosswalkGaps, type SchemaFields } from '@assistant-provider/test-support';
import { expect, it } from 'vitest';
import { crosswalk } from '../src/crosswalk.js';

/** Written by tooling/schema-fields.js from the vendor's OpenAPI document. */
const published = JSON.parse(
  await readFile(new URL('schema-fields.json', import.meta.url), 'utf8'),
) as SchemaFields;

/** Fields that live clients read, and that the document does not have. */
const copilot = ['/voiceTranscriptionConfig', '/queryProcessingConfig'];
const rules = [
  '/ruleEngineConfig/rules/*/participantRoles',
  '/ruleEngineConfig/fallback/participantRoles',
];
const assistant = [
  '/copilotContext',
  '/knowledgeSuggestionConfig/knowledgeBases/*/confidenceThreshold',
  ...[...copilot, ...rules].map((field) => `/copilot${field}`),
];
const queue = ['/assignmentMode', '/usersAssigned', '/assignedUsersCount'];
const live: SchemaFields = {
  assistant,
  knowledge: ['/confidenceThreshold'],
  queues: queue,
  'parts.copilot': [...copilot, ...rules],
  'parts.variation': assistant,
  'parts.queueUsers': queue,
};

const objects = [...new Set([...Object.keys(published), ...Object.keys(live)])];
const schema = Object.fromEntries(
  objects.map((object) => [object, [...(published[object] ?? []), ...(live[object] ?? [])]]),
);

it('has a row for each field of the vendor, and no other rows', () => {
  // The settings are read from the assistant.
  const { assistant = [] } = schema;
  expect(crosswalkGaps(crosswalk, { ...schema, 'parts.settings': assistant })).toEqual({
    withoutRow: [],
    withoutField: [],
  });
});
