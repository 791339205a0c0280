/** Decodes bodies that a server, or a proxy on the way, has compressed. */
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type zlib from 'node:zlib';
import type { BrotliOptions, InputType, ZlibOptions } from 'node:zlib';
import { ResponseTooLarge } from './body-limit.js';

/** Ask for this in `accept-encoding`: a request without the header accepts any coding (RFC 9110, 12.5.3). */
export const identityCoding = 'identity';

/** The `code` of {@link UndecodableBody}, which the table of connection errors lists. */
export const undecodableBody = 'UNDECODABLE_BODY';

/** A body has a content coding that is unknown, or its coding is damaged. */
export class UndecodableBody extends Error {
  /** Always `UndecodableBody`. */
  override readonly name = 'UndecodableBody';
  /** Always `UNDECODABLE_BODY`. */
  readonly code = undecodableBody;
}

type Zlib = typeof zlib;
type Decoder = (
  input: InputType,
  options: ZlibOptions & BrotliOptions,
  done: (error: Error | null, output: Uint8Array) => void,
) => void;

/** Names of RFC 9110, 8.4.1, and br of RFC 7932. */
const decoders: Readonly<Record<string, (zlib: Zlib, bytes: Uint8Array) => Decoder>> = {
  gzip: (zlib) => zlib.gunzip,
  'x-gzip': (zlib) => zlib.gunzip,
  // Many servers leave out the header of zlib (RFC 9110, 8.4.1.2).
  deflate: (zlib, bytes) => (hasZlibHeader(bytes) ? zlib.inflate : zlib.inflateRaw),
  br: (zlib) => zlib.brotliDecompress,
};

/** RFC 1950, 2.2: the method is 8, and the two bytes are a multiple of 31. */
const hasZlibHeader = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;

/** No server needs more than one coding, and a proxy adds one. */
const mostCodings = 5;
const longestName = 60;

/**
 * The body without the codings that the header `content-encoding` names. Fails if a coding is unknown or
 * damaged, and if more than `maxResponseBytes` come out: what is longer is not decoded to its end.
 */
export function decodeBody(
  bytes: Uint8Array,
  contentEncoding: string | readonly string[] | undefined,
  maxResponseBytes: number,
): ResultAsync<Uint8Array, ResponseTooLarge | UndecodableBody> {
  return new ResultAsync(decode(bytes, codingsIn(contentEncoding), maxResponseBytes));
}

/** Whether `decodeBody` has something to do. */
export const isEncoded = (contentEncoding: string | readonly string[] | undefined): boolean =>
  contentEncoding !== undefined && codingsIn(contentEncoding).length > 0;

const codingsIn = (contentEncoding: string | readonly string[] = ''): readonly string[] =>
  String(contentEncoding)
    .split(',', mostCodings + 1)
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== identityCoding);

async function decode(
  bytes: Uint8Array,
  codings: readonly string[],
  maxResponseBytes: number,
): Promise<Result<Uint8Array, ResponseTooLarge | UndecodableBody>> {
  if (codings.length > mostCodings)
    return err(new UndecodableBody(`the body has more than ${mostCodings} content codings`));
  let decoded = bytes;
  // The header names them in the order in which they were applied.
  for (const coding of codings.toReversed()) {
    // A response to a deletion may have the header without a body.
    if (decoded.length === 0) break;
    const find = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (!find)
      return err(
        new UndecodableBody(
          `the body has the content coding ${JSON.stringify(coding.slice(0, longestName))}, which is unknown`,
        ),
      );
    const output = await run(find(await import('node:zlib'), decoded), decoded, maxResponseBytes);
    if (output.isOk()) decoded = output.value;
    else if (isTooLong(output.error)) return err(new ResponseTooLarge(maxResponseBytes));
    // `fetch` has decoded the body, and leaves the header as it was.
    else if (!beginsAsJson(decoded))
      return err(
        new UndecodableBody(`the content coding ${coding} of the body is damaged`, {
          cause: output.error,
        }),
      );
  }
  return ok(decoded);
}

const run = (
  decoder: Decoder,
  bytes: Uint8Array,
  maxOutputLength: number,
): Promise<Result<Uint8Array, Error>> =>
  new Promise((resolve) =>
    decoder(bytes, { maxOutputLength }, (error, output) =>
      resolve(error ? err(error) : ok(output)),
    ),
  );

const isTooLong = (error: Error): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

/** `{` or `[`, with which no gzip and no zlib body begins. */
const beginsAsJson = ([first]: Uint8Array): boolean => first === 0x7b || first === 0x5b;
