/** `draft.vendorOptions.qconnect`: the vendor's own fields of a draft, and their check. */
import type { VendorOptions } from '@assistant-provider/core';
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { DriverContext } from '@assistant-provider/core/adapter';
import { checkInput, object, optional, text } from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';

/** Fields of CreateAssistant that have no portable place. */
export interface QConnectAssistantOptions {
  /** AssistantType; default `AGENT`, the only one in the service model today. Open. */
  readonly type?: string;
}

const options = object<QConnectAssistantOptions>({ type: optional(text({ maxLength: 255 })) });

/** A clean copy of our own entry; other vendors' are left alone. */
export function readVendorOptions(
  { qconnect = {} }: VendorOptions = {},
  field: string,
  context: DriverContext,
): Result<QConnectAssistantOptions, AssistantFailure> {
  return checkInput(options, qconnect, `${field}.qconnect`, context);
}
