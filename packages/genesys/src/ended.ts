/** What a call is told that its signal has ended. */
import {
  isAssistantError,
  type AssistantError,
  type DriverContext,
} from '@assistant-provider/core';

/** Core gives its signals an error as their reason. */
export function ended(reason: unknown, context: DriverContext): AssistantError {
  return isAssistantError(reason)
    ? reason
    : context.error({ kind: 'cancelled', message: 'the call was ended', cause: reason });
}
