/**
 * References to objects that the vendor does not show. A client cannot tell an object that was deleted
 * from one that it may not see, so the message says both.
 */
import type { ObservedAssistant, ObservedPart } from '../../observe/observed.js';
import { knowledgeBaseKind, queueKind } from '../../observe/references.js';
import {
  forEachAssistant,
  hasAllParts,
  ofAssistant,
  type FoundObject,
  type Rule,
  type RuleInputs,
} from '../rule.js';
import { agentOfRole } from './agent-of-role.js';

/** A place that names an object. */
interface Named {
  readonly kind: string;
  readonly id: string;
  readonly version?: number;
  readonly place: string;
}

export const missingReference: Rule = (inputs) => {
  const { features } = inputs;
  const unknown = unknownNames(inputs);
  let isPartly = inputs.isHidden({ what: 'names' });
  const { found } = forEachAssistant(inputs, (assistant) => {
    const { aiAgents, knowledge, queues } = assistant;
    if (
      (features.aiAgents && aiAgents === undefined) ||
      (features.knowledge && knowledge === undefined) ||
      (features.queues && queues === undefined) ||
      (features.parts && !hasAllParts(inputs, assistant))
    )
      isPartly = true;
    // Several places may name the same object.
    const missing = new Map<string, Named>();
    for (const named of namedBy(inputs, assistant))
      if (isMissing(inputs, assistant, named, unknown)) missing.set(keyOf(named), named);
    return [...missing.values()].map((named) => findingOf(assistant, named));
  });
  return { state: isPartly ? 'partly' : 'checked', found };
};

const keyOf = ({ kind, id, version = 0 }: Named): string => `${kind}\n${id}\n${version}`;

function findingOf(assistant: ObservedAssistant, { kind, id, version, place }: Named): FoundObject {
  const what = version === undefined ? `${kind} ${id}` : `version ${version} of ${kind} ${id}`;
  return {
    severity: 'warning',
    object: { kind, id },
    message: `${place} names ${what}, which does not exist or is invisible to the client`,
    ...ofAssistant(assistant),
  };
}

/** The ids that the directory does not know: by kind, and by assistant where objects belong to one. */
function unknownNames({ observed }: RuleInputs): ReadonlySet<string> {
  const unknown = new Set<string>();
  for (const { what, reason, kind = '', ids = [], assistantId = '' } of observed.unseen)
    if (what === 'names' && reason === 'notFound')
      for (const id of ids) unknown.add(`${assistantId}\n${kind}\n${id}`);
  return unknown;
}

function* namedBy({ observed }: RuleInputs, assistant: ObservedAssistant): Iterable<Named> {
  const { limits } = observed;
  for (const { queueId } of assistant.queues ?? [])
    yield { kind: queueKind(limits), id: queueId, place: 'a binding' };
  for (const { source } of assistant.knowledge ?? [])
    if (source.type === 'knowledgeBase')
      yield { kind: knowledgeBaseKind(limits), id: source.id, place: 'a knowledge link' };
  for (const [kind, ofKind] of Object.entries(assistant.parts ?? {}))
    for (const part of ofKind) yield* namedByPart(kind, part);
  const kind = limits.aiAgents?.agentPart;
  const agents = kind === undefined ? undefined : assistant.parts?.[kind];
  for (const { agentId, role } of assistant.aiAgents ?? []) {
    if (agentId === undefined || kind === undefined) continue;
    const { part, qualifier } = agentOfRole(agents ?? [], agentId) ?? {};
    const version = /^\d+$/.test(qualifier ?? '') && { version: Number(qualifier) };
    // The directory was asked without the version.
    const bare = agents ? agentId : agentId.replace(/:\d+$/, '');
    yield { kind, id: part?.id ?? bare, place: `the role ${role}`, ...version };
  }
}

/** The content, and the newest version: a reference to an older one has its number. */
function* namedByPart(kind: string, part: ObservedPart): Iterable<Named> {
  const place = `the ${kind} ${part.name ?? part.id}`;
  const newest = part.versions?.at(-1);
  for (const { references } of newest ? [part, newest] : [part])
    for (const { kind: of, id, version } of references)
      yield { kind: of, id, place, ...(version !== undefined && { version }) };
}

function isMissing(
  inputs: RuleInputs,
  assistant: ObservedAssistant,
  { kind, id, version }: Named,
  unknown: ReadonlySet<string>,
): boolean {
  const { id: assistantId, parts, knowledge } = assistant;
  if (kind === 'knowledgeLink')
    return knowledge !== undefined && !knowledge.some(({ linkId }) => linkId === id);
  const ofKind = parts?.[kind];
  const part = ofKind?.find((each) => each.id === id);
  if (part?.versions !== undefined && version !== undefined)
    return !part.versions.some((each) => each.version === version);
  if (part !== undefined) return false;
  if (ofKind !== undefined) return !inputs.isHidden({ what: 'parts', assistantId, kind });
  return unknown.has(`\n${kind}\n${id}`) || unknown.has(`${assistantId}\n${kind}\n${id}`);
}
