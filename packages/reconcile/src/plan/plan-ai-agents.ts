/** Plans the assignments of roles. */
import {
  isAiAgentRole,
  type AiAgentRole,
  type AiAgentRoleLimit,
  type AiAgentSelector,
} from '@assistant-provider/core';
import type { ManifestAiAgent } from '../manifest/manifest.js';
import type { ObservedAiAgent } from '../observe/observed.js';
import { lookUp } from './look-up.js';
import { addStep, carried, note, segment, staysBehind, type Planning } from './planning.js';
import type { Links } from './plan-knowledge.js';
import { findAgent, stepsOf, type PlannedParts } from './planned-parts.js';
import type { PlannedField } from './plan.js';
import type { AssignAction, LateAgent } from './step.js';

/** An assignment as it should be at the target. */
interface Wanted {
  readonly selector: AiAgentSelector;
  readonly agent?: LateAgent;
  readonly enabled: boolean;
  readonly field: string;
}

/** Notes what becomes of each role, and plans the changes. */
export function planAiAgents(planning: Planning, parts: PlannedParts, links: Links): void {
  const { key, desired, current, directory } = planning;
  const { limits, crosswalk, vendor } = directory.target;
  if (desired.aiAgents === undefined) return;
  if (!limits.aiAgents) {
    if (desired.aiAgents.length > 0)
      note(planning, 'aiAgents', {
        verdict: crosswalk?.missing.aiAgents?.verdict ?? 'dropped',
        reason: crosswalk?.missing.aiAgents?.reason ?? `${vendor} has no roles.`,
        count: desired.aiAgents.length,
      });
    return;
  }
  if (current && current.aiAgents === undefined) {
    const reason = 'The assignments at the target are unseen.';
    note(planning, 'aiAgents', { verdict: 'unseen', reason });
    return;
  }
  const present = new Map(current?.aiAgents?.map((agent) => [identity(inManifest(agent)), agent]));
  const named = new Set<string>();
  let isOpen = false;
  for (const agent of desired.aiAgents) {
    named.add(identity(agent));
    if (!isAiAgentRole(agent.role)) {
      noteVendorRole(planning, agent, present.get(identity(agent)), parts, links);
      continue;
    }
    const wanted = wantedAt(planning, { ...agent, role: agent.role }, parts, links);
    if (wanted === undefined) isOpen = true;
    else planAssignment(planning, wanted, present.get(identity(wanted.selector)), parts);
  }
  if (isOpen && !current) return;
  for (const [name, agent] of present) {
    const { role, useCase } = agent;
    if (named.has(name) || !isAiAgentRole(role) || isOff(agent, limits.aiAgents.roles[role]))
      continue;
    if (parts.carryingPart !== undefined) continue;
    addStep(planning, `unassign/${segment(name)}`, {
      title: `Clear the role ${name} of ${key}`,
      operation: 'aiAgents.unassign',
      action: {
        type: 'unassign',
        selector: { role, ...(useCase !== undefined && { useCase }) },
      },
      fields: [
        note(planning, `aiAgents/${segment(name)}`, {
          verdict: 'carried',
          reason: 'The manifest does not name the role.',
          change: 'remove',
          before: shown(agent),
        }),
      ],
    });
  }
}

const identity = ({
  role,
  useCase,
}: {
  readonly role: string;
  readonly useCase?: string | undefined;
}) => (useCase === undefined ? role : `${role}/${useCase}`);

/** Returns the role as a manifest names it. */
const inManifest = ({ role, vendorRole, useCase }: ObservedAiAgent) => ({
  role: isAiAgentRole(role) ? role : `vendor:${vendorRole}`,
  ...(useCase !== undefined && { useCase }),
});

/** A built-in function that is off is the same as one that is absent. */
const isOff = (
  { enabled }: { readonly enabled: boolean },
  limit: AiAgentRoleLimit | undefined,
): boolean => !enabled && limit?.agentId === 'unsupported';

const shown = ({ agentId, enabled }: Pick<ObservedAiAgent, 'agentId' | 'enabled'>) => ({
  ...(agentId !== undefined && { agentId }),
  enabled,
});

/**
 * Notes a role for which the contract has no word: it cannot be written as a role, but it may be the same
 * already, and a part may set it.
 */
function noteVendorRole(
  planning: Planning,
  { role, useCase, agent, enabled = true }: ManifestAiAgent,
  before: ObservedAiAgent | undefined,
  parts: PlannedParts,
  links: Links,
): void {
  const path = `aiAgents/${segment(identity({ role, ...(useCase !== undefined && { useCase }) }))}`;
  const found = findAgent(agent, planning, parts, links);
  const agentId = found.state === 'found' ? textOf(found.named) : undefined;
  const isSame = before?.enabled === enabled && before.agentId === agentId;
  if (isSame) note(planning, path, carried(shown(before), shown(before)));
  else if (parts.carryingPart !== undefined) noteCarried(planning, path, parts.carryingPart);
  else
    note(planning, path, {
      verdict: 'dropped',
      reason: 'The portable model does not have this role.',
    });
}

