import { err, ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { shape } from '../src/index.js';

interface Agent {
  readonly id: string;
  readonly name: string;
  readonly calls?: number;
  readonly note?: string | null;
  readonly tags?: Readonly<Record<string, string>>;
  readonly unread?: string;
}

const agent = shape.object<Agent>({
  id: shape.id,
  name: shape.string,
  calls: shape.optional(shape.number),
  note: shape.nullish(shape.string),
  tags: shape.optional(shape.map(shape.string)),
});
const page = shape.object<{ agents: readonly Agent[]; isLast: boolean }>({
  agents: shape.list(agent),
  isLast: shape.boolean,
});
const read = shape.reader(page);
const pageWith = (members: object) => ({
  agents: [{ id: '1', name: 'A', ...members }],
  isLast: true,
});

describe('`shape.reader`', () => {
  it('returns the value as received, with members that the shape does not list', () => {
    const value = pageWith({ unlisted: { deep: [1] }, unread: 7 });

    const result = read(value);

    expect(result).toEqual(ok(value));
    expect(result._unsafeUnwrap()).toBe(value);
  });

  it.each([
    ['an optional member that is absent', {}],
    ['a nullish member that is null', { note: null }],
    ['a nullish member with a value', { note: 'n' }],
    ['an empty map', { tags: {} }],
    ['a map', { tags: { team: 'sales' } }],
  ])('accepts %s', (_, members) => {
    expect(read(pageWith(members)).isOk()).toBe(true);
  });

  it.each([
    [null, 'the response is not an object'],
    [[], 'the response is not an object'],
    [{ isLast: true }, 'the response.agents is not an array'],
    [{ agents: [], isLast: 'yes' }, 'the response.isLast is not true or false'],
    [pageWith({ id: '' }), 'the response.agents[0].id is not an id'],
    [pageWith({ name: null }), 'the response.agents[0].name is not a string'],
    [pageWith({ calls: null }), 'the response.agents[0].calls is not a number'],
    [pageWith({ note: 1 }), 'the response.agents[0].note is not a string'],
    [pageWith({ tags: [] }), 'the response.agents[0].tags is not an object'],
    [
      pageWith({ tags: { ok: '', 'no"t': 1 } }),
      'the response.agents[0].tags["no\\"t"] is not a string',
    ],
  ])('names the first place that is wrong: %j', (value, problem) => {
    expect(read(value)).toEqual(err(problem));
  });

  it('cuts a long name of a map member', () => {
    const problem = shape.map(shape.string)({ ['n'.repeat(1_000)]: 1 });

    expect(problem).toBe(`["${'n'.repeat(60)}"] is not a string`);
  });
});

describe('a shape of your own', () => {
  const positive = shape.check((value) => Number(value) > 0, 'positive');

  it.each([
    [1, undefined],
    [0, ' is not positive'],
  ])('checks %j', (value, problem) => {
    expect(positive(value)).toBe(problem);
  });

  it.each([undefined, null, 7])('`anything` accepts %j', (value) => {
    expect(shape.anything(value)).toBeUndefined();
  });

  it.each([
    [{}, undefined],
    [[], ' is not an object'],
  ])('`anyObject` checks %j', (value, problem) => {
    expect(shape.anyObject(value)).toBe(problem);
  });
});
