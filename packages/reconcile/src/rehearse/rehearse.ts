/** Rehearses a plan: the same plan through the same `apply`, on a provider that stands in for the target. */
import type { AssistantProvider } from '@assistant-provider/core';
import { okAsync, type ResultAsync } from 'neverthrow';
import { apply } from '../apply/apply.js';
import { vendorError, type RunError } from '../apply/run-error.js';
import type { ApplyOptions, RunReport } from '../apply/run-options.js';
import { isMaskedText } from '../journal/mask-payload.js';
import type { LedgerLog } from '../ledger/ledger-log.js';
import type { Manifest } from '../manifest/manifest.js';
import type { Plan } from '../plan/plan.js';
import { createMemoryRunStore } from '../run-store/memory-run-store.js';
import { verify, type Verification, type VerifyOptions } from '../verify/verify.js';

/** How to rehearse. */
export interface RehearseOptions extends Pick<
  ApplyOptions,
  | 'concurrency'
  | 'graceMs'
  | 'clock'
  | 'force'
  | 'approve'
  | 'stop'
  | 'signal'
  | 'onProgress'
  | 'secrets'
> {
  /**
   * A provider that stands in for the target: over an emulator or in memory, with the assistants that the
   * target has. It must never be the target itself, because the plan is applied to it.
   */
  readonly stage: AssistantProvider;
  /**
   * The ledger of the target. A plan is refused if an earlier run has made what it creates, as `apply` refuses
   * it. The ledger is only read.
   */
  readonly ledger?: Pick<LedgerLog, 'read'>;
  /** The manifest of the plan, to compare the stage with afterwards. */
  readonly manifest?: Manifest;
  /** How the manifest was planned, such as the map. */
  readonly verify?: Pick<
    VerifyOptions,
    'map' | 'known' | 'account' | 'parts' | 'versions' | 'ignore'
  >;
  /** Returns how many requests the stage has received so far. */
  readonly countRequests?: () => number;
}

/** How a rehearsal went. */
export interface Rehearsal {
  /** The report of the run. */
  readonly report: RunReport;
  /** The comparison of the stage with the manifest, if there is one. */
  readonly verification?: Verification;
  /** The requests of the run, reading before the first write included; missing without a counter. */
  readonly requests?: number;
}

/**
 * Applies a plan to a stage, and compares the stage with the manifest afterwards. Keeps the journal in
 * memory. Sends nothing to the real target.
 *
 * @example
 * ```ts
 * const rehearsed = await rehearse(plan, { stage: emulated, manifest });
 * ```
 */
export function rehearse(
  plan: Plan,
  { stage, manifest, ledger, verify: how, countRequests, ...options }: RehearseOptions,
): ResultAsync<Rehearsal, RunError> {
  const before = countRequests?.() ?? 0;
  const { clock } = options;
  const store = createMemoryRunStore(clock ? { clock } : {});
  const notes = ledger && { ledger: { read: () => ledger.read(), add: () => okAsync(undefined) } };
  return apply(plan, stage, { ...options, ...notes, store, runId: 'rehearsal' }).andThen(
    (applied) => {
      // The ids that the tasks name now are the stage's own.
      const report = { ...applied, tasks: plan.tasks };
      const rehearsal: Rehearsal = {
        report,
        ...(countRequests && { requests: countRequests() - before }),
      };
      if (manifest === undefined) return okAsync(rehearsal);
      const known = new Map(how?.known);
      // A masked id names nothing: then the name of the assistant finds it.
      for (const { key, id } of report.identities) if (!isMaskedText(id)) known.set(key, id);
      return verify(manifest, stage, { ...how, known })
        .map((verification): Rehearsal => ({ ...rehearsal, verification }))
        .mapErr(vendorError);
    },
  );
}
