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

/** A body of 1 MiB over TLS, whose records have at most 16 KiB. Without TLS, Node.js reads 64 KiB at a time. */
const mostKept = 64;

/**
 * Returns a collection that needs memory for the bytes, and not for the number of chunks: only a few are
 * kept, because each takes hundreds of bytes, and holds the whole block that it is a part of.
 */
export function collectBytes(maxResponseBytes: number): BodyBytes {
  let kept: Uint8Array[] = [];
  let copied = new Uint8Array(0);
  let copiedLength = 0;
  let length = 0;

  /** Copies the chunks to the end of a block that has room for `size` bytes. */
  const copy = (size: number) => {
    if (copied.length < length) {
      const larger = new Uint8Array(size);
      larger.set(copied.subarray(0, copiedLength));
      copied = larger;
    }
    for (const chunk of kept) {
      copied.set(chunk, copiedLength);
      copiedLength += chunk.length;
    }
    kept = [];
  };

  return {
    add(chunk) {
      length += chunk.length;
      if (length > maxResponseBytes) return new ResponseTooLarge(maxResponseBytes);
      kept.push(chunk);
      if (kept.length > mostKept) copy(Math.min(2 * length, maxResponseBytes));
      return undefined;
    },
    bytes() {
      const [first, ...others] = kept;
      // Most bodies have one chunk, which needs no copy.
      if (copiedLength === 0 && first !== undefined && others.length === 0) return first;
      copy(length);
      return copied.subarray(0, length);
    },
  };
}
