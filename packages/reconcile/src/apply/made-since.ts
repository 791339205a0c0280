/** Finds out whether a run has already made what a plan creates. */
import type { AssistantProvider } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { unnamedAccount } from '../ledger/known-ids.js';
import type { LedgerLog } from '../ledger/ledger-log.js';
import type { Plan } from '../plan/plan.js';
import { storeError, vendorError, type RunError } from './run-error.js';

/** Returns the keys that the plan creates an assistant for, and that have another one by now. */
export async function madeSince(
  { target, steps, assistants }: Plan,
  provider: AssistantProvider,
  ledger: LedgerLog | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[], RunError>> {
  if (ledger === undefined) return ok([]);
  const read = await ledger.read();
  if (read.isErr()) return err(storeError(read.error));
  const { vendor, account = unnamedAccount } = target;
  const former = new Map(assistants.map(({ key, replaces }) => [key, replaces]));
  for (const { assistant, action } of steps)
    if (action.type === 'forget') former.set(assistant, action.id);
  const made: string[] = [];
  for (const { assistant: key, action } of steps) {
    if (action.type !== 'create') continue;
    const id = read.value.pairAt({ key, vendor, account })?.id;
    if (id === undefined || id === former.get(key)) continue;
    const there = await provider.assistants.get(id, { ...(signal && { signal }) });
    if (there.isOk() && !['deleting', 'deleted'].includes(there.value.status)) made.push(key);
    if (there.isErr() && there.error.kind !== 'notFound') return err(vendorError(there.error));
  }
  return ok(made);
}
