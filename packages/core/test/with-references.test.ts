/** `withReferences` rewrites the places that references name, and nothing else. */
import { withReferences, type JsonObject, type PartReference } from '@assistant-provider/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const part = (content: JsonObject, ...references: PartReference[]) => ({ content, references });
const toCopy = ({ id, version }: PartReference) => ({
  id: `copy-of-${id}`,
  ...(version !== undefined && { version: version + 10 }),
});

/** Content of references: at every leaf a text, and what the text names. */
const forms = [undefined, 'arn:{id}', '{id}/{version}', '{version}-{id}', '{id}{id}'];
const aReference = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,8}$/),
  version: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
  form: fc.constantFrom(...forms),
});
type Leaf = typeof aReference extends fc.Arbitrary<infer T> ? T : never;
const aTree = fc.letrec<{ node: unknown; branch: unknown; leaf: Leaf }>((tie) => ({
  leaf: aReference,
  branch: fc.oneof(
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 }),
  ),
  node: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('branch')),
}));
const isLeaf = (node: unknown): node is Leaf =>
  typeof node === 'object' && node !== null && 'id' in node && 'form' in node && 'version' in node;

const textOf = ({ id, version, form }: Leaf): string =>
  (form ?? (version === undefined ? '{id}' : '{id}:{version}'))
    .replaceAll('{id}', id)
    .replaceAll('{version}', String(version));

function grown(node: unknown, at: string, references: PartReference[]): unknown {
  if (isLeaf(node)) {
    const { id, version, form } = node;
    references.push({
      ...{ at, kind: 'prompt', id },
      ...(version !== undefined && { version }),
      ...(form !== undefined && { form }),
    });
    return textOf(node);
  }
  if (Array.isArray(node))
    return node.map((item, index) => grown(item, `${at}/${index}`, references));
  return Object.fromEntries(
    Object.entries(node as object).map(([name, member]) => [
      name,
      grown(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, references),
    ]),
  );
}

const aPart = fc.dictionary(fc.string(), aTree.node, { maxKeys: 5 }).map((tree) => {
  const references: PartReference[] = [];
  return { content: grown(tree, '', references) as JsonObject, references };
});

describe('rewriting', () => {
  it('to the same targets is the identity', () => {
    fc.assert(
      fc.property(aPart, (given) => {
        expect(withReferences(given, ({ id }) => ({ id }))).toEqual(given.content);
        expect(withReferences(given, (reference) => reference)).toBe(given.content);
        expect(withReferences(given, () => undefined)).toBe(given.content);
      }),
    );
  });

  it('to other targets and back is the identity, and changes every place on the way', () => {
    fc.assert(
      fc.property(aPart, (given) => {
        const before = structuredClone(given.content);
        const content = withReferences(given, toCopy);
        const references = given.references.map((reference) => ({
          ...reference,
          ...toCopy(reference),
        }));

        expect(given.content).toEqual(before);
        for (const { at, id } of references)
          expect(valueAt(content, at)).toEqual(expect.stringContaining(id));
        expect(
          withReferences({ content, references }, ({ id, version }) => ({
            id: id.replace('copy-of-', ''),
            ...(version !== undefined && { version: version - 10 }),
          })),
        ).toEqual(given.content);
      }),
    );
  });
});

describe('a place', () => {
  it('that shares its parent with others is rewritten with them', () => {
    const content = { agent: { one: 'a', two: 'b', three: 'c' } };
    const given = part(
      content,
      ...['one/a', 'two/b'].map((place) => {
        const [name = '', id = ''] = place.split('/');
        return { at: `/agent/${name}`, kind: 'prompt', id };
      }),
    );

    expect(withReferences(given, ({ id }) => ({ id: `${id}2` }))).toEqual({
      agent: { one: 'a2', two: 'b2', three: 'c' },
    });
    expect(content).toEqual({ agent: { one: 'a', two: 'b', three: 'c' } });
  });

  it('in a list is rewritten, and the list stays a list', () => {
    const given = part(
      { ids: ['a', 'b', 'a'] },
      { at: '/ids/0', kind: 'user', id: 'a' },
      { at: '/ids/1', kind: 'user', id: 'b' },
    );
    expect(withReferences(given, ({ id }) => ({ id: `${id}2` }))).toEqual({
      ids: ['a2', 'b2', 'a'],
    });
  });

  it.each([
    ['/a~1b', { 'a/b': 'x' }, { 'a/b': 'y' }],
    ['/a~0b', { 'a~b': 'x' }, { 'a~b': 'y' }],
    ['/~01', { '~1': 'x' }, { '~1': 'y' }],
    ['/', { '': 'x' }, { '': 'y' }],
    ['/__proto__', JSON.parse('{"__proto__":"x"}'), JSON.parse('{"__proto__":"y"}')],
  ])('%s is found as in RFC 6901', (at, content, rewritten) => {
    const given = part(content as JsonObject, { at, kind: 'prompt', id: 'x' });
    expect(withReferences(given, () => ({ id: 'y' }))).toEqual(rewritten);
  });

  it.each([
    ['holds another text', '/id', { id: 'somebody-else' }],
    ['holds another version', '/id', { id: 'x:2' }],
    ['holds an object', '/id', { id: { id: 'x:1' } }],
    ['is missing', '/id', { other: 'x:1' }],
    ['is inherited', '/toString', {}],
    ['lies within a text', '/id/0', { id: 'x:1' }],
    ['lies within null', '/id/0', { id: null }],
    ['lies behind the end of a list', '/ids/1', { ids: ['x:1'] }],
    ['is the length of a list', '/ids/length', { ids: ['x:1'] }],
    ['is the whole content', '', { id: 'x:1' }],
  ])('that %s stays as it is', (_, at, content: JsonObject) => {
    const given = part(content, { at, kind: 'prompt', id: 'x', version: 1 });
    expect(withReferences(given, () => ({ id: 'y' }))).toBe(content);
  });
});

describe('the version', () => {
  const versioned = part({ id: 'x:1' }, { at: '/id', kind: 'prompt', id: 'x', version: 1 });

  it('is that of the target', () => {
    expect(withReferences(versioned, () => ({ id: 'y', version: 7 }))).toEqual({ id: 'y:7' });
  });

  it('stays if the target has none', () => {
    expect(withReferences(versioned, () => ({ id: 'y' }))).toEqual({ id: 'y:1' });
  });

  it('of the target is ignored where the place names none', () => {
    const given = part({ id: 'x' }, { at: '/id', kind: 'prompt', id: 'x' });
    expect(withReferences(given, () => ({ id: 'y', version: 7 }))).toEqual({ id: 'y' });
  });

  it('and the id are written in the form of the place, whatever they contain', () => {
    const form = 'arn:{id}/{version}?also={id}';
    const given = part(
      { arn: 'arn:x/1?also=x' },
      { at: '/arn', kind: 'prompt', id: 'x', version: 1, form },
    );
    expect(withReferences(given, () => ({ id: '$& {version}', version: 2 }))).toEqual({
      arn: 'arn:$& {version}/2?also=$& {version}',
    });
  });
});

function valueAt(content: unknown, at: string): unknown {
  let value = content;
  for (const token of at.split('/').slice(1))
    value = (value as Readonly<Record<string, unknown>>)[
      token.replaceAll('~1', '/').replaceAll('~0', '~')
    ];
  return value;
}
