/** Errors of this package itself, in the shape that every call has. */
import type { AssistantError, ErrorKind } from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';

/** Returns an error that no vendor's response stands behind. */
export const createReconcileError = (
  vendor: string,
  kind: ErrorKind,
  message: string,
): AssistantError => createAssistantError({ vendor, operation: 'reconcile', kind, message });

/**
 * Returns the error of a request that followed a write of the same step. The request itself may have had no
 * effect, but the step has.
 */
export const afterWrite = (error: AssistantError): AssistantError => {
  const { vendor, operation, kind, message } = error;
  return createAssistantError({ vendor, operation, kind, message, effect: 'maybe', cause: error });
};
