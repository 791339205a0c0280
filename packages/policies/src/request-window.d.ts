import { type Call } from '@assistant-provider/core/adapter';
import type { SharedQuota } from './shared-quota.js';
export type Turn =
  /** `storeFailed`: by this process alone, since the store of the shared quota is out of order. */
  | {
      readonly outcome: 'granted';
      readonly storeFailed?: boolean;
    }
  | {
      readonly outcome: 'aborted';
    }
  /** The application's clock threw, or rejected, while it was waited on. */
  | {
      readonly outcome: 'failed';
      readonly thrown: unknown;
    }
  /** `vendorAsked`: what the vendor asked for is too long already, whatever the queue. */
  | {
      readonly outcome: 'tooLong';
      readonly waitMs: number;
      readonly vendorAsked: boolean;
    };
export interface RequestWindow {
  /**
   * Waits for a turn, first come first served, and no longer than until `patienceUntil`. Answers at
   * once if there is nothing to wait for.
   */
  turn(call: Call, patienceUntil: number): Turn | Promise<Turn>;
  /** Gives no turn before that time: the vendor asked for it. */
  pauseUntil(time: number): void;
}
/** At most `requests` turns within any `perMs`, and none that the shared quota does not give. */
export declare function createRequestWindow(
  requests: number,
  perMs: number,
  quota?: SharedQuota,
): RequestWindow;
