/**
 * What data a vendor takes. Core checks input against it before any request; a member that is
 * absent says that the vendor has no such field.
 */
import type { AiAgentRole } from './ai-agent.js';
import type { KnowledgeSourceType } from './knowledge.js';
import type { MediaType } from './queue-binding.js';

/** Text is never empty and never holds control characters; a limit may say more. */
export interface TextLimit {
  /** Unicode code points; default 1. */
  readonly minLength?: number;
  /** Unicode code points; without it 4,096. */
  readonly maxLength?: number;
  /** Must match the whole text: anchor it. */
  readonly pattern?: RegExp;
  /** The pattern in words, for the message: "must be …". */
  readonly description?: string;
}

export interface AiAgentRoleLimit {
  readonly agentId: 'required' | 'optional' | 'unsupported';
  readonly useCase: 'required' | 'optional' | 'unsupported';
  /** Whether `enabled: false` can be said. */
  readonly canDisable: boolean;
}

export interface Limits {
  readonly assistantId: TextLimit;
  readonly name: TextLimit;
  /** Entries per page that a list accepts. */
  readonly pageSize: { readonly min: number; readonly max: number };
  readonly description?: TextLimit;
  readonly kmsKeyId?: TextLimit;
  /** `count` bounds the tags of one assistant; core checks what one call gives. */
  readonly tags?: { readonly count: number; readonly key: TextLimit; readonly value: TextLimit };
  readonly queues?: {
    readonly queueId: TextLimit;
    /** At least one. A vendor that tells none apart names those that its queues serve. */
    readonly mediaTypes: readonly MediaType[];
  };
  readonly aiAgents?: {
    readonly roles: Readonly<Partial<Record<AiAgentRole, AiAgentRoleLimit>>>;
    readonly agentId?: TextLimit;
    readonly useCase?: TextLimit;
  };
  readonly knowledge?: {
    readonly types: readonly KnowledgeSourceType[];
    readonly knowledgeBaseId: TextLimit;
    readonly linkId: TextLimit;
    readonly language?: TextLimit;
    readonly locator?: TextLimit;
    readonly accessRole?: TextLimit;
    /** Links per assistant, where the vendor publishes a number. */
    readonly count?: number;
  };
}
