/** What was asked of the emulator, for tests to assert on. Bounded, and with secrets masked. */
import type { IncomingHttpHeaders } from 'node:http';
import { maskBody, maskHeaders, maskTarget } from './masking.js';

export interface LoggedRequest {
  /** The vendor's name of the operation, or `unknown`. */
  readonly operation: string;
  readonly method: string;
  /** Path and query as on the wire, secrets masked. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed when it is JSON, otherwise text; absent when there was none. */
  readonly body?: unknown;
  /** Absent when no answer was sent, or not yet. */
  readonly status?: number;
  /** When it arrived, in milliseconds of the emulator's clock. */
  readonly at: number;
  /** What went wrong inside the emulator when it answered with its own 500. */
  readonly internalError?: unknown;
}

export interface RequestLog {
  /** Oldest first. */
  all(): readonly LoggedRequest[];
  of(operation: string): readonly LoggedRequest[];
  clear(): void;
}

/** An entry as it is kept: raw, because masking at reading time keeps it off the path of each request. */
export interface RequestRecord {
  readonly operation: string;
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly at: number;
  status?: number;
  internalError?: unknown;
}

export interface RecordingRequestLog extends RequestLog {
  record(entry: RequestRecord): void;
}

export interface RequestLogOptions {
  /** Entries kept; the oldest go first. */
  readonly maxEntries?: number;
  /** Bytes of bodies kept over all entries, so that large bodies do not fill the memory. */
  readonly maxBodyBytes?: number;
}

export function createRequestLog(options: RequestLogOptions = {}): RecordingRequestLog {
  const { maxEntries = 10_000, maxBodyBytes = 64 * 1024 * 1024 } = options;
  let entries: RequestRecord[] = [];
  let bodyBytes = 0;
  return {
    record(entry) {
      entries.push(entry);
      bodyBytes += entry.body.length;
      while (entries.length > maxEntries || (bodyBytes > maxBodyBytes && entries.length > 1))
        bodyBytes -= entries.shift()?.body.length ?? 0;
    },
    all: () => entries.map(shown),
    of: (operation) => entries.filter((entry) => entry.operation === operation).map(shown),
    clear() {
      entries = [];
      bodyBytes = 0;
    },
  };
}

function shown(entry: RequestRecord): LoggedRequest {
  const body = maskBody(entry.body);
  return {
    operation: entry.operation,
    method: entry.method,
    target: maskTarget(entry.target),
    headers: maskHeaders(entry.headers),
    ...(body !== undefined && { body }),
    ...(entry.status !== undefined && { status: entry.status }),
    at: entry.at,
    ...(entry.internalError !== undefined && { internalError: entry.internalError }),
  };
}
