/** Maps: reading, and writing the open questions of a plan into one. */
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { initMap } from '../../src/map/init-map.js';
import { parseMap } from '../../src/map/parse.js';
import { mapJsonSchema } from '../../src/map/schema.js';
import type { Question } from '../../src/plan/plan.js';
import { valueOf } from '../estate.js';

const question = (answerAt: readonly string[], given: Partial<Question> = {}): Question => ({
  id: answerAt.join('/'),
  fields: ['returns-desk/queues/Returns'],
  text: 'Which one is it?',
  answerAt,
  candidates: [],
  ...given,
});

const queue = question(['names', 'queue', 'pairs', 'Returns'], {
  text: 'Which queue at the target stands for “Returns”?',
  candidates: [{ value: { id: 'q-1' }, label: 'Returns (EU)' }],
});

/** A person takes the mark off the first answer. */
const answered = (text: string): string => text.replace('#? Returns:', 'Returns:');

describe('initMap', () => {
  it('writes each question at the place of its answer', () => {
    expect(valueOf(initMap({ questions: [queue] }))).toBe(
      `# yaml-language-server: $schema=https://unpkg.com/@assistant-provider/reconcile/schema/map.schema.json
format: 1
names:
  queue:
    pairs:
      #? Which queue at the target stands for “Returns”? (returns-desk/queues/Returns)
      #? Returns: { id: q-1 } # Returns (EU)
      #? Returns: { name: NAME } # its name at the target
      #? Returns: { skip: REASON } # leave it out
`,
    );
  });

  it('keeps the answers and the comments of a map, and replaces its old questions', () => {
    const map = `# ours
format: 1
names: # of all kinds
  queue:
    pairs:
      #? An old question
      Billing: { id: q-2 } # the new one
  user: { rename: [{ from: a, to: b }] }
accept: ['*/tags'] # agreed
`;
    const text = valueOf(initMap({ questions: [queue] }, map));
    for (const comment of ['# ours', '# of all kinds', '# the new one', '# agreed'])
      expect(text).toContain(comment);
    expect(text).not.toContain('old question');
    expect(valueOf(parseMap(text))).toEqual(valueOf(parseMap(map)));
    expect(valueOf(initMap({ questions: [queue] }, text))).toBe(text);
    expect(valueOf(initMap({ questions: [] }, text))).toBe(map.replace(/ *#\? .*\n/, ''));
  });

  it.each(['format: 1\nnames: {}\n', '{"format":1,"names":{"queue":{"pairs":{}}}}', 'format: 1'])(
    'adds to %j',
    (map) => {
      const text = valueOf(initMap({ questions: [queue] }, map));
      expect(valueOf(parseMap(answered(text))).names).toEqual({
        queue: { pairs: { Returns: { id: 'q-1' } } },
      });
    },
  );

  it('takes any texts, and an answer is read back as it was offered', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'toString',
        'a # b',
        'null',
        '1',
        'a\nb',
        '#? a',
        '*x',
        '\u2028',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { minLength: 1, maxLength: 5 }),
        text,
        text,
        (keys, id, label) => {
          const questions = keys.map((key) =>
            question(['names', 'queue', 'pairs', key], {
              candidates: [{ value: { id }, label }],
              text: 'Which one?',
              fields: ['a'],
            }),
          );
          const lines = valueOf(initMap({ questions })).split('\n');
          const first = lines.flatMap((line, index) =>
            line.endsWith('Which one? (a)') ? [index + 1] : [],
          );
          for (const index of first) lines[index] = lines[index]?.replace('#? ', '') ?? '';
          const { names } = valueOf(parseMap(lines.join('\n')));
          const pairs = names?.['queue']?.pairs ?? {};
          expect(Object.keys(pairs).sort()).toEqual([...keys].sort());
          for (const answer of Object.values(pairs)) expect(answer).toEqual({ id });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('parseMap', () => {
  it.each([
    ['format: 2', 'line 1, column 1: format must be 1'],
    ['format: 1\ncolour: red', 'line 2, column 1: colour is not a known member'],
    [
      'format: 1\nassistants:\n  a: { id: x, create: true }',
      'line 3, column 3: assistants.a must have only one of id, create and skip',
    ],
    [
      'format: 1\nnames:\n  queue:\n    pairs:\n      A: B',
      'line 5, column 7: names.queue.pairs.A must be one of { name }, { id } and { skip: REASON }',
    ],
    ['format: 1\nkeys:\n  __proto__: { colour: red }', 'line 3, column 3'],
    ['format: [', 'line 1'],
  ])('names the line of what is wrong in %j', (text, message) => {
    expect(parseMap(text)._unsafeUnwrapErr().message).toContain(message);
  });
});

const path = new URL('../../schema/map.schema.json', import.meta.url);

it('the published schema is that of the code', async () => {
  // To write it: npx vitest run packages/reconcile/test/map -u
  await expect(
    await format(JSON.stringify(mapJsonSchema()), { parser: 'json', printWidth: 100 }),
  ).toMatchFileSnapshot(path.pathname);
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(mapJsonSchema());
  expect(validate({ format: 1, names: { queue: { pairs: { a: { id: 'b' } } } } })).toBe(true);
  expect(validate({ format: 1, names: { queue: { pairs: { a: 'b' } } } })).toBe(false);
  const { exports } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { readonly exports: Readonly<Record<string, unknown>> };
  expect(exports['./map.schema.json']).toBe('./schema/map.schema.json');
  expect(exports['./plan.schema.json']).toBe('./schema/plan.schema.json');
});
