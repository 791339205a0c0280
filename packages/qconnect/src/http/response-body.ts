/** Reads the body of a response, up to the bound. */
import { Readable } from 'node:stream';
import { types } from 'node:util';
import { collectBytes } from '@assistant-provider/adapter-kit';
import { isPlainObject } from '@assistant-provider/core/adapter';

/** The whole body. A longer body is not read to its end, and its connection is closed. */
export function readBody(body: unknown, maxResponseBytes: number): Promise<Uint8Array> {
  const isFresh = body instanceof Readable && !body.destroyed && !body.readableEnded;
  return isFresh ? collect(body, maxResponseBytes) : iterate(body, maxResponseBytes);
}

/** Reads by events: an iterator would cost as much as a small body. */
function collect(body: Readable, maxResponseBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const collected = collectBytes(maxResponseBytes);
    body.on('data', (chunk: unknown) => {
      const bytes = asBytes(chunk);
      const problem = bytes === undefined ? notBytes() : collected.add(bytes);
      if (problem) body.destroy(problem);
    });
    body.once('end', () => resolve(collected.bytes()));
    body.once('error', reject);
    // There is no error event if somebody else destroyed the stream.
    body.once('close', () => {
      if (!body.readableEnded) reject(new Error('the response was cut off'));
    });
  });
}

/** Leaving the loop early destroys a Node stream and cancels a web one, and with it the connection. */
async function iterate(body: unknown, maxResponseBytes: number): Promise<Uint8Array> {
  const collected = collectBytes(maxResponseBytes);
  if (body === undefined || body === null) return collected.bytes();
  for await (const chunk of chunksOf(body)) {
    const bytes = asBytes(chunk);
    const problem = bytes === undefined ? notBytes() : collected.add(bytes);
    if (problem) throw problem;
  }
  return collected.bytes();
}

/** Undefined if the chunk is neither bytes nor text. */
function asBytes(chunk: unknown): Uint8Array | undefined {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  if (types.isAnyArrayBuffer(chunk)) return new Uint8Array(chunk);
  return types.isUint8Array(chunk) ? chunk : undefined;
}

const notBytes = (): TypeError =>
  new TypeError('the request handler returned a body that is not made of bytes');

/** Request handlers return a stream of Node.js (the SDK's own), a web stream (fetch), bytes or text. */
function chunksOf(body: unknown): AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof body === 'string' || types.isUint8Array(body)) return [body];
  const stream = isBlob(body) ? body.stream() : body;
  if (typeof stream === 'object' && stream !== null && Symbol.asyncIterator in stream)
    return stream as AsyncIterable<unknown>;
  throw new TypeError('the request handler returned a body that is neither bytes nor a stream');
}

/** A `Blob`, also of another realm. */
const isBlob = (body: unknown): body is Pick<Blob, 'stream'> =>
  isPlainObject(body) && typeof body['stream'] === 'function';
