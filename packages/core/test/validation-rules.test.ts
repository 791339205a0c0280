/** Each rule of each parser: a value that breaks it, a value that just keeps it, and the message. */
import type { Issue } from '@assistant-provider/core';
import {
  custom,
  boolean,
  integer,
  list,
  object,
  oneOf,
  optional,
  parse,
  record,
  text,
  type Parser,
} from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';

const isDate = (value: unknown): value is Date => value instanceof Date;

const colour = oneOf(['red', 'green']);
const two = list(text(), { min: 1, max: 2, uniqueBy: (item) => item });
const twoTags = record(text({ maxLength: 3 }), text(), { min: 1, max: 2 });
const person = object<{ name: string; age?: number }>({
  name: text(),
  age: optional(integer({ min: 0, max: 150 })),
});

type Broken = [of: string, message: string, rule: string, parser: Parser<unknown>, value: unknown];

const anyText = text();
const upToThree = integer({ min: 1, max: 3 });
const aDate = custom(isDate, 'a date');

const broken: Broken[] = [
  ['a text', 'x is required', 'required', anyText, undefined],
  ['a text', 'x must be a string', 'type', anyText, 7],
  ['a text', 'x must not be empty', 'length', anyText, ''],
  [
    'a text',
    'x must be 2 to 4096 characters long, but is 1',
    'length',
    text({ minLength: 2 }),
    'a',
  ],
  ['a text', 'x must be 1 to 2 characters long, but is 3', 'length', text({ maxLength: 2 }), 'abc'],
  [
    'a text',
    'x must not contain line breaks or other control characters',
    'controlCharacters',
    anyText,
    'a\nb',
  ],
  ['a text', 'x must be well-formed Unicode', 'unicode', anyText, '\ud800'],
  ['a choice', 'x is required', 'required', colour, undefined],
  ['a choice', 'x must be one of red, green', 'oneOf', colour, 'blue'],
  ['a boolean', 'x must be true or false', 'required', boolean(), undefined],
  ['a boolean', 'x must be true or false', 'type', boolean(), 0],
  ['a number', 'x is required', 'required', upToThree, undefined],
  ['a number', 'x must be a whole number', 'type', upToThree, '2'],
  ['a number', 'x must be 1 to 3', 'range', upToThree, 4],
  ['a list', 'x is required', 'required', two, undefined],
  ['a list', 'x must be an array', 'type', two, 'ab'],
  ['a list', 'x must have 1 to 2 entries, but has 0', 'length', two, []],
  ['a list', 'x must have 1 to 2 entries, but has 3', 'length', two, ['a', 'b', 'c']],
  ['a list', 'x[1] repeats an earlier entry', 'unique', two, ['a', 'a']],
  ['a record', 'x is required', 'required', twoTags, undefined],
  ['a record', 'x must be an object', 'type', twoTags, ['a']],
  ['a record', 'x must have 1 to 2 entries, but has 0', 'length', twoTags, {}],
  ['a record', 'x must have 1 to 2 entries, but has 3', 'length', twoTags, { a: 1, b: 2, c: 3 }],
  ['a key', 'x["long"] must be 1 to 3 characters long, but is 4', 'length', twoTags, { long: '1' }],
  ['what is taken as given', 'x must be a date', 'required', aDate, undefined],
  ['what is taken as given', 'x must be a date', 'type', aDate, 'today'],
  ['an object', 'x is required', 'required', person, undefined],
  ['an object', 'x must be an object', 'type', person, null],
  [
    'an object',
    'x.nam is not a known field; known fields are name, age',
    'unknownField',
    person,
    { name: 'a', nam: 1 },
  ],
];

describe('a broken rule', () => {
  it.each(broken)('by %s is reported: %s (%s)', (_, message, rule, parser, value) => {
    expect(parse(parser, value, 'x')._unsafeUnwrapErr()).toMatchObject([{ rule, message }]);
  });
});

describe('a limit that is just kept', () => {
  it.each<[string, Parser<unknown>, unknown]>([
    ['an empty text if the minimum length is 0', text({ minLength: 0 }), ''],
    ['a text of exactly the allowed length', text({ minLength: 2, maxLength: 2 }), 'ab'],
    ['false', boolean(), false],
    ['a list of the fewest', two, ['a']],
    ['a list of the most', two, ['a', 'b']],
    ['a record of the most', twoTags, { a: '1', b: '2' }],
    ['an object of all its members', person, { name: 'a', age: 150 }],
  ])('accepts %s', (_, parser, value) => {
    expect(parse(parser, value, 'x')._unsafeUnwrap()).toEqual(value);
  });

  it('accepts undefined members, known or unknown', () => {
    const given = { name: 'a', age: undefined, more: undefined };
    expect(Object.keys(parse(person, given, 'x')._unsafeUnwrap())).toEqual(['name']);
  });
});

describe('a value with several mistakes', () => {
  const people = list(person, { uniqueBy: ({ name }) => name });
  const rulesOf = (value: unknown) =>
    parse(people, value, 'x')
      ._unsafeUnwrapErr()
      .map(({ field, rule }) => `${field} ${rule}`);

  it('is reported with each mistake, and two entries without a key are not duplicates', () => {
    expect(rulesOf([{}, {}])).toEqual(['x[0].name required', 'x[1].name required']);
  });

  it('is reported with the path of each mistake, in which a long key is cut', () => {
    const issues = parse(record(text(), text()), { ['k'.repeat(61)]: 1 }, 'x')._unsafeUnwrapErr();

    expect(issues).toMatchObject([{ field: `x["${'k'.repeat(60)}…"]` }]);
  });

  it.each<[string, Parser<unknown>, unknown]>([
    ['list', list(text()), ['a', 1]],
    ['record', record(text(), text()), { a: 'a', b: 1 }],
    ['object', person, { name: 'a', age: 'b' }],
  ])('is not returned in part, not even the valid part of a %s', (_, parser, value) => {
    const issues: Issue[] = [];
    expect(parser(value, 'x', issues)).toBeUndefined();
    expect(issues).toHaveLength(1);
  });
});
