/** One HTTP exchange as types, for all who make one or read what came of it. */
import type { ConnectionErrorFacts } from '@assistant-provider/adapter-kit';
import type { Result } from 'neverthrow';

export interface HttpRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Encoded, and with the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How far a request got. */
interface Progress {
  /**
   * How often a connection began to send the request. More than once if a dispatcher of the application
   * repeats requests.
   */
  readonly sends: number;
}

export interface HttpResponse extends Progress {
  readonly status: number;
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The JSON value, undefined for an empty body, or why the body cannot be read. */
  readonly body: Result<unknown, string>;
}

/** Why no whole response arrived. */
export interface ConnectionFailure extends ConnectionErrorFacts, Progress {
  /** True if no byte can have left. A dispatcher of the application may send without saying so. */
  readonly unsent: boolean;
  readonly cause: unknown;
}
