/** The events that the policies report through `Call.notify`. */
import { observe, type Call, type CallEvent } from '@assistant-provider/core/adapter';

/** An attempt failed and the next one begins after `delayMs`. */
export const retryEvent = (tryNumber: number, delayMs: number): CallEvent => ({
  name: 'retry',
  attributes: { tryNumber, delayMs },
});

/** The request waited for its slot under the rate limit. */
export const waitEvent = (waitMs: number): CallEvent => ({ name: 'wait', attributes: { waitMs } });

/** The store of a shared quota failed, so the request went out without the shared quota. */
export const storeFailedEvent: CallEvent = { name: 'storeFailed' };

/** Tells the observers of the call. They never change it. */
export function report({ notify }: Call, event: CallEvent): void {
  if (notify) observe(() => notify(event));
}

/** Returns how long the request waited, or 0 for any other event. */
export function waitMsOf({ name, attributes }: CallEvent): number {
  const waitMs = attributes?.['waitMs'];
  return name === 'wait' && typeof waitMs === 'number' ? waitMs : 0;
}
