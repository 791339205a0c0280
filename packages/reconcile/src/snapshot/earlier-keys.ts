/** The keys of an earlier manifest by the vendor's ids. */
import type { Manifest, ManifestAssistant } from '../manifest/manifest.js';

/** An assistant of an earlier manifest and its key. */
export interface EarlierAssistant {
  /** The key. */
  readonly key: string;
  /** The assistant. */
  readonly assistant: ManifestAssistant;
}

/** Returns the assistants of an earlier manifest that came from this vendor and account, by id. */
export function earlierAssistants(
  earlier: Manifest | undefined,
  vendor: string,
  account: string | undefined,
): ReadonlyMap<string, EarlierAssistant> {
  const byId = new Map<string, EarlierAssistant>();
  for (const [key, assistant] of Object.entries(earlier?.assistants ?? {})) {
    const { origin } = assistant;
    if (origin?.vendor === vendor && origin.account === account)
      byId.set(origin.id, { key, assistant });
  }
  return byId;
}

/** Returns the keys of all assistants of an earlier manifest that came from elsewhere. */
export function keysFromElsewhere(
  earlier: Manifest | undefined,
  known: ReadonlyMap<string, EarlierAssistant>,
): readonly string[] {
  const here = new Set([...known.values()].map(({ key }) => key));
  // An assistant without an origin was written by hand, and may be the one that is read now.
  return Object.entries(earlier?.assistants ?? {}).flatMap(([key, { origin }]) =>
    origin === undefined || here.has(key) ? [] : [key],
  );
}

/** Returns the keys by id of a record of ids by key. */
export const reversed = (
  ids: Readonly<Record<string, string>> | undefined,
): ReadonlyMap<string, string> =>
  new Map(Object.entries(ids ?? {}).map(([key, id]): [string, string] => [id, key]));
