/** Which AI agent, or built-in function, plays which role for an assistant. */

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
export type AiAgentRole = (typeof aiAgentRoles)[number];

/** A role as read: one of ours, or the vendor's own word for one that this version lacks. */
// `string & {}` keeps the editor's completion of the known words.
export type ReadAiAgentRole = AiAgentRole | (string & {});

/** Names a role that is to be filled. */
export interface AiAgentSelector {
  readonly role: AiAgentRole;
  /** Which of several orchestrators, e.g. `Connect.SelfService`. */
  readonly useCase?: string;
}

/** What is to play a role. */
export interface AiAgentAssignmentDraft extends AiAgentSelector {
  /** The agent, with the vendor's version qualifier if wanted. Absent where a role is a built-in function. */
  readonly agentId?: string;
  /** Default true. */
  readonly enabled?: boolean;
}

/** What plays a role now. */
export interface AiAgentAssignment {
  readonly role: ReadAiAgentRole;
  readonly useCase?: string;
  readonly agentId?: string;
  readonly enabled: boolean;
  /** The vendor's own word for the role. */
  readonly vendorRole: string;
  /** The vendor's own entry as received. */
  readonly vendorData: unknown;
  /** Fields left out because the vendor lacks them and the caller said `onUnsupported: 'drop'`. */
  readonly dropped?: readonly string[];
}
