/** Fills and clears roles. */
import type {
  AiAgentSelector,
  AssistantError,
  AssistantProvider,
  JsonObject,
  JsonValue,
} from '@assistant-provider/core';
import type { ResultAsync } from 'neverthrow';
import type { UnassignAction } from '../../plan/step.js';
import type { FilledAssignAction } from '../filled-action.js';
import { required } from '../required.js';
import { stateWork } from '../state-work.js';
import type { StepScope } from '../step-work.js';
import { readCarryingPart, restoreCarryingPart } from './carrying-part.js';

type RoleScope = StepScope<FilledAssignAction> | StepScope<UnassignAction>;

const selectorOf = ({ action }: RoleScope): AiAgentSelector =>
  action.type === 'assign' ? action.assignment : action.selector;

/** The assignment as JSON; null for an empty role. A built-in function that is off is an empty role. */
function shown(
  provider: AssistantProvider,
  role: AiAgentSelector['role'],
  assignment:
    { readonly agentId?: string | undefined; readonly enabled?: boolean | undefined } | undefined,
): JsonValue {
  if (assignment === undefined) return null;
  const { agentId, enabled = true } = assignment;
  const isBuiltIn = provider.limits.aiAgents?.roles[role]?.agentId === 'unsupported';
  if (isBuiltIn) return enabled ? { enabled } : null;
  return { ...(agentId !== undefined && { agentId }), enabled };
}

const read = (scope: RoleScope) => {
  const { provider, assistantId, options } = scope;
  const { role, useCase } = selectorOf(scope);
  return required(provider, 'aiAgents').asyncAndThen((aiAgents) =>
    aiAgents.list(assistantId, options).map((all) =>
      shown(
        provider,
        role,
        all.find((other) => other.role === role && other.useCase === useCase),
      ),
    ),
  );
};

/** The role as it was, and the content of the part that holds it, if the vendor has one. */
interface Before {
  readonly role: JsonValue;
  readonly part: JsonObject | null;
}

const readBefore = (scope: RoleScope) =>
  read(scope).andThen((role) =>
    readCarryingPart(scope).map((part): JsonValue => ({ role, part }) satisfies Before),
  );

const roleIn = (before: JsonValue): JsonValue => (before as unknown as Before).role;

const restore = (
  scope: RoleScope,
  before: JsonValue,
  after: JsonValue,
): ResultAsync<unknown, AssistantError> => {
  const { role, part } = before as unknown as Before;
  return part === null || after === null
    ? restoreRole(scope, role)
    : restoreCarryingPart(scope, part, after as JsonObject);
};

const restoreRole = (scope: RoleScope, before: JsonValue) => {
  const { provider, assistantId, options } = scope;
  const { role, useCase } = selectorOf(scope);
  const selector = { role, ...(useCase !== undefined && { useCase }) };
  return required(provider, 'aiAgents').asyncAndThen((aiAgents) =>
    before === null
      ? aiAgents.unassign(assistantId, selector, options)
      : aiAgents
          .assign(assistantId, { ...selector, ...(before as { enabled: boolean }) }, options)
          .map(() => undefined),
  );
};

const aroundRole = { readBefore, stateIn: roleIn, readAfter: readCarryingPart };

/** The id of the agent with its version, as an assignment has it. */
function agentIdOf({ agent }: FilledAssignAction): string | undefined {
  return agent?.version === undefined ? agent?.id : `${agent.id}:${agent.version}`;
}

/** The work of `assign`. */
export const assignWork = stateWork<FilledAssignAction>({
  read,
  expected: ({ provider, action }) =>
    shown(provider, action.assignment.role, {
      ...action.assignment,
      agentId: agentIdOf(action),
    }),
  write: ({ provider, assistantId, action, options }) => {
    const agentId = agentIdOf(action);
    const assignment = { ...action.assignment, ...(agentId !== undefined && { agentId }) };
    return required(provider, 'aiAgents').asyncAndThen((aiAgents) =>
      aiAgents
        .assign(assistantId, assignment, options)
        .map((assigned) => ({ written: shown(provider, action.assignment.role, assigned) })),
    );
  },
  restore,
  ...aroundRole,
});

/** The work of `unassign`. */
export const unassignWork = stateWork<UnassignAction>({
  read,
  expected: () => null,
  write: ({ provider, assistantId, action, options }) =>
    required(provider, 'aiAgents').asyncAndThen((aiAgents) =>
      aiAgents.unassign(assistantId, action.selector, options).map(() => ({})),
    ),
  restore,
  ...aroundRole,
});
