/** Errors of this package itself, in the shape that every call has. */
import type { AssistantError, ErrorKind } from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';

/** Returns an error that no vendor's response stands behind. */
export const createReconcileError = (
  vendor: string,
  kind: ErrorKind,
  message: string,
): AssistantError => createAssistantError({ vendor, operation: 'reconcile', kind, message });
