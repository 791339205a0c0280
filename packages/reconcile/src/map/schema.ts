/** The schema of a map: it checks what was read, and makes the JSON Schema that editors use. */
import * as z from 'zod';
import { mapFormat, type MapTarget, type PlanMap } from './map.js';

/** The address of the published JSON Schema. */
export const mapSchemaUrl =
  'https://unpkg.com/@assistant-provider/reconcile/schema/map.schema.json';

const text = z.string();
const reason = text.min(1).describe('The reason to leave it out.');

/** The schema of one answer. */
export const mapTargetSchema: z.ZodType<MapTarget> = z.union(
  [
    z.strictObject({ name: text.describe('The exact name at the target.') }),
    z.strictObject({ id: text.describe('The id at the target.') }),
    z.strictObject({ skip: reason }),
  ],
  { error: 'must be one of { name }, { id } and { skip: REASON }' },
);

const pairs = (description: string) =>
  z.record(text, mapTargetSchema).describe(description).exactOptional();

const kind = z.strictObject({
  rename: z
    .array(z.strictObject({ from: text, to: text }))
    .describe('Changes of names, before a name is looked up.')
    .exactOptional(),
  pairs: pairs('What each object of the manifest is at the target, by name or id.'),
});

const assistant = z.strictObject({
  id: text.describe('The id of the assistant at the target.').exactOptional(),
  create: z.literal(true).describe('Create another one in any case.').exactOptional(),
  skip: reason.exactOptional(),
  name: text.describe('The name at the target.').exactOptional(),
});

/** The schema of a map. */
export const mapSchema: z.ZodType<PlanMap> = z
  .strictObject({
    format: z.literal(mapFormat).describe('The version of the format.'),
    assistants: z.record(text, assistant).describe('By their key in the manifest.').exactOptional(),
    names: z.record(text, kind).describe('By their kind, such as queue.').exactOptional(),
    keys: pairs('Encryption keys.'),
    agents: pairs('The agent of a role, by role, or as role/use case.'),
    accept: z
      .array(text)
      .describe('Fields whose loss is accepted, as the plan names them.')
      .exactOptional(),
  })
  .describe(
    'Which names and ids of a manifest and of a target belong together, and the answers to questions.',
  );

/** Returns the JSON Schema of a map, as the package publishes it. */
export function mapJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, properties, ...rest } = z.toJSONSchema(mapSchema, { unrepresentable: 'any' });
  return {
    $schema,
    $id: mapSchemaUrl,
    title: 'Map of assistant-provider',
    ...rest,
    properties: { $schema: { type: 'string' }, ...properties },
  };
}
