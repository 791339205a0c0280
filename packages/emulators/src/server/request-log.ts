/** The requests that an emulator received: a bounded log with secrets masked. */
import type { IncomingHttpHeaders } from 'node:http';
import { maskBody, maskHeaders, maskTarget } from './masking.js';

/** A request as the log shows it, with secrets masked. */
export interface LoggedRequest {
  /** The vendor's name of the operation, or `unknown`. */
  readonly operation: string;
  /** HTTP method. */
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  /** Headers with lower-case names; repeated headers are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if it is JSON, otherwise text; absent if the request had no body. */
  readonly body?: unknown;
  /** Status of the response; absent if none was sent. */
  readonly status?: number;
  /** Time of arrival on the emulator's clock, in milliseconds since the epoch. */
  readonly at: number;
  /** The error inside the emulator that led to a 500; absent otherwise. */
  readonly internalError?: unknown;
}

/** The last 10,000 requests, with at most 64 MiB of bodies. */
export interface RequestLog {
  /** Returns all requests, oldest first. */
  all(): readonly LoggedRequest[];
  /** Returns the requests of one operation, oldest first. */
  of(operation: string): readonly LoggedRequest[];
  /** Removes all entries. */
  clear(): void;
}

/** An entry as stored. Secrets are masked only on reading, so that requests stay fast. */
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
  /** Number of entries kept; the oldest are dropped first. Defaults to 10,000. */
  readonly maxEntries?: number;
  /** Bytes of bodies kept over all entries, which bounds the memory. Defaults to 64 MiB. */
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
    all: () => entries.map(maskRecord),
    of: (operation) => entries.filter((entry) => entry.operation === operation).map(maskRecord),
    clear() {
      entries = [];
      bodyBytes = 0;
    },
  };
}

function maskRecord(entry: RequestRecord): LoggedRequest {
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
