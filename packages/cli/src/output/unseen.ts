/** Says what an account did not show. */
import type { Unseen } from '@assistant-provider/reconcile';
import type { Output } from './output.js';

/** Writes a remark for each thing that could not be read. */
export function noteUnseen(output: Output, unseen: readonly Unseen[]): void {
  for (const { what, kind, assistantId, message } of unseen) {
    const where = assistantId === undefined ? '' : ` of ${assistantId}`;
    output.remark(`not seen: ${what}${kind === undefined ? '' : ` (${kind})`}${where}: ${message}`);
  }
}
