/** What both emulators share: how a vendor's operations are described to the HTTP server. */
import type { IncomingHttpHeaders } from 'node:http';

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

/** A vendor's way to answer what is not one of its operations or could not be read. */
export interface VendorAnswers {
  unknownPath(request: { method: string; target: string }): EmulatorResponse;
  bodyTooLarge(request: { method: string; target: string }): EmulatorResponse;
  malformedTarget(request: { method: string; target: string }): EmulatorResponse;
  /** An error of the emulator itself: answered as the vendor's 500, never a crash. */
  internalError(request: { method: string; target: string }): EmulatorResponse;
}
