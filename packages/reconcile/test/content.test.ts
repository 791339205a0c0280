/** References in the content of a part: nothing that a vendor sends is mistaken for one. */
import type { JsonObject, JsonValue, PartReference } from '@assistant-provider/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withResolvedReferences, withWrittenReferences } from '../src/manifest/content.js';
import { content } from './arbitrary.js';

const name = fc.oneof(
  fc.string(),
  fc.constantFrom('a/b', 'a~b', '~1', '$reference', '$$reference', '$$$reference', '', '0'),
);
const id = fc.oneof(fc.uuid(), fc.constantFrom('', '{id}', '{version}', 'a:1', '$&'));
const reference = fc.record(
  {
    kind: fc.string(),
    id,
    version: fc.nat(9),
    form: fc.constantFrom('{id}', '{id}:{version}', 'arn:acme/{id}/{version}', '{id}{id}'),
  },
  { requiredKeys: ['kind', 'id'] },
);

/** A content, and references at some of its places. */
const contentWithReferences = fc.letrec<{ node: Made }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc
      .oneof(fc.string(), fc.integer(), fc.constant(null))
      .map((value): Made => ({ value, references: [] })),
    reference.map((found): Made => ({
      value: textOf(found),
      references: [{ at: '', ...found }],
    })),
    fc.dictionary(name, tie('node'), { maxKeys: 4 }).map(joined),
    fc.array(tie('node'), { maxLength: 3 }).map((items) => {
      const { value, references } = joined(Object.fromEntries(items.entries()));
      return { value: Object.values(value as object) as JsonValue, references };
    }),
  ),
}));

interface Made {
  readonly value: JsonValue;
  readonly references: readonly PartReference[];
}

function joined(members: Readonly<Record<string, Made>>): Made {
  const entries = Object.entries(members);
  return {
    value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    references: entries.flatMap(([key, { references }]) =>
      references.map((each) => ({
        ...each,
        at: `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${each.at}`,
      })),
    ),
  };
}

const textOf = ({ id: of, version, form }: Partial<PartReference>): string =>
  (form ?? (version === undefined ? '{id}' : '{id}:{version}')).replaceAll(
    /\{(id|version)\}/g,
    (_, member: string) => (member === 'id' ? `${of}` : `${version}`),
  );

const inContent = fc.dictionary(name, contentWithReferences.node, { maxKeys: 4 }).map(joined);

const byPlace = (references: readonly PartReference[]) =>
  [...references].sort((one, other) => (one.at < other.at ? -1 : 1));

it('writes and resolves every reference, and changes nothing else', () => {
  fc.assert(
    fc.property(inContent, ({ value, references }) => {
      const written = withWrittenReferences(
        value as JsonObject,
        references,
        ({ kind, id: of, version, form }) => ({
          kind,
          to: { id: of, ...(version !== undefined && { version }) },
          ...(form !== undefined && { form }),
        }),
      );
      const resolved = withResolvedReferences(written, ({ to }) => to as { id: string });
      expect(JSON.stringify(resolved?.content)).toBe(JSON.stringify(value));
      expect(byPlace(resolved?.references ?? [])).toEqual(byPlace(references));
    }),
    { numRuns: 500 },
  );
});

it('writes no reference where the content does not hold what the reference says', () => {
  const stale = { at: '/queue', kind: 'queue', id: 'q-2' };
  const given = { queue: 'q-1' };
  expect(withWrittenReferences(given, [stale], () => ({ kind: 'queue', to: 'Returns' }))).toEqual(
    given,
  );
});

it('leaves the id of a reference that cannot be written', () => {
  const given = { queue: 'q-1' };
  const found = { at: '/queue', kind: 'queue', id: 'q-1' };
  expect(withWrittenReferences(given, [found], () => undefined)).toEqual(given);
});

it('resolves nothing if one reference cannot be resolved', () => {
  const written = { a: { $reference: { kind: 'queue', to: 'Returns' } }, b: 1 };
  expect(withResolvedReferences(written, () => undefined)).toBeUndefined();
});

it('any content of a manifest is that of a vendor without its references', () => {
  fc.assert(
    fc.property(content, (given) => {
      const resolved = withResolvedReferences(given, ({ kind, to }) => ({
        id: JSON.stringify({ kind, to }),
      }));
      const written = withWrittenReferences(
        resolved?.content ?? {},
        resolved?.references ?? [],
        ({ id: of }) => JSON.parse(of) as never,
      );
      expect(JSON.stringify(written)).toBe(JSON.stringify(given));
    }),
    { numRuns: 300 },
  );
});