/** Notes a role that differs, where a part of the manifest holds the roles. */
function noteCarried(
  planning: Planning,
  path: string,
  { kind, changes }: NonNullable<PlannedParts['carryingPart']>,
  change: Pick<PlannedField, 'before' | 'after'> = {},
): void {
  note(planning, path, {
    ...change,
    verdict: changes ? 'carried' : 'asked',
    reason: changes
      ? `The part ${kind} sets the role.`
      : `The part ${kind} of the manifest says otherwise. Change it there, or remove it from the manifest.`,
  });
}

/** Returns the assignment at the target, or `undefined` if it is dropped or a person must decide. */
function wantedAt(
  planning: Planning,
  { role, useCase, agent, enabled = true }: ManifestAiAgent & { readonly role: AiAgentRole },
  parts: PlannedParts,
  links: Links,
): Wanted | undefined {
  const { directory, collected } = planning;
  const { target, map } = directory;
  const name = identity({ role, ...(useCase !== undefined && { useCase }) });
  const path = `aiAgents/${segment(name)}`;
  const drop = (reason: string): undefined => {
    note(planning, path, { verdict: 'dropped', reason });
    return undefined;
  };
  const limit = target.limits.aiAgents?.roles[role];
  if (!limit) return drop(`${target.vendor} has no role ${role}.`);
  if (!enabled && !limit.canDisable)
    return limit.agentId === 'unsupported'
      ? { selector: { role }, enabled, field: path }
      : drop(`${target.vendor} cannot switch the role off.`);
  const selector = {
    role,
    ...(useCase !== undefined && limit.useCase !== 'unsupported' && { useCase }),
  };
  const plain = { selector, enabled, field: path };
  if (limit.agentId === 'unsupported') {
    if (agent !== undefined)
      note(planning, `${path}/agent`, {
        verdict: 'dropped',
        reason: `A built-in function of ${target.vendor} plays the role; no agent can be chosen.`,
      });
    return plain;
  }
  const answer = lookUp(map.agents, name);
  if (answer !== undefined && 'skip' in answer)
    return drop(`The map leaves the role out: ${answer.skip}`);
  const found = findAgent(answer ?? agent, planning, parts, links);
  if (found.state === 'found') return { ...plain, agent: found.named };
  if (found.state === 'none' && limit.agentId === 'optional') return plain;
  const reason = `A person must choose the agent that plays the role at ${target.vendor}.`;
  const field = note(planning, path, { verdict: 'asked', reason });
  collected.ask(
    {
      id: `agents/${name}`,
      text: `Which agent plays the role ${name} at the target?`,
      answerAt: ['agents', name],
      candidates: [{ value: { skip: 'the reason' }, label: 'leave the role empty' }],
    },
    field,
  );
  return undefined;
}

function planAssignment(
  planning: Planning,
  { selector, agent, enabled, field: path }: Wanted,
  before: ObservedAiAgent | undefined,
  parts: PlannedParts,
): void {
  const { key, directory } = planning;
  const limit = directory.target.limits.aiAgents?.roles[selector.role];
  const agentId = agent && textOf(agent);
  const isLate = agent !== undefined && agentId === undefined;
  const after = { ...(agentId !== undefined && { agentId }), enabled };
  const isSame =
    !isLate &&
    (before === undefined || isOff(before, limit)
      ? isOff({ enabled }, limit)
      : before.enabled === enabled && (agent === undefined || before.agentId === agentId));
  const change = isSame
    ? carried(shown(after), shown(after))
    : carried(before && shown(before), isLate ? { agent: 'made by this plan', enabled } : after);
  if (!isSame && parts.carryingPart !== undefined) {
    const { before: present, after: wanted } = change;
    return noteCarried(planning, path, parts.carryingPart, {
      ...(present !== undefined && { before: present }),
      ...(wanted !== undefined && { after: wanted }),
    });
  }
  const field = note(planning, path, change);
  if (isSame) return;
  const { role, useCase } = selector;
  const action: AssignAction = {
    type: 'assign',
    assignment: { role, ...(useCase !== undefined && { useCase }), enabled },
    ...(agent && { agent }),
  };
  const irreversible = leavesCarryingPart(planning);
  addStep(planning, `assign/${segment(identity(selector))}`, {
    title: `Let ${agentId ?? 'its agent'} play the role ${identity(selector)} of ${key}`,
    operation: 'aiAgents.assign',
    action,
    after: agent ? stepsOf(agent) : [],
    fields: [field],
    ...(irreversible !== undefined && { irreversible }),
  });
}

/** An assignment makes the part that holds it, if the assistant has none. */
function leavesCarryingPart(planning: Planning): string | undefined {
  const { current, directory } = planning;
  const [kind] =
    Object.entries(directory.target.limits.parts?.kinds ?? {}).find(
      ([, { carries }]) => carries?.includes('aiAgents') === true,
    ) ?? [];
  return kind === undefined || current?.parts?.[kind]?.length !== 0
    ? undefined
    : staysBehind(planning, kind);
}

/** Returns the id with its version, if both are known. */
function textOf({ id, version }: LateAgent): string | undefined {
  if (typeof id !== 'string' || typeof version === 'object') return undefined;
  return version === undefined ? id : `${id}:${version}`;
}
