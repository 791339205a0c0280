/** Parts whose content was changed after their newest version was published. */
import { canonicalContent } from '../../plan/equal-json.js';
import type { ObservedPart } from '../../observe/observed.js';
import { forEachAssistant, hasAllParts, notChecked, ofAssistant, type Rule } from '../rule.js';

export const unpublishedChange: Rule = (inputs) => {
  const kinds = inputs.observed.limits.parts?.kinds ?? {};
  const hasVersions = Object.values(kinds).some(({ versions }) => versions);
  if (!inputs.features.parts || !hasVersions) return notChecked('unsupported');
  if (!inputs.parts || !inputs.versions) return notChecked('notRead');
  return forEachAssistant(inputs, (assistant) => {
    if (!hasAllParts(inputs, assistant)) return undefined;
    return Object.entries(assistant.parts ?? {}).flatMap(([kind, ofKind]) =>
      ofKind.filter(isAhead).map(({ id, name, versions = [] }) => ({
        severity: 'info' as const,
        object: { kind, id, ...(name !== undefined && { name }) },
        message: `the content differs from version ${versions.at(-1)?.version}, the newest`,
        ...ofAssistant(assistant),
      })),
    );
  });
};

/** A part that was never published has nothing to differ from. */
function isAhead(part: ObservedPart): boolean {
  const newest = part.versions?.at(-1);
  return newest !== undefined && canonicalContent(part) !== canonicalContent(newest);
}
