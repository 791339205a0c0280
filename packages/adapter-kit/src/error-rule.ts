/** The rows of an adapter's error table: one rule for each code, status or connection error. */
import type { Effect, ErrorKind, Retry } from '@assistant-provider/core';

/** How a failure is reported. */
export interface ErrorRule {
  /** The kind of the error. */
  readonly kind: ErrorKind;
  /** Whether the same request may succeed later. */
  readonly retry: Retry;
  /** `maybe` if a write that failed this way may have happened. Core sets `none` for reads. */
  readonly effect: Effect;
  /** Advice for the caller, added to the message. */
  readonly advice?: string;
}

/** A row of a table. */
export interface SourcedErrorRule extends ErrorRule {
  /** The document or code that the row is taken from. */
  readonly source: string;
}

/** The vendor read the request and refused it. */
export const refused = <K extends ErrorKind>(kind: K) =>
  ({ kind, retry: 'never', effect: 'none' }) as const;

/** Too many requests. */
export const rateLimited = { kind: 'rateLimited', retry: 'transient', effect: 'none' } as const;

/** The vendor, or the path to it, is down, and the request may have arrived. */
export const unavailable = { kind: 'unavailable', retry: 'transient', effect: 'maybe' } as const;

/** The path to the vendor is down, and the vendor has not processed the request. */
export const unreachable = { kind: 'unavailable', retry: 'transient', effect: 'none' } as const;

/** No response arrived in time. */
export const timedOut = { kind: 'timeout', retry: 'transient', effect: 'maybe' } as const;

/** A response arrived that cannot be read. */
export const unreadable = { kind: 'unexpectedReply', retry: 'never', effect: 'maybe' } as const;

/** No table lists the failure. The write may have happened, so nothing is repeated. */
export const unlisted = { kind: 'unknown', retry: 'never', effect: 'maybe' } as const;
