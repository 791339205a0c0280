/**
 * Finds the unsupported fields in valid input, and decides what becomes of them: an error, or a list
 * of what was dropped.
 */
import { err, ok, type Result } from 'neverthrow';
import type { AiAgentAssignmentDraft, AiAgentSelector } from '../../contract/ai-agent.js';
import type { AssistantDraft, AssistantPatch } from '../../contract/assistant.js';
import type { KnowledgeSource } from '../../contract/knowledge.js';
import type { DriverContext } from '../../contract/driver.js';
import type { AssistantFailure } from '../../contract/error.js';
import type { AiAgentRoleLimit, Limits } from '../../contract/limits.js';
import type { CallOptions } from '../../contract/provider.js';
import type { DriverReply } from '../../contract/reply.js';

/** Input split into what the vendor can take and what it cannot. */
export interface Supported<T> {
  readonly supported: T;
  /** Paths of the fields left out. */
  readonly unsupported: readonly string[];
  /** Paths of fields without which there is nothing left to do: dropping is not possible. */
  readonly required: readonly string[];
}

/** Members that not every vendor has, each with its limit: without one, this vendor lacks it. */
type LimitsOf<T> = { readonly [K in keyof T]?: object | boolean | undefined };

function without<T extends object>(value: T, field: string, limits: LimitsOf<T>): Supported<T> {
  const members = Object.keys(limits) as (keyof T & string)[];
  const lacking = members.filter((name) => !limits[name] && value[name] !== undefined);
  const left = Object.entries(value).filter(([name]) => !lacking.includes(name as never));
  return {
    supported: lacking.length === 0 ? value : (Object.fromEntries(left) as T),
    unsupported: lacking.map((name) => `${field}.${name}`),
    required: [],
  };
}

export function supportedSource(
  source: KnowledgeSource,
  field: string,
  limits: Limits,
): Supported<KnowledgeSource> {
  if (!limits.knowledge?.types.includes(source.type))
    return { supported: source, unsupported: [], required: [`${field}.type`] };
  return source.type === 'knowledgeBase'
    ? without(source, field, { language: limits.knowledge.language })
    : { supported: source, unsupported: [], required: [] };
}

export function supportedDraft(draft: AssistantDraft, limits: Limits): Supported<AssistantDraft> {
  const { supported, unsupported } = without(draft, 'draft', {
    description: limits.description,
    tags: limits.tags,
    encryption: limits.kmsKeyId,
    knowledge: limits.knowledge,
  });
  if (supported.knowledge === undefined) return { supported, unsupported, required: [] };

  const sources = supported.knowledge.map((source, index) =>
    supportedSource(source, `draft.knowledge[${index}]`, limits),
  );
  return {
    supported: {
      ...supported,
      // An assistant without one of its sources is still an assistant: such a source is dropped.
      knowledge: sources.filter(({ required }) => required.length === 0).map((s) => s.supported),
    },
    unsupported: [...unsupported, ...sources.flatMap((s) => [...s.unsupported, ...s.required])],
    required: [],
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
  if (!role) return { supported: selector, unsupported: [], required: ['selector.role'] };
  const { supported, unsupported } = without(selector, 'selector', {
    useCase: role.useCase !== 'unsupported',
  });
  // What is left would select more, and a removal has no answer that could tell of it.
  return { supported, unsupported: [], required: unsupported };
}

export function supportedAssignment(
  assignment: AiAgentAssignmentDraft,
  limits: Limits,
): Supported<AiAgentAssignmentDraft> {
  const role = roleLimit(assignment.role, limits);
  if (!role) return { supported: assignment, unsupported: [], required: ['assignment.role'] };
  const split = without(assignment, 'assignment', {
    agentId: role.agentId !== 'unsupported',
    useCase: role.useCase !== 'unsupported',
  });
  // Leaving it out would enable what the caller wants disabled.
  const required = assignment.enabled === false && !role.canDisable ? ['assignment.enabled'] : [];
  return { ...split, required };
}

export interface Settled<T> {
  readonly supported: T;
  readonly dropped: readonly string[];
}

export function settleUnsupported<T>(
  vendor: string,
  { supported, unsupported, required }: Supported<T>,
  { onUnsupported }: CallOptions,
  context: DriverContext,
): Result<Settled<T>, AssistantFailure> {
  const refused = onUnsupported === 'drop' ? required : [...required, ...unsupported];
  if (refused.length === 0) return ok({ supported, dropped: unsupported });
  const advice =
    required.length === 0
      ? "pass onUnsupported: 'drop' to continue without it"
      : 'provider.limits says what it supports';
  return err(
    context.error({
      kind: 'unsupported',
      message: `${vendor} does not support ${refused.join(', ')}; ${advice}`,
      issues: refused.map((field) => ({
        field,
        rule: 'unsupported',
        message: `${field} is not supported by ${vendor}`,
      })),
    }),
  );
}

/** The answer of what is done with the rest, with the list of what was dropped. */
export function withSupported<T, R extends object>(
  vendor: string,
  supported: Supported<T>,
  options: CallOptions,
  context: DriverContext,
  work: (kept: T) => DriverReply<R>,
): DriverReply<R> {
  return settleUnsupported(vendor, supported, options, context).asyncAndThen(
    ({ supported, dropped }) =>
      work(supported).map((answer) => (dropped.length === 0 ? answer : { ...answer, dropped })),
  );
}
