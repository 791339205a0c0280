import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readBody } from '../src/http/response-body.js';

const bytesOf = async (body: unknown) => Buffer.from(await readBody(body, 1_000)).toString();

it('reads streams of Node.js with bytes or text, in one or several chunks', async () => {
  expect(await bytesOf(Readable.from([Buffer.from('ab')]))).toBe('ab');
  expect(await bytesOf(Readable.from([Buffer.from('a'), Buffer.from('b')]))).toBe('ab');
  expect(await bytesOf(Readable.from(['é', '!']))).toBe('é!');
  expect(await bytesOf(Readable.from([]))).toBe('');
});

it('reads buffers of any kind, and rejects chunks that are not bytes', async () => {
  const [buffer, other] = [new Uint8Array([97]).buffer, new Uint8Array([98]).buffer];
  expect(await bytesOf(Readable.from([buffer, other]))).toBe('ab');
  for (const wrong of [{}, 7]) {
    await expect(readBody(Readable.from([wrong]), 1_000)).rejects.toThrow('not made of bytes');
    await expect(readBody([wrong].values(), 1_000)).rejects.toThrow();
  }
});

it('fails if somebody else destroys the stream, or has destroyed it', async () => {
  const body = new Readable({ read: () => undefined });
  const reading = readBody(body, 1_000);
  body.destroy();

  await expect(reading).rejects.toThrow('cut off');
  await expect(readBody(body, 1_000)).rejects.toThrow();
});

it('stops reading at the bound', async () => {
  let given = 0;
  const endless = new Readable({
    read() {
      given += 1;
      this.push('x'.repeat(100));
    },
  });

  await expect(readBody(endless, 1_000)).rejects.toMatchObject({ name: 'ResponseTooLarge' });
  expect(endless.destroyed).toBe(true);
  expect(given).toBeLessThan(1_000);
});

it('reads bytes of another realm, as Jest has them', async () => {
  const bytes: unknown = runInNewContext('new Uint8Array([97])');
  const buffer: unknown = runInNewContext('new Uint8Array([98]).buffer');

  expect(await bytesOf(bytes)).toBe('a');
  expect(await bytesOf(Readable.from([bytes, buffer]))).toBe('ab');
});
