/** Reads a request's body, up to a limit. */
import type { IncomingMessage } from 'node:http';

export type BodyReading =
  | { readonly kind: 'whole'; readonly body: Buffer }
  | { readonly kind: 'tooLarge' }
  /** The client went away before the end. */
  | { readonly kind: 'aborted' };

/** What is still read and thrown away of a body that is too large, so that the client gets to see the answer. */
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
      resolve(size > maxBytes ? { kind: 'tooLarge' } : { kind: 'whole', body: joined(chunks) }),
    );
    request.on('error', () => resolve({ kind: 'aborted' }));
    request.on('close', () => resolve({ kind: 'aborted' }));
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}
