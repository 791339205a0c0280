/** The types that both emulators share: options, handle, and the contract with the HTTP server. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ClockMode, EmulatorClock } from './clock.js';
import type { Faults } from './fault-rules.js';
import type { RequestLog } from './request-log.js';

/**
 * `vendor` enforces the vendor's published limits, and `counts` only those on the number of objects, so that
 * nobody has to wait. `off` enforces none.
 */
export type QuotaMode = 'off' | 'counts' | 'vendor';

/** Options of both emulators. */
export interface EmulatorOptions {
  /** Port to listen on. Defaults to 0, which picks a free port. */
  readonly port?: number | undefined;
  /** Host to listen on. Defaults to `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Clock of the emulator; several emulators can share one. Defaults to `real`. */
  readonly clock?: ClockMode | EmulatorClock | undefined;
  /** Whether the vendor's published limits are enforced. Defaults to `off`. */
  readonly quotas?: QuotaMode | undefined;
}

/** A running emulator. */
export interface EmulatorHandle {
  /** The emulator's clock; advance it to expire tokens or finish jobs. */
  readonly clock: EmulatorClock;
  /** Adds and removes faults. */
  readonly faults: Faults;
  /** The requests received so far, with secrets masked. */
  readonly requests: RequestLog;
  /**
   * Restores the state from the start, and removes all faults and logged requests. The clock, tokens and used quotas
   * stay, so that clients need not log in again.
   */
  readonly reset: () => void;
  /** Stops the emulator and ends open connections. A second call has no effect. */
  readonly close: () => Promise<void>;
}

/** A complete request whose path matches a route. */
export interface EmulatorRequest {
  /** The vendor's name of the operation, for example `getAssistant` or `GetAssistant`. */
  readonly operation: string;
  readonly method: string;
  /** Path and query as received, still percent-encoded. */
  readonly target: string;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A response. An object as body is sent as JSON, a string or Buffer unchanged. */
export interface EmulatorResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  readonly operation: string;
  readonly method: HttpMethod;
  /** Contains `:name` for each parameter, for example `/assistants/:assistantId`. */
  readonly path: string;
  /** Synchronous, so that a state change is atomic between two requests. */
  handle(request: EmulatorRequest): EmulatorResponse;
}

/** A request that matches no operation, or that could not be read. */
export interface UnroutedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers?: IncomingHttpHeaders;
}

/** The vendor's responses to requests that match no operation or could not be read, and for faults. */
export interface VendorResponses {
  unknownPath(request: UnroutedRequest): EmulatorResponse;
  bodyTooLarge(request: UnroutedRequest): EmulatorResponse;
  /** For a path that does not decode or contains `..`, and for bytes that are not HTTP (empty method and target). */
  malformedTarget(request: UnroutedRequest): EmulatorResponse;
  /** For an error of the emulator itself: the vendor's 500 instead of a crash. */
  internalError(request: UnroutedRequest): EmulatorResponse;
  /** The vendor's usual error response for a status that a fault names. */
  errorWithStatus(status: number, request: UnroutedRequest): EmulatorResponse;
  /** The vendor's throttling response; the fault sets its Retry-After header. */
  throttled(request: UnroutedRequest): EmulatorResponse;
  /** Revokes the request's token, for the fault `tokenRevoked`. Absent if the vendor has no tokens. */
  revokeToken?(request: EmulatorRequest): void;
}

/** The operation name of requests that match no operation, in fault rules and in the request log. */
export const unknownOperation = 'unknown';
