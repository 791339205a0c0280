/** The schema of a plan's file: it checks what was read, and makes the published JSON Schema. */
import type { JsonObject, JsonValue } from '@assistant-provider/core';
import * as z from 'zod';
import { isObject } from '../manifest/tree.js';
import { planFormat } from './plan.js';
import { action } from './schema-actions.js';

/** The address of the published JSON Schema. */
export const planSchemaUrl =
  'https://unpkg.com/@assistant-provider/reconcile/schema/plan.schema.json';

const text = z.string();
const texts = z.array(text);
const count = z.int().min(0);
const value: z.ZodType<JsonValue> = z.custom<JsonValue>((given) => given !== undefined).meta({});
const object: z.ZodType<JsonObject> = z
  .custom<JsonObject>(isObject, 'must be an object')
  .meta({ type: 'object' });
/** Either the id, or `{ fromStep }`. */
const late = z.union([text, z.strictObject({ fromStep: text })]);

const field = z.strictObject({
  field: text,
  verdict: z.enum(['carried', 'converted', 'emulated', 'asked', 'dropped', 'unseen']),
  reason: text,
  change: z.enum(['none', 'add', 'change', 'remove']),
  before: value.exactOptional(),
  after: value.exactOptional(),
  count: count.exactOptional(),
  accepted: z.boolean().exactOptional(),
  pending: z.boolean().exactOptional(),
});

const assistant = z.strictObject({
  key: text,
  name: text,
  change: z.enum(['none', 'create', 'adopt', 'update', 'replace', 'delete', 'skip', 'asked']),
  id: text.exactOptional(),
  replaces: text.exactOptional(),
  fingerprint: text.exactOptional(),
  fields: z.array(field),
});

const step = z.strictObject({
  id: text,
  assistant: text,
  target: late.exactOptional(),
  title: text,
  action,
  after: texts,
  operation: text.exactOptional(),
  fields: texts,
  requests: count,
  irreversible: text.exactOptional(),
  irreversibleAfter: texts.exactOptional(),
  neededBy: texts.exactOptional(),
});

const question = z.strictObject({
  id: text,
  fields: texts,
  text,
  answerAt: texts,
  candidates: z.array(z.strictObject({ value, label: text })),
});

const unseen = z.strictObject({
  what: z.enum(['assistant', 'aiAgents', 'knowledge', 'queues', 'tags', 'parts', 'names']),
  assistantId: text.exactOptional(),
  kind: text.exactOptional(),
  ids: texts.exactOptional(),
  reason: z.enum(['permissionDenied', 'notShown', 'notFound']),
  message: text,
});

const obstacle = z.strictObject({
  rule: z.enum([
    'places',
    'changes',
    'deletions',
    'emptySource',
    'readOnlyStatus',
    'cycle',
    'notVerified',
    'pending',
    'unseen',
  ]),
  message: text,
  forcible: z.boolean(),
});

/** The schema of a plan's file. */
export const planSchema = z
  .strictObject({
    format: z.literal(planFormat).describe('The version of the format.'),
    hash: text.regex(/^[0-9a-f]{64}$/).describe('The SHA-256 of everything else in the plan.'),
    target: z.strictObject({ vendor: text, account: text.exactOptional() }),
    source: z
      .strictObject({
        vendor: text,
        account: text.exactOptional(),
        ids: z.record(text, text),
        names: texts.exactOptional(),
        until: z.union([texts, count]).exactOptional(),
      })
      .exactOptional()
      .describe('Where the assistants come from, if the plan is a move.'),
    observed: z.strictObject({ parts: z.boolean(), versions: z.boolean() }),
    assistants: z.array(assistant).describe('The assistants, and what becomes of each field.'),
    steps: z.array(step).describe('The steps in an order in which they can be done.'),
    questions: z.array(question).describe('The open questions; a map answers them.'),
    tasks: z.array(z.strictObject({ field: text, object: text, text })),
    obstacles: z.array(obstacle).describe('The reasons why the plan cannot be applied as it is.'),
    unseen: z.array(unseen).describe('The objects that could not be read.'),
    permissions: z
      .array(object)
      .describe('The permissions to apply, resume and roll back the plan.'),
    forecast: z.strictObject({
      requests: count,
      milliseconds: count.exactOptional(),
      places: count.exactOptional(),
    }),
    applyable: z.boolean().describe('Whether nothing stands in the way of the plan.'),
    complete: z.boolean().describe('Whether the plan covers everything.'),
  })
  .describe('A plan. Its hash covers every member, so that no other program changes it unseen.');

/** Returns the JSON Schema of a plan, as the package publishes it. */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, properties, ...rest } = z.toJSONSchema(planSchema, { unrepresentable: 'any' });
  return {
    $schema,
    $id: planSchemaUrl,
    title: 'Plan of assistant-provider',
    ...rest,
    properties: { $schema: { type: 'string' }, ...properties },
  };
}
