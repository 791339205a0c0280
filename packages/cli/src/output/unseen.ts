/** Says what an account did not show. */
import type { AccountInventory, InventoryCheck, Unseen } from '@assistant-provider/reconcile';
import type { Output } from './output.js';

/** Writes a remark for each thing that could not be read. Give the account if the command reads several. */
export function noteUnseen(output: Output, unseen: readonly Unseen[], account?: string): void {
  const start = account === undefined ? '' : `${account}: `;
  for (const { what, kind, assistantId, message } of unseen) {
    const where = assistantId === undefined ? '' : ` of ${assistantId}`;
    const object = `${what}${kind === undefined ? '' : ` (${kind})`}${where}`;
    output.remark(`${start}not seen: ${object}: ${message}`);
  }
}

/** Writes a remark with the rules that could not be checked, or not in full. */
export function noteUnchecked(
  output: Output,
  { account, checks }: Pick<AccountInventory, 'account' | 'checks'>,
): void {
  const having = (state: InventoryCheck['state']): string =>
    Object.entries(checks)
      .flatMap(([rule, check]) => (check.state === state ? [rule] : []))
      .join(', ');
  for (const [state, words] of unchecked) {
    const rules = having(state);
    if (rules !== '') output.remark(`${account}: ${words}: ${rules}`);
  }
}

const unchecked = [
  ['unseen', 'rules not checked'],
  ['partly', 'rules checked in part'],
] as const;
