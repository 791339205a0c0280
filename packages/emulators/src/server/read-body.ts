/** Reads a request's body, up to a limit. */
import type { IncomingMessage } from 'node:http';

export type BodyReading =
  | { readonly kind: 'whole'; readonly body: Buffer }
  | { readonly kind: 'tooLarge' }
  /** The client disconnected before the end of the body. */
  | { readonly kind: 'aborted' };

/** How much of an oversized body is read and discarded, so that the client can receive the response. */
const maxDiscardedBytes = 64 * 1024 * 1024;

export function readBody(request: IncomingMessage, maxBytes: number): Promise<BodyReading> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        if (size > maxBytes + maxDiscardedBytes) resolve({ kind: 'tooLarge' });
      }
    });
    request.on('end', () =>
      resolve(size > maxBytes ? { kind: 'tooLarge' } : { kind: 'whole', body: concat(chunks) }),
    );
    request.on('error', () => resolve({ kind: 'aborted' }));
    request.on('close', () => resolve({ kind: 'aborted' }));
  });
}

function concat(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}
