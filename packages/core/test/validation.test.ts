/** The parsers of single values, which adapters use for their own options. */
import {
  baseUrl,
  checkInput,
  integer,
  object,
  parse,
  text,
} from '@assistant-provider/core/adapter';
import { okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedProvider } from './scripted-driver.js';

const messagesOf = (parsed: ReturnType<typeof parse>): readonly string[] =>
  parsed.isErr() ? parsed.error.map(({ message }) => message) : [];

describe('a text', () => {
  it('is counted in characters, not in UTF-16 units', () => {
    const ofThree = text({ maxLength: 3 });

    expect(parse(ofThree, '🙂🙂🙂', 'name').isOk()).toBe(true);
    expect(messagesOf(parse(ofThree, '🙂abc', 'name'))).toEqual([
      'name must be 1 to 3 characters long, but is 4',
    ]);
  });

  it('is rejected without a count if it is far too long', () => {
    expect(messagesOf(parse(text({ maxLength: 3 }), 'x'.repeat(7), 'name'))).toEqual([
      'name must be 1 to 3 characters long, but is 7',
    ]);
  });

  it('names the pattern that it must match, unless the limit has a description', () => {
    const pattern = /^[a-z]+$/;

    expect(messagesOf(parse(text({ pattern }), 'A', 'name'))).toEqual(['name must match ^[a-z]+$']);
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
  ])('rejects %s: %s', (value, rule) => {
    const parsed = parse(integer({ min: 1, max: 3 }), value, 'size');
    expect(parsed._unsafeUnwrapErr()).toMatchObject([{ field: 'size', rule }]);
  });

  it.each([1, 3])('accepts %s', (value) => {
    expect(parse(integer({ min: 1, max: 3 }), value, 'size')._unsafeUnwrap()).toBe(value);
  });
});

describe('baseUrl', () => {
  it.each([
    ['https://api.example.com/', 'https://api.example.com'],
    ['https://api.example.com/gateway//', 'https://api.example.com/gateway'],
    ['http://127.0.0.1:9101', 'http://127.0.0.1:9101'],
    ['http://127.0.10.200:9101', 'http://127.0.10.200:9101'],
    ['http://localhost:9101', 'http://localhost:9101'],
    ['http://[::1]:9101', 'http://[::1]:9101'],
  ])('parses %s as %s', (given, taken) => {
    expect(parse(baseUrl, given, 'apiUrl')._unsafeUnwrap()).toBe(taken);
  });

  const notSecure = 'must begin with https:// (http is allowed for localhost only)';
  const noUrl = 'must be a URL such as https://api.example.com';
  const holdsCredentials = 'must not contain credentials';
  const holdsMore = 'must not have a query or fragment';

  it.each([
    [undefined, 'required', 'is required'],
    ['api.example.com', 'url', noUrl],
    ['http://api.example.com', 'https', notSecure],
    ['http://localhost.example.com', 'https', notSecure],
    ['http://not-localhost', 'https', notSecure],
    ['http://1127.0.0.1', 'url', noUrl],
    ['ftp://127.0.0.1', 'https', notSecure],
    ['https://user@api.example.com', 'url', holdsCredentials],
    ['https://:secret@api.example.com', 'url', holdsCredentials],
    ['https://api.example.com?a', 'url', holdsMore],
    ['https://api.example.com#a', 'url', holdsMore],
  ])('rejects %s: %s', (given, rule, message) => {
    expect(parse(baseUrl, given, 'apiUrl')._unsafeUnwrapErr()).toEqual([
      { field: 'apiUrl', rule, message: `apiUrl ${message}` },
    ]);
  });
});

describe('a value that throws when it is read', () => {
  it('is rejected as not readable', () => {
    const hostile = {
      get name() {
        throw new Error('keep out');
      },
    };
    expect(parse(object({ name: text() }), hostile, 'x')._unsafeUnwrapErr()).toEqual([
      { field: 'x', rule: 'readable', message: 'x could not be read' },
    ]);
  });
});

describe('checkInput', () => {
  const region = object<{ region: string; stage: string }>({ region: text(), stage: text() });
  const creatingWith = (vendorOptions: unknown) =>
    scriptedProvider({
      assistants: {
        create: (_, context) =>
          checkInput(region, vendorOptions, 'vendorOptions.scripted', context).asyncAndThen(
            ({ region, stage }) => okAsync(anAssistant({ name: `${region} ${stage}` })),
          ),
      },
    }).assistants.create({ name: 'x' });

  it('returns a clean copy of valid input', async () => {
    const created = await creatingWith({ region: 'north', stage: 'test' });
    expect(created._unsafeUnwrap().name).toBe('north test');
  });

  it('fails with invalidInput and every broken rule otherwise', async () => {
    const error = (await creatingWith({ region: 1 }))._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'invalidInput',
      vendor: 'scripted',
      operation: 'assistants.create',
      message:
        'vendorOptions.scripted.region must be a string; ' +
        'vendorOptions.scripted.stage is required',
      issues: [
        { field: 'vendorOptions.scripted.region', rule: 'type' },
        { field: 'vendorOptions.scripted.stage', rule: 'required' },
      ],
    });
  });
});
