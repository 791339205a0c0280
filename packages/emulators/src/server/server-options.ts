/** The options of the HTTP server that both emulators run on. */
import type { EmulatorClock } from './clock.js';
import type { Route, VendorResponses } from './contract.js';
import type { FaultInjector } from './faults.js';
import type { RecordingRequestLog } from './request-log.js';

export interface EmulatorServerOptions {
  readonly routes: readonly Route[];
  readonly responses: VendorResponses;
  readonly clock: EmulatorClock;
  readonly faults: FaultInjector;
  readonly requests: RecordingRequestLog;
  /** Defaults to 0, which picks a free port. */
  readonly port?: number | undefined;
  /** Defaults to 127.0.0.1. */
  readonly host?: string | undefined;
  /** Larger bodies get the vendor's response to them. */
  readonly maxBodyBytes: number;
}
