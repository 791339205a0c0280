/** Finds the unsupported fields in valid input, and either fails or drops them and lists them. */
import { err, ok, ResultAsync, type Result } from 'neverthrow';
import type { AiAgentAssignmentDraft, AiAgentSelector } from '../../contract/ai-agent.js';
import type { AssistantDraft, AssistantPatch } from '../../contract/assistant.js';
import type { Checked } from '../../contract/checked.js';
import type { KnowledgeSource } from '../../contract/knowledge.js';
import type { DriverContext } from '../../contract/driver-context.js';
import type { AssistantFailure } from '../../contract/error.js';
import type { AiAgentRoleLimit, FieldLimit, Limits } from '../../contract/limits.js';
import type { CallOptions } from '../../contract/provider.js';
import type { DriverReply } from '../../contract/reply.js';

/** Input, split into the part that the vendor supports and the paths of the unsupported fields. */
export interface Supported<T> {
  readonly supported: T;
  /** Paths of the unsupported fields that can be dropped. */
  readonly unsupported: readonly string[];
  /** Paths of the unsupported fields that cannot be dropped, because the call makes no sense without them. */
  readonly required: readonly string[];
}

/** Optional members, each with its limit. A member without a limit is unsupported. */
type LimitsOf<T> = { readonly [K in keyof T]?: object | boolean | undefined };

function without<T extends object>(value: T, field: string, limits: LimitsOf<T>): Supported<T> {
  const members = Object.keys(limits) as (keyof T & string)[];
  const dropped = members.filter((name) => !limits[name] && value[name] !== undefined);
  const kept = Object.entries(value).filter(([name]) => !dropped.includes(name as never));
  return {
    supported: dropped.length === 0 ? value : (Object.fromEntries(kept) as T),
    unsupported: dropped.map((name) => `${field}.${name}`),
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

export function supportedDraft(
  draft: Checked<AssistantDraft>,
  limits: Limits,
): Supported<Checked<AssistantDraft>> {
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
      // An assistant is useful without one of its sources, so an unsupported source can be dropped.
      knowledge: sources.filter(({ required }) => required.length === 0).map((s) => s.supported),
    },
    unsupported: [...unsupported, ...sources.flatMap((s) => [...s.unsupported, ...s.required])],
    required: [],
  };
}

const changeable = (limit: FieldLimit | undefined): boolean =>
  limit !== undefined && limit.changes !== 'atCreation';

export function supportedPatch(
  patch: Checked<AssistantPatch>,
  limits: Limits,
): Supported<Checked<AssistantPatch>> {
  return without(patch, 'patch', {
    name: changeable(limits.name),
    description: changeable(limits.description),
  });
}

function roleLimit(role: AiAgentSelector['role'], limits: Limits): AiAgentRoleLimit | undefined {
  return limits.aiAgents?.roles[role];
}

export function supportedSelector(
  selector: Checked<AiAgentSelector>,
  limits: Limits,
): Supported<Checked<AiAgentSelector>> {
  const role = roleLimit(selector.role, limits);
  if (!role) return { supported: selector, unsupported: [], required: ['selector.role'] };
  const { supported, unsupported } = without(selector, 'selector', {
    useCase: role.useCase !== 'unsupported',
  });
  // Dropping the field would widen the selection, and `unassign` has no result in which to report it.
  return { supported, unsupported: [], required: unsupported };
}

export function supportedAssignment(
  assignment: Checked<AiAgentAssignmentDraft>,
  limits: Limits,
): Supported<Checked<AiAgentAssignmentDraft>> {
  const role = roleLimit(assignment.role, limits);
  if (!role) return { supported: assignment, unsupported: [], required: ['assignment.role'] };
  const split = without(assignment, 'assignment', {
    agentId: role.agentId !== 'unsupported',
    useCase: role.useCase !== 'unsupported',
  });
  // Without the field, the vendor would enable an agent that the caller wants disabled.
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

/** Runs `work` with the supported input, and adds the dropped fields to its result. */
export function withSupported<T, R extends object>(
  vendor: string,
  supported: Supported<T>,
  options: CallOptions,
  context: DriverContext,
  work: (supported: T) => DriverReply<R>,
): DriverReply<R> {
  return settleUnsupported(vendor, supported, options, context).asyncAndThen(
    ({ supported, dropped }) => {
      const reply = work(supported);
      // A driver in plain JavaScript may return a promise, whose rejection must reach the caller of `work`.
      return dropped.length === 0
        ? reply
        : new ResultAsync(
            Promise.resolve(reply).then((result) => result.map((value) => ({ ...value, dropped }))),
          );
    },
  );
}
