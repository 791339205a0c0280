/** The errors of a text that is not a manifest: the line, the column, the field and the rule. */
import { parseManifest } from '@assistant-provider/reconcile';
import { describe, expect, it } from 'vitest';
import { issuesOf, read } from './manifests.js';

/** An assistant with these lines, which begin at line 4. */
const withLines = (...lines: readonly string[]): string =>
  ['format: 1', 'assistants:', '  desk:', ...lines.map((line) => `    ${line}`), ''].join('\n');

it.each([
  [
    'an unknown member',
    ['name: Desk', 'colour: red'],
    '5:5 unknownField: assistants.desk.colour is not a known member',
  ],
  ['a missing name', ['description: all'], '3:3 required: assistants.desk.name is required'],
  [
    'a number for a text',
    ['name: 12'],
    '4:5 type: assistants.desk.name must be a text; put numbers and words like true in quotes',
  ],
  [
    'a text for a list',
    ['name: Desk', 'queues: Returns'],
    '5:5 type: assistants.desk.queues must be a list',
  ],
  [
    'a number as a tag',
    ['name: Desk', 'tags:', '  floor: 3'],
    '5:5 type: assistants.desk.tags must be an object whose values are texts; put numbers and words like true in quotes',
  ],
  [
    'a role with a typing error',
    ['name: Desk', 'aiAgents:', '  - role: manualSerch'],
    /^6:9 form: assistants\.desk\.aiAgents\[0\]\.role must be one of answerRecommendation, manualSearch, .* or a word of the vendor as vendor:WORD$/,
  ],
  [
    'a reference of two forms',
    ['name: Desk', 'queues:', '  - queue: { id: a, name: b }', '    mediaTypes: [call]'],
    '6:9 form: assistants.desk.queues[0].queue must be a name, or an object with one of name, part, supplied, knowledge, id',
  ],
  [
    'a version that is not a whole number',
    [
      'name: Desk',
      'aiAgents:',
      '  - role: manualSearch',
      '    agent: { part: search, version: 1.5 }',
    ],
    '7:32 type: assistants.desk.aiAgents[0].agent.version must be a whole number',
  ],
  [
    'a knowledge base without a reference',
    ['name: Desk', 'knowledge:', '  faq: { type: knowledgeBase }'],
    /^6:7 form: assistants\.desk\.knowledge\.faq must be \{ type: knowledgeBase, base \} or/,
  ],
  [
    'a wrong language of a knowledge base',
    ['name: Desk', 'knowledge:', '  faq: { type: knowledgeBase, base: FAQ, language: 1 }'],
    '6:46 type: assistants.desk.knowledge.faq.language must be a text; put numbers and words like true in quotes',
  ],
  [
    'an unknown status',
    ['name: Desk', 'origin: { vendor: acme, id: a, locator: b, status: tired }'],
    '5:48 value: assistants.desk.origin.status must be creating or active or inactive or failed or deleting or deleted or unknown',
  ],
  [
    'a reference in a content that is none',
    [
      'name: Desk',
      'parts: { prompt: { greet: { content: { a: [{ $reference: { kind: queue } }] } } } }',
    ],
    '5:50 required: assistants.desk.parts.prompt.greet.content.a[0].$reference.to is required',
  ],
  [
    'a member beside a reference',
    [
      'name: Desk',
      'parts: { prompt: { greet: { content: { a: { $reference: { kind: queue, to: Q }, b: 1 } } } } }',
    ],
    '5:85 unknownField: assistants.desk.parts.prompt.greet.content.a.b must not stand beside $reference',
  ],
  [
    'a wrong reference in a published version',
    [
      'name: Desk',
      'parts:',
      '  prompt:',
      '    greet: { content: {}, versions: [{ version: 1, content: { $reference: 1 } }] }',
    ],
    /^7:\d+ type: assistants\.desk\.parts\.prompt\.greet\.versions\[0\]\.content\.\$reference must be an object$/,
  ],
  [
    'a queue that is named twice',
    [
      'name: Desk',
      'queues:',
      '  - { queue: Q, mediaTypes: [call] }',
      '  - { queue: Q, mediaTypes: [email] }',
    ],
    '7:9 duplicate: assistants.desk.queues[1] names what an earlier entry of the list names',
  ],
  [
    'a member that is defined twice',
    ['name: Desk', 'name: Desk'],
    '5:5 duplicate: assistants.desk.name is defined twice',
  ],
  [
    'a number without end',
    ['name: Desk', 'parts: { prompt: { greet: { content: { a: .inf } } } }'],
    '5:44 type: assistants.desk.parts.prompt.greet.content.a must be a finite number',
  ],
  ['a tag of YAML', ['name: !secret Desk'], /^4:11 syntax: Unresolved tag: !secret$/],
  ['a tab as indentation', ['name: Desk', '\ttags: {}'], /^5:\d syntax: /],
])('%s', (_, lines, expected) => {
  const issues = issuesOf(withLines(...lines));
  expect(issues).toHaveLength(1);
  expect(issues[0]).toEqual(
    typeof expected === 'string' ? expected : expect.stringMatching(expected),
  );
});

