/** The part of an error that a journal keeps. */
import { isAssistantError, type JsonObject } from '@assistant-provider/core';
import { isError, maskAndCut, redactSecrets } from '@assistant-provider/core/adapter';

/** A person reads no more, and vendors echo whole requests. */
const longestText = 2_000;

/**
 * Returns the error as data: kind, message, the vendor's code, status, request id and effect. Secrets
 * are masked, `secrets` and everything that looks like one.
 */
export function failurePayload(error: unknown, secrets: readonly string[] = []): JsonObject {
  const clean = (text: string) =>
    maskAndCut(text, (each) => redactSecrets(each, secrets), longestText);
  if (!isAssistantError(error)) return { kind: 'unknown', message: clean(describe(error)) };
  const { kind, message, vendorCode, status, requestId, effect, retry } = error;
  return {
    kind,
    message: clean(message),
    ...(vendorCode !== undefined && { vendorCode: clean(vendorCode) }),
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId: clean(requestId) }),
    effect,
    retry,
  };
}

function describe(error: unknown): string {
  try {
    return isError(error) ? error.message : String(error);
  } catch {
    return 'an error that cannot be read';
  }
}
