/** Plans with any text in any field. */
import type { JsonValue } from '@assistant-provider/core';
import { hashOf, parsePlan, stringifyPlan, type Plan } from '@assistant-provider/reconcile';
import fc from 'fast-check';

/** Texts that break out of HTML, scripts, comments, Markdown or a line, and any others. */
const hostile = fc.oneof(
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '<!--<script ',
    '</script x',
    '</SCRIPT/',
    '--><img src=x onerror=alert(1)>',
    '"><a href="javascript:alert(1)">',
    "' onmouseover='alert(1)",
    '</title></style></pre></details><base href=//evil.example>',
    '&lt;b&gt; &amp; &#x202e;',
    '\u2028\u2029\u202e\ufeff\u0000\u0085\r\n\t\u001b[31m',
    '\ud800 alone',
    '\u{e0001}\uffff👩‍👩‍👧',
    '\n\nfirst lines',
    '```\n# heading\n````',
    '| cell | [link](https://evil.example) @everyone #1',
    '__proto__',
    '',
    // Wider than any screen, or from right to left.
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3),
    'مكتب المطالبات '.repeat(8),
    'שולחן <b>תביעות</b> "1"',
    '👩‍👩‍👧‍👦'.repeat(30),
    `https://example.com/${'a'.repeat(300)}`,
    'テスト'.repeat(60),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", '/', '-', '!', '`', '|', '\n'),
    maxLength: 30,
  }),
  fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
);

/** Any text. */
export const anyText = hostile;

const text = anyText;
const json = fc.oneof(
  text,
  fc.array(text, { maxLength: 2 }),
  fc.record({ text, flag: fc.boolean() }),
  text.map((one) => one.repeat(40)),
) as fc.Arbitrary<JsonValue>;
const optional = { requiredKeys: [] as [] };

const field = fc
  .tuple(
    fc.record({
      field: text,
      verdict: fc.constantFrom('carried', 'converted', 'emulated', 'asked', 'dropped', 'unseen'),
      reason: text,
      change: fc.constantFrom('none', 'add', 'change', 'remove'),
    } as const),
    fc.record(
      { before: json, after: json, count: fc.nat(), accepted: fc.boolean(), pending: fc.boolean() },
      optional,
    ),
  )
  .map(([one, other]) => ({ ...one, ...other }));

const assistant = fc.record(
  {
    key: text,
    name: text,
    change: fc.constantFrom(
      'none',
      'create',
      'adopt',
      'update',
      'replace',
      'delete',
      'skip',
      'asked',
    ),
    fields: fc.array(field, { maxLength: 3 }),
    id: text,
    replaces: text,
  },
  { requiredKeys: ['key', 'name', 'change', 'fields'] },
);

const step = fc.record(
  {
    id: text,
    assistant: text,
    title: text,
    action: fc.record({ type: fc.constant('forget' as const), id: text }),
    after: fc.array(text, { maxLength: 2 }),
    fields: fc.array(text, { maxLength: 2 }),
    requests: fc.nat(),
    irreversible: text,
  },
  { requiredKeys: ['id', 'assistant', 'title', 'action', 'after', 'fields', 'requests'] },
);

const question = fc.record({
  id: text,
  fields: fc.array(text, { minLength: 1, maxLength: 2 }),
  text,
  answerAt: fc.tuple(fc.constantFrom('names', 'agents', 'keys'), text, text),
  candidates: fc.array(fc.record({ value: fc.record({ id: text }), label: text }), {
    maxLength: 2,
  }),
});

const body = fc.record({
  format: fc.constant(1 as const),
  target: fc.record({ vendor: text, account: text }),
  observed: fc.record({ parts: fc.boolean(), versions: fc.boolean() }),
  assistants: fc.array(assistant, { maxLength: 3 }),
  steps: fc.array(step, { maxLength: 3 }),
  questions: fc.array(question, { maxLength: 2 }),
  tasks: fc.array(fc.record({ field: text, object: text, text }), { maxLength: 2 }),
  obstacles: fc.array(
    fc.record({ rule: fc.constant('places' as const), message: text, forcible: fc.boolean() }),
    { maxLength: 2 },
  ),
  unseen: fc.array(
    fc.record({
      what: fc.constant('parts' as const),
      kind: text,
      assistantId: text,
      ids: fc.array(text, { maxLength: 2 }),
      reason: fc.constant('permissionDenied' as const),
      message: text,
    }),
    { maxLength: 2 },
  ),
  permissions: fc.array(fc.record({ name: text, on: text, onlyIf: text }), { maxLength: 2 }),
  forecast: fc.record({ requests: fc.nat(), milliseconds: fc.nat(), places: fc.nat() }),
  applyable: fc.boolean(),
  complete: fc.boolean(),
});

/** Plans that `parsePlan` accepts. */
export const anyPlan: fc.Arbitrary<Plan> = body.map((made) => {
  const parsed = parsePlan(stringifyPlan({ ...made, hash: hashOf(made) }));
  if (parsed.isErr()) throw new Error(parsed.error.message);
  return parsed.value;
});
