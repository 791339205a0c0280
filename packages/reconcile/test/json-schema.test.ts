/** The published JSON Schema says what `parseManifest` checks. */
import { readFile } from 'node:fs/promises';
import {
  manifestJsonSchema,
  manifestSchemaUrl,
  stringifyManifest,
} from '@assistant-provider/reconcile';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { manifest } from './arbitrary.js';

const path = new URL('../schema/manifest.schema.json', import.meta.url);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(manifestJsonSchema());

it('the published schema is that of the code', async () => {
  // To write it: npx vitest run packages/reconcile/test/json-schema.test.ts -u
  await expect(
    await format(JSON.stringify(manifestJsonSchema()), { parser: 'json', printWidth: 100 }),
  ).toMatchFileSnapshot(path.pathname);
});

it('the published schema names its own address', async () => {
  const { exports } = JSON.parse(
    await readFile(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { readonly exports: Readonly<Record<string, unknown>> };
  expect(exports['./manifest.schema.json']).toBe('./schema/manifest.schema.json');
  expect(manifestSchemaUrl).toMatch(/reconcile\/schema\/manifest\.schema\.json$/);
});

it('accepts every manifest', () => {
  fc.assert(
    fc.property(manifest, (given) => {
      const accepted = validate(JSON.parse(stringifyManifest(given, { form: 'json' })));
      expect(validate.errors ?? []).toEqual([]);
      expect(accepted).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['a format of the future', { format: 2, assistants: {} }],
  ['a missing name', { format: 1, assistants: { a: {} } }],
  ['an unknown member', { format: 1, assistants: { a: { name: 'A', colour: 'red' } } }],
  ['a key with a blank', { format: 1, assistants: { 'a b': { name: 'A' } } }],
  [
    'a role with a typing error',
    { format: 1, assistants: { a: { name: 'A', aiAgents: [{ role: 'manualSerch' }] } } },
  ],
  ['a tag that is a number', { format: 1, assistants: { a: { name: 'A', tags: { floor: 3 } } } }],
  [
    'a reference of two forms',
    {
      format: 1,
      assistants: { a: { name: 'A', queues: [{ queue: { id: 'q', name: 'Q' }, mediaTypes: [] }] } },
    },
  ],
])('refuses %s', (_, value) => {
  expect(validate(value)).toBe(false);
});
