/** Parts that exist to be named, such as prompts, and that nothing of their assistant names. */
import type { Limits } from '@assistant-provider/core';
import type { ObservedAssistant } from '../../observe/observed.js';
import { referencesOf } from '../../observe/references.js';
import { forEachAssistant, hasAllParts, notChecked, ofAssistant, type Rule } from '../rule.js';
import { agentOfRole } from './agent-of-role.js';

export const unusedPart: Rule = (inputs) => {
  const { observed, features } = inputs;
  const { limits } = observed;
  const kinds = namedKinds(limits);
  if (!features.parts || kinds.length === 0) return notChecked('unsupported');
  // A published version may name what the content of its part no longer names.
  const hasVersions = Object.values(limits.parts?.kinds ?? {}).some(({ versions }) => versions);
  if (!inputs.parts || (hasVersions && !inputs.versions)) return notChecked('notRead');
  return forEachAssistant(inputs, (assistant) => {
    const isSeen = !features.aiAgents || assistant.aiAgents !== undefined;
    if (!isSeen || !hasAllParts(inputs, assistant)) return undefined;
    const used = usedParts(limits, assistant);
    return kinds.flatMap((kind) =>
      (assistant.parts?.[kind] ?? [])
        .filter(({ id, origin }) => origin === 'customer' && !used.has(`${kind}\n${id}`))
        .map(({ id, name }) => ({
          severity: 'info' as const,
          object: { kind, id, ...(name !== undefined && { name }) },
          message: `nothing of the assistant names the ${kind}; objects elsewhere may`,
          ...ofAssistant(assistant),
        })),
    );
  });
};

/** The kinds that other kinds of part name, and the kind that roles name. */
function namedKinds({ parts, aiAgents }: Limits): readonly string[] {
  const kinds = Object.entries(parts?.kinds ?? {});
  const named = new Set(kinds.flatMap(([, { after }]) => after));
  if (aiAgents?.agentPart !== undefined) named.add(aiAgents.agentPart);
  // Nobody has to name the only part of its kind.
  return kinds.flatMap(([kind, { cardinality }]) =>
    cardinality === 'many' && named.has(kind) ? [kind] : [],
  );
}

function usedParts({ aiAgents }: Limits, assistant: ObservedAssistant): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { kind, id } of referencesOf(assistant)) used.add(`${kind}\n${id}`);
  const kind = aiAgents?.agentPart ?? '';
  for (const { agentId = '' } of assistant.aiAgents ?? []) {
    const agent = agentOfRole(assistant.parts?.[kind] ?? [], agentId);
    if (agent) used.add(`${kind}\n${agent.part.id}`);
  }
  return used;
}
