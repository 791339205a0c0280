/** The schema of a manifest: it checks what was read, and makes the JSON Schema that editors use. */
import {
  aiAgentRoles,
  assistantStatuses,
  mediaTypes,
  type JsonObject,
} from '@assistant-provider/core';
import * as z from 'zod';
import { manifestFormat, type Manifest, type ManifestKnowledge } from './manifest.js';
import type { ContentReference, Reference } from './reference.js';

/** The address of the published JSON Schema. */
export const manifestSchemaUrl =
  'https://unpkg.com/@assistant-provider/reconcile/schema/manifest.schema.json';

/** Vendors have bounds of their own on names and ids; a plan checks them. */
const text = z.string();
const version = z.int().min(0).describe('A published version.').exactOptional();

/** A key is short and has no blank, so that a path of keys stays readable. */
const key = z
  .string()
  .regex(/^[^\s/]{1,100}$/, 'must be a key: 1 to 100 characters without blanks and slashes');

const vendorWord = z
  .templateLiteral(['vendor:', z.string()])
  .describe("A word of the vendor, which can be read but not written, as 'vendor:' and the word.");

const word = <const Words extends readonly string[]>(words: Words) =>
  z.union([z.enum(words), vendorWord], {
    error: `must be one of ${words.join(', ')}, or a word of the vendor as vendor:WORD`,
  });

const reference: z.ZodType<Reference> = z
  .union(
    [
      text.describe('The name, which exactly one object of this kind has at the vendor.'),
      z.strictObject({ name: text, version }).describe('The unique name of an object.'),
      z.strictObject({ part: text, version }).describe('The key of a part of this assistant.'),
      z.strictObject({ supplied: text, version }).describe('The name of a part of the vendor.'),
      z.strictObject({ knowledge: text }).describe('The key of a knowledge source here.'),
      z
        .strictObject({ id: text, sharedName: text.exactOptional(), version })
        .describe('The id of an object whose name is unknown or not unique.'),
    ],
    { error: 'must be a name, or an object with one of name, part, supplied, knowledge, id' },
  )
  .meta({ id: 'reference' });

/** The reference in the content of a part. */
export const contentReferenceSchema: z.ZodType<ContentReference> = z.strictObject({
  kind: text,
  to: reference,
  form: text.exactOptional(),
});

/** Values of YAML and JSON; the reader has refused all others. */
const content: z.ZodType<JsonObject> = z.custom<JsonObject>(isRecord, 'must be an object').meta({
  type: 'object',
  description: 'The content; { $reference: … } stands where the vendor has an id.',
});

/** Not a record of Zod, which does not look at a key such as `__proto__`. */
const texts: z.ZodType<Readonly<Record<string, string>>> = z
  .custom<Readonly<Record<string, string>>>(
    (value) => isRecord(value) && Object.values(value).every((each) => typeof each === 'string'),
    'must be an object whose values are texts; put numbers and words like true in quotes',
  )
  .meta({ type: 'object', additionalProperties: { type: 'string' } });

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const aiAgent = z.strictObject({
  role: word(aiAgentRoles),
  useCase: text.exactOptional(),
  agent: reference.describe('The agent; none for a function of the vendor.').exactOptional(),
  enabled: z.boolean().exactOptional(),
});

const knowledge: z.ZodType<ManifestKnowledge> = z.union(
  [
    z.strictObject({
      type: z.literal('knowledgeBase'),
      base: reference,
      language: text.exactOptional(),
    }),
    z.strictObject({
      type: z.literal('externalKnowledgeBase'),
      locator: text,
      accessRole: text,
    }),
    z.strictObject({ type: vendorWord }),
  ],
  {
    error:
      'must be { type: knowledgeBase, base } or { type: externalKnowledgeBase, locator, accessRole }',
  },
);

const queue = z.strictObject({ queue: reference, mediaTypes: z.array(word(mediaTypes)) });

const part = z.strictObject({
  name: text.exactOptional(),
  of: reference.describe('The object that the id of the part names.').exactOptional(),
  content,
  versions: z
    .array(z.strictObject({ version: z.int().min(0), content }))
    .describe('All published versions.')
    .exactOptional(),
});

const origin = z
  .strictObject({
    vendor: text,
    account: text.exactOptional(),
    id: text,
    locator: text,
    status: z.enum(assistantStatuses),
    links: texts.exactOptional(),
    parts: z.record(text, texts).exactOptional(),
    names: z.record(text, texts).exactOptional(),
  })
  .describe('Where the assistant was read from. Written by a snapshot; leave it out of a new one.');

const assistant = z.strictObject({
  name: text,
  description: text.exactOptional(),
  encryption: z.strictObject({ kmsKeyId: text }).exactOptional(),
  tags: texts.describe('All tags: value by key.').exactOptional(),
  aiAgents: z.array(aiAgent).describe('All role assignments.').exactOptional(),
  knowledge: z.record(key, knowledge).describe('All knowledge sources by key.').exactOptional(),
  queues: z.array(queue).describe('All queues that the assistant serves.').exactOptional(),
  parts: z.record(text, z.record(key, part)).describe('The parts by kind and key.').exactOptional(),
  origin: origin.exactOptional(),
});

/** The schema of a manifest. */
export const manifestSchema: z.ZodType<Manifest> = z
  .strictObject({
    format: z.literal(manifestFormat).describe('The version of the format.'),
    assistants: z.record(key, assistant).describe('The assistants by a stable key.'),
  })
  .describe('Assistants. A member that is missing is left alone; an empty one means none.');

/** Returns the JSON Schema of a manifest, as the package publishes it. */
export function manifestJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, properties, ...rest } = z.toJSONSchema(manifestSchema, {
    unrepresentable: 'any',
  });
  return {
    $schema,
    $id: manifestSchemaUrl,
    title: 'Manifest of assistant-provider',
    ...rest,
    // A JSON file says which schema it has.
    properties: { $schema: { type: 'string' }, ...properties },
  };
}
