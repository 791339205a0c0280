/** Manifests of any content, with texts that file formats are known to break. */
import {
  aiAgentRoles,
  assistantStatuses,
  mediaTypes,
  type JsonObject,
} from '@assistant-provider/core';
import type { Manifest, ManifestAssistant, Reference } from '@assistant-provider/reconcile';
import fc from 'fast-check';

const nasty = [
  ...[
    '',
    ' ',
    ' a',
    'a ',
    '\t',
    '\ta',
    'a\n',
    '\na',
    'a\n\n',
    '\n',
    '\r',
    '\r\n',
    'a\r\nb',
    'a\n b\n\n\tc',
  ],
  ...[
    'null',
    '~',
    'true',
    'No',
    '123',
    '1e3',
    '0x1f',
    '.nan',
    '2026-01-01',
    '-',
    '- a',
    '? a',
    ': a',
  ],
  ...[
    'a: b',
    'a #b',
    '#a',
    '"',
    "'",
    '`',
    '@a',
    '%a',
    '!a',
    '&a',
    '*a',
    '|',
    '>',
    '|-\n a',
    '---',
    '...',
  ],
  ...[
    '\u0000',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '\udfff\ud800',
    '👩‍👩‍👧',
    '\u202eabc',
  ],
  ...['__proto__', 'constructor', 'toString', '$reference', '$$reference', '<<', 'x'.repeat(1_100)],
  ...[
    'vendor:',
    '{ id: a }',
    '[a]',
    '{',
    ']',
    'a,b',
    '"a": b',
    '\\',
    '\\n',
    '\\u0041',
    'a\n---\nb',
  ],
];

const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('\n', ' ', '\t', 'a', '#', ':', '-', '"', '\r'),
    maxLength: 12,
  }),
  fc.string(),
);
const key = fc.oneof(
  fc.stringMatching(/^[a-z0-9-]{1,12}$/),
  fc.constantFrom(
    'null',
    'true',
    '123',
    '-',
    '?',
    '"a"',
    '#',
    '&a',
    '1e3',
    '...',
    '{',
    'é',
    '返品',
  ),
);
const version = fc.nat(20);

const withVersion = <T extends object>(members: T) =>
  fc
    .option(version, { nil: undefined })
    .map((at) => ({ ...members, ...(at !== undefined && { version: at }) }));

const reference: fc.Arbitrary<Reference> = fc.oneof(
  text,
  text.chain((name) => withVersion({ name })),
  text.chain((part) => withVersion({ part })),
  text.chain((supplied) => withVersion({ supplied })),
  text.map((knowledge) => ({ knowledge })),
  fc.tuple(text, text).chain(([id, sharedName]) => withVersion({ id, sharedName })),
  text.map((id) => ({ id })),
);

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    fc.record({
      $reference: fc.record({ kind: text, to: reference }, { requiredKeys: ['kind', 'to'] }),
    }),
  ),
})).value;

/** The content of a part in a manifest: a `$reference` is a reference. */
export const content = fc
  .dictionary(
    text.filter((name) => name !== '$reference'),
    json,
    { maxKeys: 4 },
  )
  .filter((value) => !hasFalseReference(value)) as fc.Arbitrary<JsonObject>;

function hasFalseReference(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '$reference')) {
    const { $reference } = value as { readonly $reference: unknown };
    return (
      Object.keys(value).length !== 1 ||
      typeof $reference !== 'object' ||
      $reference === null ||
      !Object.hasOwn($reference, 'kind')
    );
  }
  return Object.values(value).some(hasFalseReference);
}

const word = fc.oneof(text.map((word) => `vendor:${word}` as const));
const texts = fc.dictionary(text, text, { maxKeys: 3 });
const safeTexts = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  texts,
  { maxKeys: 2 },
);

const assistant: fc.Arbitrary<ManifestAssistant> = fc.record(
  {
    name: text,
    description: text,
    encryption: fc.record({ kmsKeyId: text }),
    tags: texts,
    aiAgents: fc.uniqueArray(
      fc.record(
        {
          role: fc.oneof(fc.constantFrom(...aiAgentRoles), word),
          useCase: text,
          agent: reference,
          enabled: fc.boolean(),
        },
        { requiredKeys: ['role'] },
      ),
      { maxLength: 3, selector: ({ role, useCase = '' }) => `${role} ${useCase}` },
    ),
    knowledge: fc.dictionary(
      key,
      fc.oneof(
        fc.record(
          { type: fc.constant('knowledgeBase' as const), base: reference, language: text },
          { requiredKeys: ['type', 'base'] },
        ),
        fc.record({
          type: fc.constant('externalKnowledgeBase' as const),
          locator: text,
          accessRole: text,
        }),
        fc.record({ type: word }),
      ),
      { maxKeys: 3 },
    ),
    queues: fc.uniqueArray(
      fc.record({
        queue: reference,
        mediaTypes: fc.uniqueArray(fc.oneof(fc.constantFrom(...mediaTypes), word), {
          maxLength: 3,
        }),
      }),
      { maxLength: 4, selector: ({ queue }) => JSON.stringify(queue) },
    ),
    parts: fc.dictionary(
      text.filter((name) => name !== '__proto__'),
      fc.dictionary(
        key,
        fc.record(
          {
            name: text,
            of: reference,
            content,
            versions: fc.uniqueArray(fc.record({ version, content }), {
              maxLength: 2,
              selector: ({ version: number }) => number,
            }),
          },
          { requiredKeys: ['content'] },
        ),
        { maxKeys: 2 },
      ),
      { maxKeys: 2 },
    ),
    origin: fc.record(
      {
        vendor: text,
        account: text,
        id: text,
        locator: text,
        status: fc.constantFrom(...assistantStatuses),
        links: texts,
        parts: safeTexts,
        names: safeTexts,
      },
      { requiredKeys: ['vendor', 'id', 'locator', 'status'] },
    ),
  },
  { requiredKeys: ['name'] },
);

export const manifest: fc.Arbitrary<Manifest> = fc.record({
  format: fc.constant(1 as const),
  assistants: fc.dictionary(key, assistant, { maxKeys: 3 }),
});
