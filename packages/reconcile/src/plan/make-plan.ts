/** Reads a provider, and makes a plan of a manifest for it. Sends no write. */
import {
  isAssistantError,
  readOnly,
  type AssistantError,
  type AssistantProvider,
  type Reply,
} from '@assistant-provider/core';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { err, ResultAsync, type Result } from 'neverthrow';
import type { Manifest } from '../manifest/manifest.js';
import { observeFor, type ObserveForOptions } from './observe-for.js';
import type { Plan } from './plan.js';
import { planFrom, type PlanInputs } from './plan-from.js';
import { targetOf } from './target.js';

/** How to plan, and how to read. */
export interface PlanOptions
  extends
    Pick<
      PlanInputs,
      'known' | 'unseen' | 'uncarried' | 'prune' | 'until' | 'source' | 'thresholds'
    >,
    ObserveForOptions {
  /** The account, organisation or region, in the words of who plans. It stands in the plan. */
  readonly account?: string;
}

/**
 * Makes a plan that brings a provider to what a manifest says. Reads the provider, and sends no write.
 * The same manifest, state, map and ledger give the same plan.
 *
 * @example
 * ```ts
 * const planned = await plan(manifest, provider);
 * if (planned.isOk()) for (const { title } of planned.value.steps) console.log(title);
 * ```
 */
export function plan(
  manifest: Manifest,
  provider: AssistantProvider,
  options: PlanOptions = {},
): Reply<Plan> {
  return new ResultAsync(
    guardedRead(provider, 'plan', async (viewer): Promise<Result<Plan, AssistantError>> => {
      const observed = await observeFor([manifest], viewer, options);
      return observed.map((observed) =>
        planFrom({
          ...inputsOf(options),
          manifest,
          observed,
          target: targetOf(viewer, options.account),
        }),
      );
    }),
  );
}

/** Returns the inputs of a plan among the options. */
export const inputsOf = ({
  map,
  known,
  unseen,
  uncarried,
  prune,
  until,
  source,
  thresholds,
  parts = true,
  versions = true,
}: PlanOptions) => ({
  read: { parts, versions },
  ...(map && { map }),
  ...(known && { known }),
  ...(unseen && { unseen }),
  ...(uncarried && { uncarried }),
  ...(prune && { prune }),
  ...(until !== undefined && { until }),
  ...(source && { source }),
  ...(thresholds && { thresholds }),
});

/** Runs a job with a view of the provider that cannot write. A thrown value becomes an error. */
export async function guardedRead<T>(
  provider: AssistantProvider,
  operation: string,
  job: (viewer: AssistantProvider) => Promise<Result<T, AssistantError>>,
): Promise<Result<T, AssistantError>> {
  try {
    return await job(readOnly(provider));
  } catch (cause) {
    if (isAssistantError(cause)) return err(cause);
    const { vendor } = provider;
    const message = `internal error: ${operation} could not be done`;
    return err(createAssistantError({ vendor, operation, kind: 'unknown', message, cause }));
  }
}
