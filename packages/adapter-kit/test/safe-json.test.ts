import { err, ok } from 'neverthrow';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cleanJsonBody, parseJson, readJsonBody, writeJson } from '../src/index.js';

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

describe('members named `__proto__`', () => {
  it.each([
    ['{"__proto__":1}', '{}'],
    ['{"__proto__" : [{"a":"]}"}] , "b":1}', '{ "b":1}'],
    ['{"a":1,\n"__proto__":{"b":{}} }', '{"a":1}'],
    ['{"a":1, "__proto__":1, "__proto__":2}', '{"a":1 }'],
    ['{"__proto__":1,"__proto__":2}', '{}'],
    ['{"a":{"__proto__":"\\"}"},"b":{"__proto__":-1}}', '{"a":{},"b":{}}'],
  ])('are cut out of %s', async (text, kept) => {
    const cleaned = (await cleanJsonBody(Buffer.from(text)))._unsafeUnwrap();
    expect(Buffer.from(cleaned).toString()).toBe(kept);
    expect(parseJson(text)).toEqual(ok(JSON.parse(kept)));
  });

  it.each([
    '{"a":"__proto__"}',
    '{"a":["__proto__", "b"]}',
    '{"a\\"__proto__":1}',
    '{"a":"\\"__proto__\\": 1"}',
    '{"__proto":1,"\\u005f\\u005fproto_":2}',
  ])('do not occur in %s', (text) => {
    expect(parseJson(text)).toEqual(ok(JSON.parse(text)));
  });

  it.each(['{"__proto__":', '{"__proto__":{"a":1}', '"__proto__":1', '{"a":1,"__proto__":"b'])(
    'leave %s what it is: not JSON',
    (text) => {
      expect(parseJson(text)).toEqual(err('the body is not JSON'));
    },
  );

  it('may not occur more often than anybody would write them', () => {
    const many = (count: number) => `[${Array(count).fill('{"__proto__":1}').join(',')}]`;
    expect(parseJson(many(1_000)).isOk()).toBe(true);
    expect(parseJson(many(1_001))).toEqual(err('the body has too many members named __proto__'));
  });
});

const nested = (depth: number) => `${'['.repeat(depth)}"]\\"}"${']'.repeat(depth)}`;

describe('the depth of JSON', () => {
  it.each([
    ['lists', nested(100), nested(101)],
    ['objects', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, `${'{"a":'.repeat(101)}`],
  ])('is bounded at 100 levels of %s', async (_, deepest, tooDeep) => {
    const problem = err('the body is nested deeper than 100 levels');
    expect(parseJson(deepest).isOk()).toBe(true);
    expect(parseJson(tooDeep)).toEqual(problem);
    expect(await readJsonBody(Buffer.from(tooDeep))).toEqual(problem);
    expect(await cleanJsonBody(Buffer.from(tooDeep))).toEqual(problem);
  });

  it('does not count brackets in strings, and not siblings', () => {
    expect(parseJson(JSON.stringify({ a: '[{'.repeat(200), b: '"\\['.repeat(200) })).isOk()).toBe(
      true,
    );
    expect(parseJson(`[${'[],{},'.repeat(200)}1]`).isOk()).toBe(true);
  });

  it('is bounded in what is sent', () => {
    expect(writeJson(JSON.parse(nested(100))).isOk()).toBe(true);
    expect(writeJson(JSON.parse(nested(101)))).toEqual(
      err('must not be nested deeper than 100 levels'),
    );
  });
});

