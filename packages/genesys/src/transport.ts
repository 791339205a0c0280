/** One HTTP exchange over undici: nothing is followed, the answer's size is bounded. */
import { ResultAsync } from 'neverthrow';
import { Agent, type Dispatcher } from 'undici';

export interface HttpRequest {
  /** Scheme, host, port. */
  readonly origin: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Undefined if the bytes are no UTF-8. */
  readonly text: string | undefined;
}

/** Why no whole answer came: a code of Node.js, undici or ours, as the table of errors lists them. */
export interface TransportFailure {
  readonly code: string;
  /** Of the error that was thrown. */
  readonly name: string;
  /** The system call that failed, where it was one. */
  readonly syscall: string;
  readonly cause: unknown;
}

export type Transport = (
  request: HttpRequest,
  signal: AbortSignal,
) => ResultAsync<HttpAnswer, TransportFailure>;

export const answerTooLarge = 'ANSWER_TOO_LARGE';

/** Connections to each host. A token's 300 requests a minute keep far fewer busy. */
const connectionsPerHost = 32;

/** undici's own default, said here since the error table speaks of it. */
const connectTimeoutMs = 10_000;

export function createAgent(): Agent {
  return new Agent({ connections: connectionsPerHost, connect: { timeout: connectTimeoutMs } });
}

export function createTransport(dispatcher: Dispatcher, maxAnswerBytes: number): Transport {
  const exchange = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const { statusCode, headers, body } = await dispatcher.request({ ...request, signal });
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Counted here, since a given dispatcher need not have undici's `maxResponseSize` set. Leaving
    // the loop destroys the body, and its socket with it.
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxAnswerBytes) throw new AnswerTooLarge(maxAnswerBytes);
      chunks.push(chunk);
    }
    return { status: statusCode, headers, text: decode(Buffer.concat(chunks, bytes)) };
  };
  return ResultAsync.fromThrowable(exchange, (cause) => ({
    code: textOf(cause, 'code'),
    name: textOf(cause, 'name'),
    syscall: textOf(cause, 'syscall'),
    cause,
  }));
}

class AnswerTooLarge extends Error {
  readonly code = answerTooLarge;
  constructor(maxAnswerBytes: number) {
    super(`the answer has more than ${maxAnswerBytes} bytes`);
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function textOf(cause: unknown, member: 'code' | 'name' | 'syscall'): string {
  const text = cause instanceof Error ? (cause as NodeJS.ErrnoException)[member] : '';
  return typeof text === 'string' ? text : '';
}
