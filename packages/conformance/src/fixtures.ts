/** Valid input of this vendor, given by the harness. */
import type {
  AiAgentAssignmentDraft,
  AssistantDraft,
  KnowledgeSource,
} from '@assistant-provider/core';
import type { Control } from './unavailable.js';

/** Each member is needed where the driver's limits have the field, or the driver the feature. */
export interface Fixtures {
  /** Different valid names for different numbers; default "Conformance desk 1" and so on. */
  name?(number: number): string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly encryption?: NonNullable<AssistantDraft['encryption']>;
  /** Five queues. */
  readonly queueIds?: readonly string[];
  /**
   * For each role that the limits have one, or two where they take an `agentId`, of different
   * agents. Where roles have use cases: two of different use cases.
   */
  readonly assignments?: readonly AiAgentAssignmentDraft[];
  /** Two of each type that the limits have, with each field that they have. */
  readonly knowledgeSources?: readonly KnowledgeSource[];
  /** Well-formed ids of nothing. */
  readonly unknown: {
    readonly assistantId: string;
    /** Where there are queues. Not to be given if every id is a queue: then say so. */
    readonly queueId?: Control<string>;
    readonly linkId?: string;
  };
}
