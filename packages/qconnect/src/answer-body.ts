/** Reads the body of an answer, and never more of it than allowed. */

/** Thrown when an answer is longer than `maxAnswerBytes`. */
class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
  constructor(maxAnswerBytes: number) {
    super(`the answer is longer than ${maxAnswerBytes} bytes`);
  }
}

/**
 * The whole body. Leaving the loop early destroys a Node stream and cancels a web one, and with it
 * the connection.
 */
export async function readBody(body: unknown, maxAnswerBytes: number): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    length += bytes.byteLength;
    if (length > maxAnswerBytes) throw new AnswerTooLong(maxAnswerBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Request handlers answer a stream of Node (the SDK's own), a web stream (fetch), bytes or text. */
function chunksOf(body: unknown): AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof body === 'string' || body instanceof Uint8Array) return [body];
  if (body instanceof Blob) return body.stream();
  if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
    return body as AsyncIterable<unknown>;
  throw new TypeError('the request handler answered a body that is neither bytes nor a stream');
}