describe('`readJsonBody`', () => {
  const read = (text: string, nullIsAbsent?: boolean) =>
    readJsonBody(Buffer.from(text), nullIsAbsent === undefined ? {} : { nullIsAbsent });

  it.each(['', ' \n'])('gives undefined for %j', async (text) => {
    expect(await read(text)).toEqual(ok(undefined));
  });

  it('reads UTF-8 without its byte order mark, and fails on other bytes', async () => {
    expect(await read('\ufeff"é"')).toEqual(ok('é'));
    for (const bytes of [
      [0xff, 0xfe],
      [0x22, 0xc3],
    ])
      expect(await readJsonBody(new Uint8Array(bytes))).toEqual(err('the body is not UTF-8'));
  });

  it('says why a body is not JSON', async () => {
    expect(await read('{"a":')).toEqual(err('the body is not JSON'));
    expect(await read('<html>')).toEqual(
      err('the body is an HTML page; check the address in the options'),
    );
  });

  it('keeps nulls, or drops them at every depth', async () => {
    const text = '{"a":null,"b":[null,{"c":null,"d":0},"e",[null]],"f":false,"g":{"h":null}}';
    expect(await read(text)).toEqual(ok(JSON.parse(text)));
    expect(await read(text, true)).toEqual(ok({ b: [{ d: 0 }, 'e', []], f: false, g: {} }));
    expect(await read('null', true)).toEqual(ok(null));
    expect(await read('"null"', true)).toEqual(ok('null'));
    expect(await read('{"a":"null"}', true)).toEqual(ok({ a: 'null' }));
  });

  it('drops nulls in linear time', async () => {
    const many = `{"x":[null,${'{"a":null},null,'.repeat(200_000)}1]}`;
    expect((await read(many, true))._unsafeUnwrap()).toEqual({
      x: [...Array<object>(200_000).fill({}), 1],
    });
  });

  it('reads a long body in several turns of the event loop', async () => {
    // Characters of two bytes, and an escape, that two pieces share.
    for (const offset of ['', 'a']) {
      const value = { text: `${offset}${'é\\'.repeat(1_000_000)}`, n: null };
      let turns = 0;
      const count = () => {
        turns += 1;
        turning = setImmediate(count);
      };
      let turning = setImmediate(count);
      const found = await read(JSON.stringify(value), true);
      clearImmediate(turning);

      expect(found._unsafeUnwrap()).toEqual({ text: value.text });
      expect(turns).toBeGreaterThan(3);
    }
    expect((await read(`${' '.repeat(1_000_000)}x`)).isErr()).toBe(true);
  });

  it('drops a member `__proto__` wherever a long body is cut', async () => {
    const cut = 512 * 1024;
    for (let before = cut - 14; before <= cut + 1; before += 1) {
      const text = `${' '.repeat(before)}{"__proto__":{"a":1},"b":"\\n"}`;
      expect(await read(text)).toEqual(ok({ b: '\n' }));
    }
  });

  it('needs no timer of an application whose timers stand still', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());

    expect(await read(`${' '.repeat(1_000_000)}1`)).toEqual(ok(1));
  });
});

describe('`cleanJsonBody`', () => {
  it.each(['{ "a": 1 }', '{"a":"\\u00e9"}', 'not JSON but __proto__', ''])(
    'returns %j unchanged',
    async (text) => {
      const bytes = Buffer.from(text);
      expect((await cleanJsonBody(bytes))._unsafeUnwrap()).toBe(bytes);
    },
  );

  it('returns bytes that are not UTF-8 unchanged', async () => {
    const bytes = new Uint8Array([0xff]);
    expect((await cleanJsonBody(bytes))._unsafeUnwrap()).toBe(bytes);
  });
});

describe('`writeJson`', () => {
  const inexact = 'has a number that JavaScript cannot hold exactly, or not at all';

  it.each([Number.MAX_SAFE_INTEGER, -1, 0.1, 1.5e-300, 0.30000000000000004])(
    'writes %d',
    (value) => {
      expect(writeJson({ value })).toEqual(ok(`{"value":${value}}`));
    },
  );

  it('names only the beginning of a long path', () => {
    const problem = writeJson({ ['x'.repeat(10_000)]: NaN })._unsafeUnwrapErr();
    expect(problem.length).toBeLessThan(300);
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const throwing = {
    toJSON: () => {
      throw new Error('no');
    },
  };

  it('returns the text of a JSON value', () => {
    expect(writeJson({ a: [1, null] })).toEqual(ok('{"a":[1,null]}'));
  });

  it.each([
    ['a circle', circle, 'cannot be written as JSON'],
    ['a BigInt', 1n, 'cannot be written as JSON'],
    ['a `toJSON` that throws', throwing, 'cannot be written as JSON'],
    ['NaN', { a: [null, { 'b c': NaN }] }, `${inexact} (a[1].b c)`],
    ['an infinite number', JSON.parse('[1e400]'), `${inexact} ([0])`],
    ['an infinite number alone', -Infinity, inexact],
    ['an integer beyond 2^53', JSON.parse('{"a":9007199254740993}'), `${inexact} (a)`],
    ['a function', () => 1, 'is not a JSON value'],
    ['undefined', undefined, 'is not a JSON value'],
  ])('fails on %s', (_, value, problem) => {
    expect(writeJson(value)).toEqual(err(problem));
  });
});
