/** Finds out whether a run has already made what a plan creates. */
import type { AssistantProvider } from '@assistant-provider/core';
import { err, ok, type Result } from 'neverthrow';
import { unnamedAccount } from '../ledger/known-ids.js';
import type { LedgerLog } from '../ledger/ledger-log.js';
import { isGone } from '../observe/is-gone.js';
import type { Plan } from '../plan/plan.js';
import type { Step } from '../plan/step.js';
import { storeError, vendorError, type RunError } from './run-error.js';

/** Returns the keys that the plan creates an assistant for, and that have another one by now. */
export async function madeSince(
  { target, steps, assistants }: Plan,
  provider: AssistantProvider,
  ledger: LedgerLog | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[], RunError>> {
  const named = await namedSince(steps, provider, signal);
  if (named.isErr() || ledger === undefined) return named;
  const read = await ledger.read();
  if (read.isErr()) return err(storeError(read.error));
  const { vendor, account = unnamedAccount } = target;
  const former = new Map(assistants.map(({ key, replaces }) => [key, replaces]));
  for (const { assistant, action } of steps)
    if (action.type === 'forget') former.set(assistant, action.id);
  const made: string[] = [...named.value];
  for (const { assistant: key, action } of steps) {
    if (action.type !== 'create') continue;
    const id = read.value.pairAt({ key, vendor, account })?.id;
    if (id === undefined || id === former.get(key)) continue;
    const there = await provider.assistants.get(id, { ...(signal && { signal }) });
    if (there.isOk() && !isGone(there.value)) made.push(key);
    if (there.isErr() && there.error.kind !== 'notFound') return err(vendorError(there.error));
  }
  return ok([...new Set(made)]);
}

/** Returns the keys whose name another assistant has got since: without a ledger, it may be the created one. */
async function namedSince(
  steps: readonly Step[],
  provider: AssistantProvider,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[], RunError>> {
  const creations = new Map<string, { readonly keys: string[]; readonly before: Set<string> }>();
  for (const { assistant: key, action } of steps) {
    if (action.type !== 'create') continue;
    const { draft, besides = [] } = action;
    const known = creations.get(draft.name);
    if (known) known.keys.push(key);
    else creations.set(draft.name, { keys: [key], before: new Set(besides) });
  }
  if (creations.size === 0) return ok([]);
  const [name = ''] = creations.keys();
  const query = creations.size === 1 ? { name } : {};
  const keys = new Set<string>();
  for await (const entry of provider.assistants.all(query, { ...(signal && { signal }) })) {
    if (entry.isErr()) return err(vendorError(entry.error));
    const creation = creations.get(entry.value.name);
    if (creation && !isGone(entry.value) && !creation.before.has(entry.value.id))
      for (const key of creation.keys) keys.add(key);
  }
  return ok([...keys]);
}
