/** What both emulators share: how they are started and held, and how operations are described to the HTTP server. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ClockMode, EmulatorClock } from './clock.js';
import type { Faults } from './faults.js';
import type { RequestLog } from './request-log.js';

/** Whether the vendor's published limits apply. */
export type QuotaMode = 'off' | 'vendor';

/** What both emulators can be started with. */
export interface EmulatorOptions {
  /** 0, the default, picks a free port. */
  readonly port?: number;
  /** `127.0.0.1` when absent. */
  readonly host?: string;
  /** `real` when absent. A clock of your own can be shared by several emulators. */
  readonly clock?: ClockMode | EmulatorClock;
  /** `vendor` turns on the published limits; `off` when absent. */
  readonly quotas?: QuotaMode;
}

/** What a test holds of either emulator. */
export interface EmulatorHandle {
  readonly clock: EmulatorClock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Ends open connections too. Closing twice is fine. */
  readonly close: () => Promise<void>;
}

/** A request that arrived whole and whose path matched a route. */
export interface EmulatorRequest {
  /** The vendor's name of the operation, e.g. `getAssistant` or `GetAssistant`. */
  readonly operation: string;
  readonly method: string;
  /** The request target as it was on the wire, still percent-encoded, query included. */
  readonly target: string;
  /** The path's parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is sent back. An object is sent as JSON, a string or Buffer as it is. */
export interface EmulatorResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  readonly operation: string;
  readonly method: HttpMethod;
  /** With `:name` for a parameter, e.g. `/assistants/:assistantId`. */
  readonly path: string;
  /** Synchronous on purpose: state changes are atomic between two requests. */
  handle(request: EmulatorRequest): EmulatorResponse;
}

/** A request that is no operation of the vendor's, or that could not be read. */
export interface UnroutedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers?: IncomingHttpHeaders;
}

/** A vendor's way to answer what is not one of its operations or could not be read. */
export interface VendorAnswers {
  unknownPath(request: UnroutedRequest): EmulatorResponse;
  bodyTooLarge(request: UnroutedRequest): EmulatorResponse;
  /** A path that does not decode or that climbs, and bytes that are not HTTP (method and target are then empty). */
  malformedTarget(request: UnroutedRequest): EmulatorResponse;
  /** An error of the emulator itself: answered as the vendor's 500, never a crash. */
  internalError(request: UnroutedRequest): EmulatorResponse;
  /** The vendor's usual body for a status, for faults that name only the status. Without it the body is empty. */
  errorOf(status: number, request: UnroutedRequest): EmulatorResponse;
  /** The vendor's answer to too many requests, whose Retry-After a fault is about to set. */
  throttled(request: UnroutedRequest): EmulatorResponse;
  /** Makes the token or credential of this request worthless, for the fault of that name. */
  revokeToken?(request: EmulatorRequest): void;
}

/** The operation under which requests to unknown paths are logged. */
export const unknownOperation = 'unknown';
