/** For drivers: what a call is told whose signal aborted. */
import type { DriverContext } from '../contract/driver.js';
import type { AssistantError } from '../contract/error.js';
import { isAssistantError } from '../errors/assistant-error.js';

/** Core and the policies abort with the error that the caller is to see: this is it. */
export function endedBy(reason: unknown, context: DriverContext): AssistantError {
  return isAssistantError(reason)
    ? reason
    : context.error({ kind: 'cancelled', message: 'the call was ended', cause: reason });
}
