/** The events that the policies report of a call. */
import type { CallEvent } from '@assistant-provider/core/adapter';

/** An attempt failed and the next one begins after `delayMs`. */
export const retryEvent = (tryNumber: number, delayMs: number): CallEvent => ({
  name: 'retry',
  attributes: { tryNumber, delayMs },
});

/** The request waited for its slot under the rate limit. */
export const waitEvent = (waitMs: number): CallEvent => ({ name: 'wait', attributes: { waitMs } });

/** The store of a shared quota failed, so the request went out without it. */
export const storeFailedEvent: CallEvent = { name: 'storeFailed' };

/** How long the request waited; 0 for any other event. */
export function waitMsOf({ name, attributes }: CallEvent): number {
  const waitMs = attributes?.['waitMs'];
  return name === 'wait' && typeof waitMs === 'number' ? waitMs : 0;
}
