/** `draft.vendorOptions.qconnect`: the vendor's own fields of a draft, and their check. */
import type { Issue } from '@assistant-provider/core';
import { object, optional, parse, text } from '@assistant-provider/core/validation';
import type { Result } from 'neverthrow';

/** Fields of CreateAssistant that have no portable place. */
export interface QConnectAssistantOptions {
  /** AssistantType; default `AGENT`, the only one in the service model today. Open. */
  readonly type?: string;
}

const options = object<QConnectAssistantOptions>({ type: optional(text({ maxLength: 255 })) });

/** A clean copy. `value` is whatever the application put there. */
export function readVendorOptions(
  value: unknown,
  field: string,
): Result<QConnectAssistantOptions, readonly Issue[]> {
  return parse(options, value === undefined ? {} : value, field);
}
