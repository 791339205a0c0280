/** A refusal of the memory vendor, and the error that the application gets for it. */
import type { Issue } from '@assistant-provider/core';
import type { AssistantFailure, DriverContext } from '@assistant-provider/core/adapter';
import { err, type Err } from 'neverthrow';
import { refusals, type RefusalCode } from './table.js';

export interface Refusal {
  readonly code: RefusalCode;
  /** Added to the message of the table: ids and states. */
  readonly detail?: string;
  readonly issues?: readonly Issue[];
}

export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Err<never, Refusal> {
  return err({ code, ...more });
}

export function describeRefusal(
  { code, detail, issues }: Refusal,
  context: DriverContext,
): AssistantFailure {
  const { kind, message } = refusals[code];
  return context.error({
    kind,
    message: detail === undefined ? message : `${message}: ${detail}`,
    vendorCode: code,
    ...(issues && { issues }),
  });
}
