/** Takes a snapshot: reads a provider, and writes what it has as a manifest. */
import type { AssistantProvider, Reply } from '@assistant-provider/core';
import type { Manifest } from '../manifest/manifest.js';
import { observe } from '../observe/observe.js';
import type { Observed, Uncarried, Unseen } from '../observe/observed.js';
import type { ObserveOptions } from '../observe/options.js';
import { toManifest, type ToManifestOptions } from './to-manifest.js';

/** What to read, and how to write it. */
export interface SnapshotOptions extends ObserveOptions, ToManifestOptions {}

/** The assistants of a provider at one time. */
export interface Snapshot {
  /** The manifest. */
  readonly manifest: Manifest;
  /** Everything that could not be read. It is missing from the manifest, and therefore left alone. */
  readonly unseen: readonly Unseen[];
  /** The vendor's fields that the manifest does not carry, by the key of the assistant. A plan names them. */
  readonly uncarried: Readonly<Record<string, readonly Uncarried[]>>;
  /** The state as it was read, with the vendor's ids. */
  readonly observed: Observed;
}

/**
 * Takes a snapshot of a provider: its assistants as a manifest, with names in place of the vendor's ids.
 * Anything that the client may not see is missing from the manifest and listed in `unseen`. Sends no
 * write.
 *
 * @example
 * ```ts
 * const taken = await snapshot(provider, { select: { names: ['Returns desk'] } });
 * if (taken.isOk()) await writeFile('desk.assistants.yaml', stringifyManifest(taken.value.manifest));
 * ```
 */
export function snapshot(
  provider: AssistantProvider,
  { account, earlier, ...options }: SnapshotOptions = {},
): Reply<Snapshot> {
  return observe(provider, options).map((observed) => {
    const manifest = toManifest(observed, {
      ...(account !== undefined && { account }),
      ...(earlier && { earlier }),
    });
    const { unseen } = observed;
    return { manifest, unseen, uncarried: uncarriedByKey(manifest, observed), observed };
  });
}

function uncarriedByKey(manifest: Manifest, { assistants }: Observed): Snapshot['uncarried'] {
  const byId = new Map(
    assistants.flatMap(({ id, uncarried }) => (uncarried ? [[id, uncarried] as const] : [])),
  );
  if (byId.size === 0) return {};
  return Object.fromEntries(
    Object.entries(manifest.assistants).flatMap(([key, { origin }]) => {
      const uncarried = byId.get(origin?.id ?? '');
      return uncarried ? [[key, uncarried] as const] : [];
    }),
  );
}
