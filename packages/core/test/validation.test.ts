/** The bounds of single values, as adapters use them for their own options. */
import { baseUrl, integer, parse, text } from '@assistant-provider/core/validation';
import { describe, expect, it } from 'vitest';

const messagesOf = (parsed: ReturnType<typeof parse>): readonly string[] =>
  parsed.isErr() ? parsed.error.map(({ message }) => message) : [];

describe('a text', () => {
  it('is counted in characters, not in the units of its encoding', () => {
    const ofThree = text({ maxLength: 3 });

    expect(parse(ofThree, '🙂🙂🙂', 'name').isOk()).toBe(true);
    expect(messagesOf(parse(ofThree, '🙂abc', 'name'))).toEqual([
      'name must be 1 to 3 characters, and is 4',
    ]);
  });

  it('is refused without being counted when it is far too long', () => {
    expect(messagesOf(parse(text({ maxLength: 3 }), 'x'.repeat(7), 'name'))).toEqual([
      'name must be 1 to 3 characters, and is 7',
    ]);
  });

  it('shows the pattern that it must match, unless words are given for it', () => {
    const pattern = /^[a-z]+$/;

    expect(messagesOf(parse(text({ pattern }), 'A', 'name'))).toEqual([
      'name must be of the form ^[a-z]+$',
    ]);
    expect(
      messagesOf(parse(text({ pattern, description: 'in small letters' }), 'A', 'name')),
    ).toEqual(['name must be in small letters']);
  });
});

describe('a whole number', () => {
  it.each([
    [undefined, 'required'],
    ['1', 'type'],
    [1.5, 'type'],
    [0, 'range'],
    [4, 'range'],
  ])('%s is refused: %s', (value, rule) => {
    const parsed = parse(integer({ min: 1, max: 3 }), value, 'size');
    expect(parsed._unsafeUnwrapErr()).toMatchObject([{ field: 'size', rule }]);
  });

  it.each([1, 3])('%s is taken', (value) => {
    expect(parse(integer({ min: 1, max: 3 }), value, 'size')._unsafeUnwrap()).toBe(value);
  });
});

describe('the address of a vendor', () => {
  it.each([
    ['https://api.example.com/', 'https://api.example.com'],
    ['https://api.example.com/gateway//', 'https://api.example.com/gateway'],
    ['http://127.0.0.1:9101', 'http://127.0.0.1:9101'],
    ['http://localhost:9101', 'http://localhost:9101'],
    ['http://[::1]:9101', 'http://[::1]:9101'],
  ])('%s is taken as %s', (given, taken) => {
    expect(parse(baseUrl, given, 'apiUrl')._unsafeUnwrap()).toBe(taken);
  });

  it.each([
    [undefined, 'required'],
    ['api.example.com', 'url'],
    ['http://api.example.com', 'https'],
    ['http://localhost.example.com', 'https'],
    ['http://1127.0.0.1', 'url'],
    ['ftp://127.0.0.1', 'https'],
    ['https://user@api.example.com', 'url'],
    ['https://:secret@api.example.com', 'url'],
    ['https://api.example.com?a', 'url'],
    ['https://api.example.com#a', 'url'],
  ])('%s is refused: %s', (given, rule) => {
    expect(parse(baseUrl, given, 'apiUrl')._unsafeUnwrapErr()).toMatchObject([{ rule }]);
  });
});
