/** Plans the deletion of parts. */
import type { PartKindLimit } from '@assistant-provider/core';
import type { ManifestPart } from '../manifest/manifest.js';
import type { ObservedPart } from '../observe/observed.js';
import { addStep, note, segment, type Planning } from './planning.js';

/** Plans the deletion for the reason, and returns the step. */
export function planPartDeletion(
  planning: Planning,
  kind: string,
  { id, name = id }: ObservedPart,
  reason: string,
): string {
  const path = `parts/${segment(kind)}/${id}`;
  return addStep(planning, `${path}/delete`, {
    title: `Delete ${name} (${kind}) of ${planning.key}`,
    operation: 'parts.delete',
    action: { type: 'deletePart', kind, id },
    fields: [note(planning, path, { verdict: 'carried', reason, change: 'remove', before: name })],
    irreversible: 'A deleted part can be created again, but with another id.',
  });
}

/** A part of the manifest, and its partner at the target. */
interface Replacement {
  readonly planning: Planning;
  readonly kind: string;
  readonly limit: PartKindLimit;
  readonly part: ManifestPart;
  readonly partner?: ObservedPart | undefined;
  readonly isPublished: boolean;
}

/**
 * Plans the deletion of the partner whose place a new part takes, because the field is fixed at creation.
 * Returns what the new part waits for: under the same name, a vendor may refuse a second one.
 */
export function makeWay(
  { planning, kind, limit, part, partner, isPublished }: Replacement,
  fixed: string | undefined,
): readonly string[] {
  if (partner === undefined || fixed === undefined || isPublished || !limit.canDelete) return [];
  const reason = `A new part takes its place, because ${fixed} is fixed at creation.`;
  const step = planPartDeletion(planning, kind, partner, reason);
  return part.name === partner.name ? [step] : [];
}
