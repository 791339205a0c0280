/** AI agents and built-in functions, and the roles that they play for an assistant. */

/**
 * Every role that this version knows. `provider.limits.aiAgents?.roles` lists the roles that one
 * vendor supports.
 */
export const aiAgentRoles = [
  'answerRecommendation',
  'manualSearch',
  'summarization',
  'wrapUpPrediction',
  'answerGeneration',
  'selfService',
  'noteTaking',
  'emailResponse',
  'emailOverview',
  'emailGenerativeAnswer',
  'orchestration',
] as const;
/** One of `aiAgentRoles`. */
export type AiAgentRole = (typeof aiAgentRoles)[number];

/**
 * Returns whether this version knows the role, so that `aiAgents.assign` takes it.
 *
 * @example To assign again what was read:
 * ```ts
 * const { role, agentId } = assignment;
 * if (isAiAgentRole(role)) await provider.aiAgents?.assign(assistantId, { role, agentId });
 * ```
 */
export const isAiAgentRole = (role: unknown): role is AiAgentRole =>
  aiAgentRoles.some((known) => known === role);

/** A role as read: one of ours, or the vendor's own word for a role that this version does not know. */
// `string & {}` keeps the editor's completion of the known words.
export type ReadAiAgentRole = AiAgentRole | (string & {});

/** Selects the role to fill or to clear. */
export interface AiAgentSelector {
  /** The role. Fails with `unsupported` if the vendor does not support the role. */
  readonly role: AiAgentRole;
  /**
   * Selects one of several orchestrators, e.g. `Connect.SelfService`. Only `orchestration` takes a
   * use case, and there it is required.
   */
  readonly useCase?: string | undefined;
}

/** The agent or function that is to play a role, as given to `aiAgents.assign`. */
export interface AiAgentAssignmentDraft extends AiAgentSelector {
  /**
   * The agent's id, with the vendor's version qualifier if you want to pin a version. Leave it out
   * if the role is a built-in function of the vendor.
   */
  readonly agentId?: string | undefined;
  /** Whether the role is switched on. Defaults to `true`. */
  readonly enabled?: boolean | undefined;
}

/** The agent or function that plays a role now. */
export interface AiAgentAssignment {
  /** The role. `vendorRole` holds the vendor's own word. */
  readonly role: ReadAiAgentRole;
  /** The orchestrator's use case; missing for other roles. */
  readonly useCase?: string;
  /** The agent's id; missing if the role is a built-in function. */
  readonly agentId?: string;
  /** Whether the role is switched on. */
  readonly enabled: boolean;
  /** The vendor's own word for the role. */
  readonly vendorRole: string;
  /** The vendor's own entry as received. */
  readonly vendorData: unknown;
  /** The fields that were ignored because the vendor does not support them (`onUnsupported: 'drop'`). */
  readonly dropped?: readonly string[];
}
