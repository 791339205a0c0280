import { expect, it } from 'vitest';
import { collectBytes } from '../src/index.js';

const collected = (...chunks: readonly string[]) => {
  const body = collectBytes(1_000);
  for (const chunk of chunks) expect(body.add(Buffer.from(chunk))).toBeUndefined();
  return Buffer.from(body.bytes()).toString();
};

it('collects no, one or several chunks, of any length', () => {
  expect(collected()).toBe('');
  expect(collected('ab')).toBe('ab');
  expect(collected('', 'a', '', 'bc', 'd'.repeat(500), 'e')).toBe(`abc${'d'.repeat(500)}e`);
  expect(collected(...'one byte in each chunk')).toBe('one byte in each chunk');
});

it('keeps a few chunks until the end, and copies the others', () => {
  const body = collectBytes(1_000);
  const chunks = Array.from({ length: 500 }, () => Buffer.from('a'));
  for (const chunk of chunks) body.add(chunk);
  for (const chunk of chunks) chunk.fill('x');

  const text = Buffer.from(body.bytes()).toString();
  expect(text).toMatch(/^a{400,}x+$/);
  expect(text).toHaveLength(500);
});

it('needs memory for the exact bytes of a body of 1 MiB over TLS', () => {
  const body = collectBytes(2 * 1_024 * 1_024);
  for (let count = 0; count < 64; count += 1) body.add(Buffer.alloc(16 * 1_024));

  expect(body.bytes().buffer.byteLength).toBe(1_024 * 1_024);
});

it('needs memory for at most twice the bytes that arrived', () => {
  const body = collectBytes(1_000_000);
  for (let count = 0; count < 100_000; count += 1) body.add(Buffer.from('x'));

  expect(body.bytes().buffer.byteLength).toBeLessThanOrEqual(200_000);
});

it('fails at the first byte above the bound, and not before', () => {
  const body = collectBytes(2);
  expect(body.add(Buffer.from('a'))).toBeUndefined();
  expect(body.add(Buffer.from('b'))).toBeUndefined();
  expect(body.add(Buffer.from('c'))).toMatchObject({ name: 'ResponseTooLarge' });
  expect(collectBytes(2).add(Buffer.from('abc'))).toMatchObject({ name: 'ResponseTooLarge' });
});
