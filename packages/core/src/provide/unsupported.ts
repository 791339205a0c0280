/** Finds what a vendor lacks in input that is valid in itself, and leaves it out. Pure. */
import type { AiAgentAssignmentDraft, AiAgentSelector } from '../ai-agent.js';
import type { AssistantDraft, AssistantPatch } from '../assistant.js';
import type { KnowledgeSource } from '../knowledge.js';
import type { AiAgentRoleLimit, Limits } from '../limits.js';

/** Input split into what the vendor can take and what it cannot. */
export interface Supported<T> {
  readonly kept: T;
  /** Paths of the fields left out. */
  readonly lacking: readonly string[];
  /** Paths of fields without which there is nothing left to do: dropping is not possible. */
  readonly impossible: readonly string[];
}

/** Members that not every vendor has, each with its limit: without one, this vendor lacks it. */
type LimitsOf<T> = { readonly [K in keyof T]?: object | boolean | undefined };

function without<T extends object>(value: T, field: string, limits: LimitsOf<T>): Supported<T> {
  const members = Object.keys(limits) as (keyof T & string)[];
  const lacking = members.filter((name) => !limits[name] && value[name] !== undefined);
  const left = Object.entries(value).filter(([name]) => !lacking.includes(name as never));
  return {
    kept: lacking.length === 0 ? value : (Object.fromEntries(left) as T),
    lacking: lacking.map((name) => `${field}.${name}`),
    impossible: [],
  };
}

export function supportedSource(
  source: KnowledgeSource,
  field: string,
  limits: Limits,
): Supported<KnowledgeSource> {
  if (!limits.knowledge?.types.includes(source.type))
    return { kept: source, lacking: [], impossible: [`${field}.type`] };
  return source.type === 'knowledgeBase'
    ? without(source, field, { language: limits.knowledge.language })
    : { kept: source, lacking: [], impossible: [] };
}

export function supportedDraft(draft: AssistantDraft, limits: Limits): Supported<AssistantDraft> {
  const { kept, lacking } = without(draft, 'draft', {
    description: limits.description,
    tags: limits.tags,
    encryption: limits.kmsKeyId,
    knowledge: limits.knowledge,
  });
  if (kept.knowledge === undefined) return { kept, lacking, impossible: [] };

  const sources = kept.knowledge.map((source, index) =>
    supportedSource(source, `draft.knowledge[${index}]`, limits),
  );
  return {
    kept: {
      ...kept,
      // An assistant without one of its sources is still an assistant: such a source is dropped.
      knowledge: sources.filter(({ impossible }) => impossible.length === 0).map((s) => s.kept),
    },
    lacking: [...lacking, ...sources.flatMap((s) => [...s.lacking, ...s.impossible])],
    impossible: [],
  };
}

export function supportedPatch(patch: AssistantPatch, limits: Limits): Supported<AssistantPatch> {
  return without(patch, 'patch', { description: limits.description });
}

function roleLimit(role: AiAgentSelector['role'], limits: Limits): AiAgentRoleLimit | undefined {
  return limits.aiAgents?.roles[role];
}

export function supportedSelector(
  selector: AiAgentSelector,
  limits: Limits,
): Supported<AiAgentSelector> {
  const role = roleLimit(selector.role, limits);
  if (!role) return { kept: selector, lacking: [], impossible: ['selector.role'] };
  const { kept, lacking } = without(selector, 'selector', { useCase: role.useCase !== 'absent' });
  // What is left would select more, and a removal has no answer that could tell of it.
  return { kept, lacking: [], impossible: lacking };
}

export function supportedAssignment(
  assignment: AiAgentAssignmentDraft,
  limits: Limits,
): Supported<AiAgentAssignmentDraft> {
  const role = roleLimit(assignment.role, limits);
  if (!role) return { kept: assignment, lacking: [], impossible: ['assignment.role'] };
  const split = without(assignment, 'assignment', {
    agentId: role.agentId !== 'absent',
    useCase: role.useCase !== 'absent',
  });
  // Leaving it out would enable what the caller wants disabled.
  const impossible = assignment.enabled === false && !role.canDisable ? ['assignment.enabled'] : [];
  return { ...split, impossible };
}
