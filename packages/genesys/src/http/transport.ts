/** One HTTP exchange over undici: nothing is followed, the answer's size is bounded. */
import { isAborted, type Attempt } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import type { Dispatcher } from 'undici';
import { AnswerReader } from './response-reader.js';
import type { Connections } from './connections.js';

export { answerTooLarge } from './response-reader.js';

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

/** Never rejects. */
export type Transport = (
  request: HttpRequest,
  attempt: Pick<Attempt, 'signal'>,
) => Promise<Result<HttpAnswer, TransportFailure>>;

export function createTransport(connections: Connections, maxResponseBytes: number): Transport {
  const exchange = (
    dispatcher: Dispatcher,
    request: HttpRequest,
    attempt: Pick<Attempt, 'signal'>,
  ): ReturnType<Transport> =>
    new Promise((resolve) => {
      const onAnswer = (answer: HttpAnswer) => resolve(ok(answer));
      const onFailure = (cause: unknown) => resolve(err(describe(cause)));
      if (isAborted(attempt)) return onFailure(attempt.signal.reason);
      try {
        dispatcher.dispatch(
          request,
          new AnswerReader({ onAnswer, onFailure }, maxResponseBytes, attempt),
        );
      } catch (thrown) {
        onFailure(thrown);
      }
    });

  return (request, attempt) => {
    const dispatcher = connections.dispatcher();
    return dispatcher instanceof Promise
      ? dispatcher.then(
          (loaded) => exchange(loaded, request, attempt),
          (cause: unknown) => err(describe(cause)),
        )
      : exchange(dispatcher, request, attempt);
  };
}

const describe = (cause: unknown): TransportFailure => ({
  code: textOf(cause, 'code'),
  name: textOf(cause, 'name'),
  syscall: textOf(cause, 'syscall'),
  cause,
});

function textOf(cause: unknown, member: 'code' | 'name' | 'syscall'): string {
  const text = cause instanceof Error ? (cause as NodeJS.ErrnoException)[member] : '';
  return typeof text === 'string' ? text : '';
}
