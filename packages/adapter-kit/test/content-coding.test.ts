import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  connectionErrorFacts,
  decodeBody,
  isEncoded,
  ruleForConnectionError,
  UndecodableBody,
} from '../src/index.js';

const plain = JSON.stringify({ name: 'Desk', text: 'é'.repeat(100) });
const decoded = async (
  bytes: Uint8Array,
  coding: string | readonly string[] | undefined,
  bound = 10_000,
) => (await decodeBody(bytes, coding, bound)).map((output) => Buffer.from(output).toString());
const wrongOf = async (bytes: Uint8Array, coding: string, bound?: number) =>
  (await decoded(bytes, coding, bound))._unsafeUnwrapErr();

describe('`decodeBody`', () => {
  it.each([
    ['gzip', gzipSync(plain)],
    ['X-GZIP', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    [' identity , gzip', gzipSync(plain)],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
    ['identity', Buffer.from(plain)],
    ['', Buffer.from(plain)],
    [['gzip', 'br'], brotliCompressSync(gzipSync(plain))],
    [undefined, Buffer.from(plain)],
  ])('decodes %s', async (coding, bytes) => {
    expect((await decoded(bytes, coding))._unsafeUnwrap()).toBe(plain);
  });

  it('leaves an empty body empty', async () => {
    expect((await decoded(new Uint8Array(), 'gzip'))._unsafeUnwrap()).toBe('');
  });

  it('leaves a body that was decoded on the way, with its header left behind', async () => {
    for (const coding of ['gzip', 'deflate', 'br'])
      expect((await decoded(Buffer.from(plain), coding))._unsafeUnwrap()).toBe(plain);
    expect((await decoded(Buffer.from('[1]'), 'gzip'))._unsafeUnwrap()).toBe('[1]');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('stops at the bound of what comes out of %s', async (coding, compress) => {
    const bomb = compress(Buffer.alloc(1_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await wrongOf(bomb, coding)).toMatchObject({ name: 'ResponseTooLarge' });
    expect((await decoded(compress('x'.repeat(2_000)), coding, 2_000)).isOk()).toBe(true);
    expect(await wrongOf(compress('x'.repeat(2_001)), coding, 2_000)).toMatchObject({
      name: 'ResponseTooLarge',
    });
  });

  it('names an unknown coding, also one that is the name of a member of every object', async () => {
    for (const coding of ['zstd', 'constructor'])
      expect((await wrongOf(gzipSync(plain), coding)).message).toContain(`"${coding}"`);
    expect((await wrongOf(gzipSync(plain), 'x'.repeat(10_000))).message.length).toBeLessThan(200);
  });

  it('fails on too many codings', async () => {
    expect((await wrongOf(gzipSync(plain), Array(10_000).fill('gzip').join())).message).toContain(
      'more than 5',
    );
  });

  it.each([
    ['gzip', gzipSync(plain).subarray(0, 30)],
    ['gzip', Buffer.from('hello')],
    ['deflate', deflateSync(plain).subarray(0, 30)],
    ['br', Buffer.from('hello, this is no brotli')],
  ])('names a damaged coding: %s', async (coding, bytes) => {
    const error = await wrongOf(bytes, coding);

    expect(error).toBeInstanceOf(UndecodableBody);
    expect(error.message).toBe(`the content coding ${coding} of the body is damaged`);
    expect(ruleForConnectionError(connectionErrorFacts(error))).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'maybe',
    });
  });
});

it('`isEncoded` tells whether there is a coding to decode', () => {
  expect([undefined, '', ' ', 'identity', 'identity,'].map(isEncoded)).toEqual(
    Array(5).fill(false),
  );
  expect(['gzip', 'identity, br', 'new'].map(isEncoded)).toEqual(Array(3).fill(true));
});
