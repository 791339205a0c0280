/** The objects that an assistant refers to. */
import type { Limits, PartReference } from '@assistant-provider/core';
import type { ObservedAssistant } from './observed.js';

/** The references in all parts of an assistant and their published versions. */
export function* referencesOf({ parts = {} }: ObservedAssistant): Iterable<PartReference> {
  for (const ofKind of Object.values(parts))
    for (const { references, versions = [] } of ofKind) {
      yield* references;
      for (const version of versions) yield* version.references;
    }
}

/** An agent's id, and the version that is pinned. */
export interface AgentReference {
  /** The id, without the version. */
  readonly id: string;
  /** The pinned version. */
  readonly version?: number;
}

/**
 * Takes the `agentId` of an assignment apart, which is `id` or `id:version` (`limits.aiAgents.agentPart`).
 * Returns `undefined` if neither is known.
 */
export function agentReference(
  agentId: string,
  isKnown: (id: string) => boolean,
): AgentReference | undefined {
  if (isKnown(agentId)) return { id: agentId };
  const [, id = '', version] = /^(.+):(\d+)$/.exec(agentId) ?? [];
  return version !== undefined && isKnown(id) ? { id, version: Number(version) } : undefined;
}

/** The kind of the directory that has the queues. */
export const queueKind = ({ queues }: Limits): string => queues?.directoryKind ?? 'queue';

/** The kind of the directory that has the knowledge bases. */
export const knowledgeBaseKind = ({ knowledge }: Limits): string =>
  knowledge?.directoryKind ?? 'knowledgeBase';
