import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { Page } from '@assistant-provider/core';
import { err, errAsync, ok, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { blameCursor, readPages } from '../src/index.js';
import { contextOf } from './calls.js';

const context = contextOf();

/** A list of pages, which a cursor names by their index. */
const listOf =
  (...pages: readonly (readonly number[])[]) =>
  (cursor: string | undefined) => {
    const index = Number(cursor ?? 0);
    const next = index + 1 < pages.length ? { nextCursor: String(index + 1) } : {};
    return okAsync<Page<number>, AssistantFailure>({ items: pages[index] ?? [], ...next });
  };

describe('`readPages`', () => {
  it('reads a list to its end', async () => {
    expect(await readPages(context, { readPage: listOf([1], [2, 3], [4]) })).toEqual(
      ok({ items: [1, 2, 3, 4] }),
    );
  });

  it('starts at a cursor', async () => {
    expect(await readPages(context, { cursor: '1', readPage: listOf([1], [2], [3]) })).toEqual(
      ok({ items: [2, 3] }),
    );
  });

  it('skips empty pages', async () => {
    expect(await readPages(context, { readPage: listOf([], [], [1]) })).toEqual(ok({ items: [1] }));
  });

  it('reads pages with more entries than a call may have arguments', async () => {
    const page = Array.from({ length: 200_000 }, (_, index) => index);
    const read = await readPages(context, { readPage: listOf(page, page) });
    expect(read._unsafeUnwrap().items).toHaveLength(400_000);
  });

  it('stops when it has enough, and returns where to continue', async () => {
    const isEnough = (items: readonly number[]) => items.length > 1;
    expect(await readPages(context, { readPage: listOf([1], [2], [3]), isEnough })).toEqual(
      ok({ items: [1, 2], nextCursor: '2' }),
    );
  });

  it('returns the error of a page', async () => {
    const failure = { kind: 'unavailable' } as AssistantFailure;
    expect(await readPages(context, { readPage: () => errAsync(failure) })).toEqual(err(failure));
  });

  it('fails if the vendor returns a cursor twice', async () => {
    const readPage = () => okAsync<Page<number>, AssistantFailure>({ items: [1], nextCursor: 'a' });
    const result = await readPages(context, { readPage });
    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'unexpectedReply' });
  });

  it('fails if the vendor returns empty pages without end', async () => {
    let page = 0;
    const readPage = () =>
      okAsync<Page<number>, AssistantFailure>({ items: [], nextCursor: String(page++) });
    const result = await readPages(context, { readPage });
    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'unexpectedReply' });
  });
});

describe('`blameCursor`', () => {
  const refusal = (message: string, ...fields: readonly string[]) =>
    ({
      kind: 'invalidInput',
      message,
      issues: fields.map((field) => ({ field, rule: 'vendor', message })),
    }) as unknown as AssistantFailure;
  const rule = { field: 'nextToken', message: /token/i };
  const blamed = [{ field: 'query.cursor', rule: 'cursor' }];

  it('names query.cursor if the vendor names its parameter', () => {
    expect(blameCursor(context, refusal('wrong', 'size', 'nextToken'), rule)).toMatchObject({
      issues: blamed,
      message: 'wrong',
    });
  });

  it('names query.cursor if no field is named and the message matches', () => {
    const error = blameCursor(context, refusal('The Token is invalid'), rule);
    expect(error).toMatchObject({ issues: blamed });
  });

  it.each([
    ['names another field', refusal('token', 'size'), rule],
    ['names no field and says something else', refusal('too large'), rule],
    ['names no field, and the adapter knows no message', refusal('token'), { field: 'after' }],
    ['is not of the input', { kind: 'conflict', message: 'token' } as AssistantFailure, rule],
  ])('returns the error as it is if the refusal %s', (_, error, refusalRule) => {
    expect(blameCursor(context, error, refusalRule)).toBe(error);
  });
});
