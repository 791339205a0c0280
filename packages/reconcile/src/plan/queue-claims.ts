/** Finds the assistant of the manifest that binds each queue: a queue has one assistant at most. */
import type { Manifest, ManifestAssistant } from '../manifest/manifest.js';
import type { Match } from './match-assistants.js';
import { resolveReference, type Directory } from './resolve-reference.js';

/** The key of the assistant that binds each queue of the target. The first one counts. */
export type QueueClaims = ReadonlyMap<string, string>;

/** Returns the assistants, without those that the plan leaves alone. */
export function queueClaims(
  manifest: Manifest,
  matches: ReadonlyMap<string, Match>,
  directory: Directory,
  isHome: (assistant: ManifestAssistant) => boolean,
): QueueClaims {
  const claims = new Map<string, string>();
  const { queues: limit } = directory.target.limits;
  if (!limit) return claims;
  for (const [key, assistant] of Object.entries(manifest.assistants)) {
    const { state = 'asked' } = matches.get(key) ?? {};
    if (state === 'asked' || state === 'skipped') continue;
    const home = isHome(assistant);
    for (const { queue } of assistant.queues ?? []) {
      const kind = limit.directoryKind ?? 'queue';
      const found = resolveReference(kind, queue, directory, assistant.origin, home);
      if (found.state === 'found' && !claims.has(found.id)) claims.set(found.id, key);
    }
  }
  return claims;
}
