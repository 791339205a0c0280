/** The content of a part: any object of JSON, copied, and nothing that JSON would lose. */
import { jsonObject, parse } from '@assistant-provider/core/adapter';
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const read = (value: unknown) => parse(jsonObject, value, 'content');
const issuesOf = (value: unknown) => read(value)._unsafeUnwrapErr();
const nested = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = { inner: value };
  return value;
};

describe('an object of JSON', () => {
  it('is copied, whatever members it has', () => {
    const anObject = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue({ stringUnit: 'grapheme' }),
    );
    fc.assert(
      fc.property(anObject, (value) => {
        const copy = read(value)._unsafeUnwrap();
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
        expect(copy).not.toBe(value);
      }),
    );
  });

  it('does not change with the object that the caller passed', () => {
    const given = { list: [{ text: 'before' }] };
    const copy = read(given)._unsafeUnwrap();
    given.list[0] = { text: 'after' };
    expect(copy).toEqual({ list: [{ text: 'before' }] });
  });

  it('leaves out members that are undefined', () => {
    expect(read({ kept: null, gone: undefined })._unsafeUnwrap()).toStrictEqual({ kept: null });
  });

  it('keeps a member of the name __proto__ as a member', () => {
    const copy = read(JSON.parse('{"__proto__":{"admin":true}}'))._unsafeUnwrap();
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it.each([
    ['without a prototype', Object.assign(Object.create(null) as object, { text: 'x' })],
    ['of another realm', runInNewContext('({ text: "x" })')],
  ])('may be %s', (_, value) => {
    expect(read(value)._unsafeUnwrap()).toEqual({ text: 'x' });
  });

  it('may have 100 levels, and 100,000 values with itself', () => {
    expect(read(nested(100)).isOk()).toBe(true);
    expect(read({ list: Array(99_998).fill(0) }).isOk()).toBe(true);
  });
});

describe('a value that is refused', () => {
  it.each([
    [undefined, 'required', 'content is required'],
    [null, 'type', 'content must be an object'],
    ['text', 'type', 'content must be an object'],
    [[], 'type', 'content must be an object'],
    [new Date(0), 'type', 'content must be a value of JSON'],
  ])('%j says that it is no object', (value, rule, message) => {
    expect(issuesOf(value)).toEqual([{ field: 'content', rule, message }]);
  });

  it.each([
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['a bigint', 1n],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an object of a class', new (class Prompt {})()],
  ])('%s would be lost or changed in JSON', (_, value) => {
    expect(issuesOf({ list: [1, { member: value }] })).toEqual([
      {
        field: 'content.list[1].member',
        rule: 'type',
        message: 'content.list[1].member must be a value of JSON',
      },
    ]);
  });

  it('an entry of a list that is undefined, as in a sparse list', () => {
    const sparse = Array<unknown>(2);
    sparse[1] = 'x';
    expect(issuesOf({ sparse })).toMatchObject([{ field: 'content.sparse[0]', rule: 'type' }]);
  });

  it.each([
    ['a text', { member: '\ud800' }],
    ['a name', { 'member\ud800': 'x' }],
  ])('%s that is not well-formed Unicode', (_, value) => {
    expect(issuesOf(value)).toMatchObject([{ rule: 'unicode' }]);
  });

  it('an object with 101 levels, or one that holds itself', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    for (const value of [nested(101), cyclic])
      expect(issuesOf(value)).toMatchObject([{ rule: 'depth' }]);
  });

  it.each([
    ['a list', { list: Array(100_000).fill(0) }],
    ['an object', Object.fromEntries(Array.from({ length: 100_001 }, (_, index) => [index, 0]))],
    ['a tree whose nodes are shared', shared(30)],
  ])('%s with more than 100,000 values says so once', (_, value) => {
    expect(issuesOf(value)).toMatchObject([{ rule: 'size' }]);
  });

  it('lists 20 issues and says that there are more', () => {
    const wrong = Array<unknown>(1_000).fill(NaN);
    for (const value of [{ list: wrong }, Object.fromEntries(wrong.entries())])
      expect(issuesOf(value).map(({ rule }) => rule)).toEqual([
        ...Array<string>(20).fill('type'),
        'more',
      ]);
  });
});

/** A tree with two branches at each level, which are the same object: 2 to the power of `levels` leaves. */
function shared(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = { left: value, right: value };
  return value;
}
