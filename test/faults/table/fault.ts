/** A class of faults: how it is injected, and what the caller must see according to the design. */
import type { Effect, ErrorKind } from '@assistant-provider/core';
import type { FaultEffect } from '@assistant-provider/emulators';
import type { SharedClock } from '../kit/shared-clock.js';
import type { Interference, Wire } from '../kit/wire.js';

/** The error that the caller sees, if no retry helps. */
export interface Expectation {
  readonly kind: ErrorKind;
  /** Whether a further try may help; `notNow` if it would have to wait longer than the call has. */
  readonly transient: boolean | 'notNow';
  /** The effect that a faulted write has. A read has none. */
  readonly effect: Effect;
  /** The rule of the design that says so. */
  readonly rule: string;
}

/** The parts that a fault may use. */
export interface FaultContext {
  readonly vendor: VendorUnderFault;
  readonly wire: Wire;
  readonly clock: SharedClock;
  /** The URL of a host that no option names. */
  readonly foreignHost: string;
}

/** Where the fault is injected: at the emulator, on the wire, or before there is a connection. */
export type Injection =
  | { readonly at: 'emulator'; readonly effect: FaultEffect }
  | { readonly at: 'wire'; readonly interfere: (context: FaultContext) => Interference }
  | { readonly at: 'connection'; readonly connection: ConnectionFault }
  | { readonly at: 'address'; readonly url: (wire: Wire) => string };

/** Breaks connections, not requests. Ends when a further try is about to begin. */
export interface ConnectionFault {
  readonly begin: (context: FaultContext) => void;
  readonly end: (context: FaultContext) => Promise<void>;
  /** The name under which the provider knows the host; default 127.0.0.1. */
  readonly host?: string;
}

export type VendorUnderFault = 'genesys' | 'qconnect';

export interface Fault {
  readonly name: string;
  /** Injected into requests to the token host only. */
  readonly isOfLogin?: true;
  /** Looks like a success, or an object that is gone, to whoever reads no more than it has to. */
  readonly forges?: 'success' | 'gone';
  readonly injection: Injection;
  /** By vendor where they differ; `harmless` where the answer is whole and right all the same. */
  readonly expected:
    | 'harmless'
    | Expectation
    | { readonly [V in VendorUnderFault]: Expectation | 'harmless' | 'notHere' };
}

export function expectationOf(
  { expected }: Fault,
  vendor: VendorUnderFault,
): Expectation | 'harmless' | 'notHere' {
  return typeof expected === 'object' && vendor in expected
    ? (expected as { readonly [V in VendorUnderFault]: Expectation | 'harmless' })[vendor]
    : (expected as Expectation | 'harmless');
}

// The rules of the design, section 4 "Fine print" and section 5, as far as they speak of faults.

export const refused = (kind: ErrorKind, rule = 'the vendor’s code first, then the status') =>
  ({ kind, transient: false, effect: 'none', rule }) as const;

export const rateLimited = {
  kind: 'rateLimited',
  transient: true,
  effect: 'none',
  rule: 'Retry-After is obeyed; a refusal did nothing',
} as const;

export const lost = {
  kind: 'unavailable',
  transient: true,
  effect: 'maybe',
  rule: 'reset and 5xx give unavailable, transient; maybe for a write that left',
} as const;

export const unreached = {
  kind: 'unavailable',
  transient: true,
  effect: 'none',
  rule: 'refused and DNS give unavailable, transient; none when the request cannot have left',
} as const;

export const tooSlow = {
  kind: 'timeout',
  transient: true,
  effect: 'maybe',
  rule: 'our deadlines give timeout; a 408 gives timeout, transient',
} as const;

export const unreadable = {
  kind: 'unexpectedReply',
  transient: false,
  effect: 'maybe',
  rule: 'an answer that the contract does not allow; the write left',
} as const;
