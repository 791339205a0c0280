/** Collects the bytes of a body, up to the bound. */
import { ResponseTooLarge } from './body-limit.js';

/** The bytes of a body that arrives in chunks. */
export interface BodyBytes {
  /**
   * Adds a chunk. Returns the error if the body has become longer than the bound: then read no more of
   * it.
   */
  add(chunk: Uint8Array): ResponseTooLarge | undefined;
  /** The bytes so far. */
  bytes(): Uint8Array;
}

/**
 * Returns a collection that needs memory for the bytes, and not for the number of chunks: each chunk is
 * copied, because one that is kept takes hundreds of bytes, and holds the whole block that it is a part
 * of.
 */
export function collectBytes(maxResponseBytes: number): BodyBytes {
  // Most bodies have one chunk, which needs no copy.
  let first: Uint8Array | undefined;
  let copied = new Uint8Array(0);
  let length = 0;

  const grow = (used: number) => {
    const larger = new Uint8Array(Math.min(2 * length, maxResponseBytes));
    larger.set(first ?? copied.subarray(0, used));
    copied = larger;
    first = undefined;
  };

  return {
    add(chunk) {
      const start = length;
      length += chunk.length;
      if (length > maxResponseBytes) return new ResponseTooLarge(maxResponseBytes);
      if (start === 0) {
        first = chunk;
        return undefined;
      }
      if (length > copied.length) grow(start);
      copied.set(chunk, start);
      return undefined;
    },
    bytes: () => first ?? copied.subarray(0, length),
  };
}
