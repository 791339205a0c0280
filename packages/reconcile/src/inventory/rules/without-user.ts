/** Knowledge bases that no assistant uses. */
import { referencesOf } from '../../observe/references.js';
import { hasAllParts, notChecked, type Rule } from '../rule.js';

export const knowledgeWithoutAssistant: Rule = (inputs) => {
  const { observed, assistants, features } = inputs;
  const { limits, names } = observed;
  const kind = limits.knowledge?.directoryKind;
  if (!features.knowledge || kind === undefined || limits.directory?.kinds[kind] === undefined)
    return notChecked('unsupported');
  // Parts may name knowledge bases too.
  if (features.parts && !inputs.parts) return notChecked('notRead');
  const isUnknown =
    inputs.isHidden({ what: 'knowledge' }) ||
    !names.completeKinds.has(kind) ||
    (features.parts && !assistants.every((assistant) => hasAllParts(inputs, assistant)));
  if (isUnknown) return notChecked('unseen');
  const used = new Set<string>();
  for (const assistant of assistants) {
    for (const { source } of assistant.knowledge ?? [])
      if (source.type === 'knowledgeBase') used.add(source.id);
    for (const reference of referencesOf(assistant))
      if (reference.kind === kind) used.add(reference.id);
  }
  return {
    state: 'checked',
    found: [...names.entriesOf(kind)]
      .filter(({ id }) => !used.has(id))
      .map(({ id, name }) => ({
        severity: 'info',
        object: { kind, id, name },
        message: 'no assistant uses the knowledge base',
      })),
  };
};
