/** Reads which entries of a bulk request failed. Pure. */
import type { GenesysBulkResponse } from '../wire/vendor-types.js';

/** An entry of a bulk request that failed. */
export interface BulkFailure {
  readonly id: string;
  /** The vendor's code, if it names one. */
  readonly code: string | undefined;
  readonly message: string;
}

/**
 * Results stand in the order of the request. If the vendor counts errors and shows none, each entry
 * may have failed.
 */
export function bulkFailures(
  sent: readonly string[],
  { results, errorCount }: GenesysBulkResponse,
): readonly BulkFailure[] {
  const shown = sent.flatMap((id, index) => {
    const error = results?.[index]?.error;
    if (!error) return [];
    const code = error.code || undefined;
    return [{ id, code, message: error.message || code || 'refused without a reason' }];
  });
  if (shown.length > 0 || !errorCount) return shown;
  const message = 'the vendor counts failures and does not say whose';
  return sent.map((id) => ({ id, code: undefined, message }));
}
