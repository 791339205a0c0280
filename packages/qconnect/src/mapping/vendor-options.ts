/** `draft.vendorOptions.qconnect`: the fields of a draft that only this vendor has, and their check. */
import type { VendorOptions } from '@assistant-provider/core';
import {
  checkInput,
  object,
  optional,
  text,
  type AssistantFailure,
  type DriverContext,
} from '@assistant-provider/core/adapter';
import type { Result } from 'neverthrow';

/** Fields of CreateAssistant that the contract does not have. */
export interface QConnectAssistantOptions {
  /** The AssistantType. Defaults to `AGENT`, the only one in the service model. Other values are sent. */
  readonly type?: string | undefined;
}

const options = object<QConnectAssistantOptions>({ type: optional(text({ maxLength: 255 })) });

/** A checked copy of the options for this vendor. Those for other vendors are ignored. */
export function readVendorOptions(
  { qconnect = {} }: VendorOptions = {},
  field: string,
  context: DriverContext,
): Result<QConnectAssistantOptions, AssistantFailure> {
  return checkInput(options, qconnect, `${field}.qconnect`, context);
}
