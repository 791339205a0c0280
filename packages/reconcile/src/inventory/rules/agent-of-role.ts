/** Finds the part that an assignment names. */
import type { ObservedPart } from '../../observe/observed.js';

/** The part, and the version or qualifier that the assignment pins. */
export interface AssignedAgent {
  readonly part: ObservedPart;
  readonly qualifier?: string;
}

/** Returns the agent of an `agentId`: `id`, `id:version`, or `id` with a qualifier of the vendor. */
export function agentOfRole(
  agents: readonly ObservedPart[],
  agentId: string,
): AssignedAgent | undefined {
  const whole = agents.find(({ id }) => id === agentId);
  if (whole !== undefined) return { part: whole };
  const [, bare, qualifier = ''] = /^(.+):([^:]+)$/.exec(agentId) ?? [];
  const part = agents.find(({ id }) => id === bare);
  return part && { part, qualifier };
}
