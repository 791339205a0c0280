import { err, ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import {
  decodeUtf8,
  parseJson,
  withoutNulls,
  withoutPrototypeMembers,
  writeJson,
} from '../src/index.js';

const spellings = [
  '__proto__',
  '\\u005f_proto__',
  '__\\u0070roto\\u005F_',
  '__pr\\u006Ft\\u006f__',
];
const evil = (name: string) => `{"a":[{"${name}":{"polluted":true},"b":1}]}`;

describe('`parseJson`', () => {
  it.each(spellings)('leaves out a member written %s', (name) => {
    expect(parseJson(evil(name))).toEqual(ok({ a: [{ b: 1 }] }));
  });

  it('keeps text that only looks like such a member', () => {
    expect(parseJson('{"a":"__proto__","b":"\\u00e9\\u0041"}')).toEqual(
      ok({ a: '__proto__', b: 'éA' }),
    );
  });

  it.each([
    ['', 'the body is empty'],
    [' \n', 'the body is empty'],
    ['{"a":', 'the body is not JSON'],
    [' <!doctype html>', 'the body is an HTML page; check the address in the options'],
  ])('fails on %j: %s', (text, problem) => {
    expect(parseJson(text)).toEqual(err(problem));
  });
});

describe('`withoutPrototypeMembers`', () => {
  it.each(spellings)('removes a member written %s', (name) => {
    expect(withoutPrototypeMembers(evil(name))).toBe('{"a":[{"b":1}]}');
  });

  it.each(['{ "a": 1 }', '{"a":"\\u00e9"}', 'not JSON but __proto__', ''])(
    'returns %j unchanged',
    (text) => {
      expect(withoutPrototypeMembers(text)).toBe(text);
    },
  );

  it('throws on nesting that JSON.stringify cannot write, and does not pass the text on', () => {
    const deep = `{"__proto__":1,"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;

    expect(() => withoutPrototypeMembers(deep)).toThrow(RangeError);
  });
});

describe('`withoutNulls`', () => {
  it('removes null members and null items at every depth', () => {
    const value = { a: null, b: [null, { c: null, d: 0 }, 'e'], f: false };

    expect(withoutNulls(value)).toEqual({ b: [{ d: 0 }, 'e'], f: false });
  });

  it.each([null, 7, 'text', undefined])('returns %j unchanged', (value) => {
    expect(withoutNulls(value)).toBe(value);
  });
});

describe('`writeJson`', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const throwing = {
    toJSON: () => {
      throw new Error('no');
    },
  };

  it('returns the text of a JSON value', () => {
    expect(writeJson({ a: [1] })).toEqual(ok('{"a":[1]}'));
  });

  it.each([
    ['a circle', circle, 'cannot be written as JSON'],
    ['a BigInt', 1n, 'cannot be written as JSON'],
    ['a `toJSON` that throws', throwing, 'cannot be written as JSON'],
    ['a function', () => 1, 'is not a JSON value'],
    ['undefined', undefined, 'is not a JSON value'],
  ])('fails on %s', (_, value, problem) => {
    expect(writeJson(value)).toEqual(err(problem));
  });
});

describe('`decodeUtf8`', () => {
  it('returns the text of UTF-8, without a byte order mark', () => {
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xa9]))).toBe('é');
  });

  it('returns undefined for bytes that are not UTF-8', () => {
    expect(decodeUtf8(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
  });
});
