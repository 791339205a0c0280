import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from '../src/server/cursor.js';
import { compareKeys } from '../src/server/sorted-list.js';
import type { SortKey } from '../src/server/sorted-list.js';
import { createEmulatorClock } from '../src/server/clock.js';
import { createRequestLog } from '../src/server/request-log.js';

describe('cursors', () => {
  const key = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 3 });

  test('a cursor returns its key for its own query only', () => {
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (position, query, other) => {
        const cursor = encodeCursor(position, query);
        expect(decodeCursor(cursor, query)).toEqual(position);
        if (other !== query) expect(decodeCursor(cursor, other)).toBeUndefined();
      }),
    );
  });

  test('other text is not a cursor', () => {
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, '') === undefined));
  });

  test('paging in either direction returns each entry once and in order', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (list, pageSize, descending) => {
          const keyOf = (entry: number): SortKey => [entry];
          const sorted = [...list].sort((a, b) => compareKeys([a], [b]) * (descending ? -1 : 1));

          const forward: number[] = [];
          let after: SortKey | undefined;
          let page = pageOf(list, keyOf, { pageSize, after, descending });
          forward.push(...page.entries);
          while (page.next) {
            after = page.next;
            page = pageOf(list, keyOf, { pageSize, after, descending });
            forward.push(...page.entries);
          }
          expect(forward).toEqual(sorted);

          const backward = [...page.entries];
          while (page.previous) {
            page = pageOf(list, keyOf, { pageSize, before: page.previous, descending });
            backward.unshift(...page.entries);
          }
          expect(backward).toEqual(sorted);
        },
      ),
    );
  });
});

describe('the request log', () => {
  const entry = (target: string, body = '') => ({
    operation: 'get',
    method: 'GET',
    target,
    headers: {},
    body: Buffer.from(body),
    at: 0,
  });

  test('keeps the newest entries', () => {
    const log = createRequestLog({ maxEntries: 2 });
    for (const target of ['/1', '/2', '/3']) log.record(entry(target));
    expect(log.all().map(({ target }) => target)).toEqual(['/2', '/3']);
  });

  test('keeps bodies up to its limit, and always the newest entry', () => {
    const log = createRequestLog({ maxBodyBytes: 10 });
    for (const target of ['/1', '/2', '/3']) log.record(entry(target, 'sixsix'));
    log.record(entry('/4', 'more than ten bytes'));
    expect(log.all().map(({ target }) => target)).toEqual(['/4']);
    log.clear();
    for (const target of ['/5', '/6']) log.record(entry(target, 'fives'));
    expect(log.all()).toHaveLength(2);
  });

  test('masks secrets in headers, in the query, in forms and in JSON', () => {
    const log = createRequestLog();
    log.record({
      ...entry('/x?X-Amz-Signature=s3cret&a=1', '{"deep":[{"client_secret":"s3cret","b":2}]}'),
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Signature=s3cret',
        'x-amz-security-token': 's3cret',
        accept: '*/*',
      },
    });
    log.record(entry('/y', 'a=1&client_secret=s3cret&access_token=s3cret&%zz=1'));
    log.record(entry('/z', '{"name":"Ann","client_secret" : "s3\\"cret","access_token":"s3cre'));
    log.record(entry('/login', 'assertion=s3cret&password=s3cret&code_verifier=s3cret'));
    expect(log.all()).toMatchObject([
      {
        target: '/x?X-Amz-Signature=***&a=1',
        body: { deep: [{ client_secret: '***', b: 2 }] },
        headers: {
          authorization: 'AWS4-HMAC-SHA256 ***',
          'x-amz-security-token': '***',
          accept: '*/*',
        },
      },
      { body: 'a=1&client_secret=***&access_token=***&%zz=1' },
      { body: '{"name":"Ann","client_secret" : "***","access_token":"***"' },
      { body: 'assertion=***&password=***&code_verifier=***' },
    ]);
  });
});

describe('the clock', () => {
  test('a manual clock stands still until it is advanced', () => {
    const clock = createEmulatorClock('manual', 5);
    clock.advance(10);
    expect(clock.now()).toBe(15);
  });

  test('a real clock continues from the time it is advanced to', () => {
    const clock = createEmulatorClock();
    clock.advance(1_000_000);
    expect(clock.now()).toBeGreaterThanOrEqual(Date.now() + 999_000);
  });

  test.each([-1, NaN, Infinity])('`advance` refuses %d', (step) => {
    expect(() => createEmulatorClock().advance(step)).toThrow(RangeError);
  });
});
