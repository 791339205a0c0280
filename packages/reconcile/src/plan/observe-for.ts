/** Reads what planning needs: the state of a provider, and the names that manifests mention. */
import type { AssistantError, AssistantProvider } from '@assistant-provider/core';
import { err, type Result } from 'neverthrow';
import { mapFormat, type PlanMap } from '../map/map.js';
import type { Manifest } from '../manifest/manifest.js';
import { observe } from '../observe/observe.js';
import type { Observed } from '../observe/observed.js';
import type { ObserveOptions } from '../observe/options.js';
import { withWantedNames } from './wanted-names.js';

/** How to read for planning. */
export interface ObserveForOptions extends Omit<ObserveOptions, 'select'> {
  /** Which names of the manifest and of the target belong together. Defaults to an empty map. */
  readonly map?: PlanMap;
}

/** Returns the state of the provider with every name that one of the manifests mentions. */
export async function observeFor(
  manifests: readonly Manifest[],
  provider: AssistantProvider,
  { map = { format: mapFormat }, ...options }: ObserveForOptions,
): Promise<Result<Observed, AssistantError>> {
  const read = await observe(provider, {
    ...(options.parts !== undefined && { parts: options.parts }),
    ...(options.versions !== undefined && { versions: options.versions }),
    ...(options.onProgress && { onProgress: options.onProgress }),
    ...(options.signal && { signal: options.signal }),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  if (read.isErr()) return err(read.error);
  const call = { lane: 'bulk', ...(options.signal && { signal: options.signal }) } as const;
  let observed = read.value;
  for (const manifest of manifests) {
    const named = await withWantedNames(provider, observed, manifest, map, call);
    if (named.isErr()) return err(named.error);
    observed = named.value;
  }
  return read.map(() => observed);
}
