/** Roles that an agent of the vendor plays: nobody assigned one, or somebody assigned the vendor's. */
import type { Limits } from '@assistant-provider/core';
import type { ObservedAssistant } from '../../observe/observed.js';
import {
  forEachAssistant,
  hasAllParts,
  notChecked,
  ofAssistant,
  type FoundObject,
  type Rule,
} from '../rule.js';
import { agentOfRole } from './agent-of-role.js';

export const roleFallsBack: Rule = (inputs) => {
  const { agentPart, roles = {} } = inputs.observed.limits.aiAgents ?? {};
  if (!inputs.features.aiAgents || agentPart === undefined) return notChecked('unsupported');
  let isPartly = false;
  const { state, found } = forEachAssistant(inputs, (assistant) => {
    if (assistant.aiAgents === undefined) return undefined;
    // Without the agents, nobody knows whose an assigned one is.
    if (assistant.aiAgents.length > 0 && !hasAllParts(inputs, assistant)) isPartly = true;
    return [...unassigned(assistant, roles), ...supplied(assistant, agentPart)];
  });
  return { state: state === 'checked' && isPartly ? 'partly' : state, found };
};

/** A role whose assignment must name an agent is played by the vendor's as long as none is named. */
const unassigned = (
  assistant: ObservedAssistant,
  roles: NonNullable<Limits['aiAgents']>['roles'],
): readonly FoundObject[] =>
  Object.entries(roles)
    .filter(([name, { agentId }]) => {
      const isAssigned = assistant.aiAgents?.some(({ role }) => role === name);
      return agentId === 'required' && isAssigned !== true;
    })
    .map(([role]) => ({
      severity: 'info',
      object: { kind: 'role', id: role },
      message: `no agent has the role ${role}, so the vendor's own agent plays it`,
      ...ofAssistant(assistant),
    }));

const supplied = (assistant: ObservedAssistant, agentPart: string): readonly FoundObject[] =>
  (assistant.aiAgents ?? []).flatMap(({ role, useCase, agentId, enabled }) => {
    const agent = agentOfRole(assistant.parts?.[agentPart] ?? [], agentId ?? '');
    if (agent?.part.origin !== 'vendor' || !enabled) return [];
    const id = useCase === undefined ? role : `${role} ${useCase}`;
    const message = `the role ${id} has the agent ${agent.part.name ?? agent.part.id}, which the vendor supplies`;
    return [{ severity: 'info', object: { kind: 'role', id }, message, ...ofAssistant(assistant) }];
  });