it('lists all issues in the order of their lines, and sums them up in the message', () => {
  const error = parseManifest(withLines('colour: red', 'tags: 1', 'name: 1'))._unsafeUnwrapErr();
  expect(error.issues.map(({ line }) => line)).toEqual([4, 5, 6]);
  expect(error.message).toBe(
    'the manifest is not valid: line 4, column 5: assistants.desk.colour is not a known member; and 2 more',
  );
});

it('lists 20 issues at most', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `colour${index}: red`);
  const error = parseManifest(withLines('name: Desk', ...lines))._unsafeUnwrapErr();
  expect(error.issues).toHaveLength(20);
  expect(error.message).toContain('and 29 more');
});

describe('a text that is made to do harm', () => {
  it('is refused if it repeats itself without end', () => {
    const levels = Array.from({ length: 9 }, (_, index) => {
      const inner = index === 0 ? '"lol"' : `*l${index - 1}`;
      return `l${index}: &l${index} [${Array(9).fill(inner).join(', ')}]`;
    });
    expect(issuesOf(levels.join('\n'))).toEqual([
      'aliases: the text must not use more than 100 aliases',
    ]);
  });

  it('is refused if it is too deep for the parser', () => {
    expect(issuesOf('['.repeat(100_000))).toEqual(['depth: the text is nested too deep']);
  });

  it('is refused if it is deeper than any manifest', () => {
    const content = `${'['.repeat(200)}1${']'.repeat(200)}`;
    const text = withLines(
      'name: Desk',
      `parts: { prompt: { greet: { content: { a: ${content} } } } }`,
    );
    expect(issuesOf(text)).toEqual([
      expect.stringContaining('must not be nested deeper than 120 levels'),
    ]);
  });

  it('is refused if it is too long', () => {
    expect(issuesOf(' '.repeat(128 * 1_024 * 1_024 + 1))).toEqual([
      expect.stringMatching(/^size: /),
    ]);
  });

  it('changes no prototype', () => {
    expect(issuesOf(withLines('name: Desk', '__proto__: { polluted: yes }'))).toEqual([
      '5:5 unknownField: assistants.desk.__proto__ is not a known member',
    ]);
    expect(
      Object.keys(
        read(withLines('name: Desk', 'tags: { __proto__: a }')).assistants['desk']?.tags ?? {},
      ),
    ).toEqual(['__proto__']);
  });
});

it('an empty text is not a manifest', () => {
  expect(issuesOf('')).toEqual([expect.stringMatching(/required|type/)]);
});

it('reads keys that look like numbers and words as texts', () => {
  const { assistants } = read(
    'format: 1\nassistants:\n  123: { name: "1" }\n  true: { name: "2" }\n  null: { name: "3" }\n',
  );
  expect(Object.keys(assistants)).toEqual(['123', 'true', 'null']);
});

it('reads texts that are used in several places', () => {
  const { assistants } = read(withLines('name: &name Desk', 'description: *name'));
  expect(assistants['desk']).toEqual({ name: 'Desk', description: 'Desk' });
});
