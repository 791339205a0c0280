/** One HTTP exchange as types, for all who make one or read what came of it. */
import type { ConnectionErrorFacts } from '@assistant-provider/adapter-kit';

export interface HttpRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Encoded, and with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Undefined if the bytes are not UTF-8. */
  readonly text: string | undefined;
}

/** Why no whole response arrived. */
export interface ConnectionFailure extends ConnectionErrorFacts {
  readonly cause: unknown;
}
