/** Plans the deletion of what earlier runs have made, and the manifest no longer names. */
import type { Manifest } from '../manifest/manifest.js';
import type { ObservedAssistant } from '../observe/observed.js';
import type { Collected } from './collected.js';
import { fingerprintOf } from './fingerprint.js';
import type { KnownIds } from './match-assistants.js';
import type { PlannedAssistant } from './plan.js';

/** The inputs of planning deletions. */
export interface Deletable {
  readonly manifest: Manifest;
  /** The assistants that earlier runs have created. */
  readonly assistants: readonly ObservedAssistant[];
  readonly known: KnownIds;
  /** The assistants that a key of the manifest stands for. */
  readonly kept: ReadonlySet<string>;
}

/** Adds the steps, which wait for all others, and returns the assistants that they delete. */
export function planDeletions(
  collected: Collected,
  { manifest, assistants, known, kept }: Deletable,
): readonly PlannedAssistant[] {
  const byId = new Map(assistants.map((assistant) => [assistant.id, assistant]));
  const waitedFor = new Set(collected.steps.flatMap((step) => step.after));
  const after = collected.steps.map((step) => step.id).filter((id) => !waitedFor.has(id));
  return [...known].flatMap(([key, id]): readonly PlannedAssistant[] => {
    const assistant = byId.get(id);
    // A key may have another name by now, and its assistant another key.
    if (Object.hasOwn(manifest.assistants, key) || kept.has(id) || !assistant) return [];
    collected.step({
      id: `${key}/delete`,
      assistant: key,
      target: id,
      title: `Delete ${assistant.name} (${id})`,
      operation: 'assistants.delete',
      action: { type: 'delete' },
      after,
      fields: [],
      requests: 1,
      irreversible: 'A deleted assistant can be created again, but with another id.',
    });
    const fingerprint = fingerprintOf(assistant);
    return [{ key, name: assistant.name, change: 'delete', id, fingerprint, fields: [] }];
  });
}
