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

it('keeps no chunk that is one of many', () => {
  const body = collectBytes(1_000);
  const chunks = [Buffer.from('a'), Buffer.from('b')];
  for (const chunk of chunks) body.add(chunk);
  for (const chunk of chunks) chunk.fill('x');

  expect(Buffer.from(body.bytes()).toString()).toBe('ab');
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
