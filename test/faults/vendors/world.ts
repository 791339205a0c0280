/** A vendor to fail: an emulator behind a wire, with a state to begin from, and providers on it. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { Faults, RequestLog } from '@assistant-provider/emulators';
import type { RequestLogListener } from '@assistant-provider/policies';
import type { VendorUnderFault } from '../table/fault.js';
import type { SharedClock } from '../kit/shared-clock.js';
import type { OperationCase } from './portable-operations.js';
import type { Wire, WireRequest } from '../kit/wire.js';

/** What the suite needs of either emulator. */
export interface Emulator {
  readonly faults: Faults;
  readonly requests: RequestLog;
  snapshot(): object;
  close(): Promise<void>;
}

/** What is there whoever calls. */
export interface Scenery {
  readonly vendor: VendorUnderFault;
  readonly clock: SharedClock;
  readonly wire: Wire;
  readonly emulator: Emulator;
}

export interface World<P extends AssistantProvider> extends Scenery {
  readonly operations: readonly OperationCase<P>[];
  /** A state that a snapshot shows, or that of the beginning. */
  readonly restore: (state?: object) => void;
  /** A fresh one, with the policies that every application gets, on this host. */
  readonly createProvider: (url: string, onRequest?: RequestLogListener) => P;
  /** Long-lived secrets, and those of the requests and answers that passed. */
  readonly secrets: (requests: readonly WireRequest[]) => readonly string[];
  readonly close: () => Promise<void>;
}

/** Bounds that a few kilobytes can pass, so that a huge answer need not be huge. */
export const maxResponseBytes = 256 * 1024;
