/** A vendor under test: an emulator behind a wire, with an initial state, and providers for it. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { Faults, RequestLog } from '@assistant-provider/emulators';
import type { RequestLogListener } from '@assistant-provider/policies';
import type { VendorUnderFault } from '../table/fault.js';
import type { SharedClock } from '../kit/shared-clock.js';
import type { OperationCase } from './portable-operations.js';
import type { Wire, WireRequest } from '../kit/wire.js';

/** The members of either emulator that the suite needs. */
export interface Emulator {
  readonly faults: Faults;
  readonly requests: RequestLog;
  snapshot(): object;
  close(): Promise<void>;
}

/** The parts that every call shares. */
export interface VendorParts {
  readonly vendor: VendorUnderFault;
  readonly clock: SharedClock;
  readonly wire: Wire;
  readonly emulator: Emulator;
}

export interface VendorSetup<P extends AssistantProvider> extends VendorParts {
  readonly operations: readonly OperationCase<P>[];
  /** Restores a snapshot, or the initial state. */
  readonly restore: (state?: object) => void;
  /** Creates a provider for this host, with the default policies. */
  readonly createProvider: (url: string, onRequest?: RequestLogListener) => P;
  /** The long-lived secrets, and those in these requests and their responses. */
  readonly secrets: (requests: readonly WireRequest[]) => readonly string[];
  readonly close: () => Promise<void>;
}

/** A low limit, so that a response that is too large can stay small. */
export const maxResponseBytes = 256 * 1024;
