/** Reads one account, and checks it. */
import { createAssistantError } from '@assistant-provider/core/adapter';
import { err, ok, type Result } from 'neverthrow';
import { observe } from '../observe/observe.js';
import { knowledgeBaseKind, queueKind } from '../observe/references.js';
import type { AccountFailure, AccountInventory } from './account-inventory.js';
import { checkAccount } from './check-account.js';
import type { InventoryOptions, InventoryTarget } from './options.js';

/** Returns the inventory of an account, or why there is none. Never rejects. */
export async function readAccount(
  { name, provider }: InventoryTarget,
  options: InventoryOptions,
): Promise<Result<AccountInventory, AccountFailure>> {
  const { vendor, limits, crosswalk } = provider;
  const { parts = true, versions = false, onProgress, signal, timeoutMs } = options;
  const failed = { account: name, vendor };
  const observed = await observe(provider, {
    ...{ parts, versions, directory: [queueKind(limits), knowledgeBaseKind(limits)] },
    ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, account: name }) }),
    ...(signal && { signal }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  if (observed.isErr()) return err({ ...failed, error: observed.error });
  try {
    return ok(
      checkAccount({
        ...{ account: name, observed: observed.value, features: provider.features },
        ...{ parts, versions },
        ...(crosswalk && { crosswalk }),
        ...(options.findingsPerRule !== undefined && { findingsPerRule: options.findingsPerRule }),
        ...(options.nearLimitPercent !== undefined && {
          nearLimitPercent: options.nearLimitPercent,
        }),
      }),
    );
  } catch (cause) {
    const message = 'internal error: the account could not be checked';
    const details = { vendor, operation: 'inventory', kind: 'unknown', message, cause } as const;
    return err({ ...failed, error: createAssistantError(details) });
  }
}
