/** The texts of one difference in a table. */
import type { Difference } from '@assistant-provider/reconcile';

/** Returns a value as JSON. */
export const valueText = (value: unknown): string =>
  value === undefined ? '—' : JSON.stringify(value);

/** Returns what the account has. Only an assistant that does not exist differs as a whole. */
export const actualText = ({ field, actual }: Pick<Difference, 'field' | 'actual'>): string =>
  field.includes('/') ? valueText(actual) : 'missing in the account';
