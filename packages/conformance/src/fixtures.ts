/** Valid input of this vendor, given by the harness. */
import type {
  AiAgentAssignmentDraft,
  AssistantDraft,
  KnowledgeSource,
} from '@assistant-provider/core';
import type { Control } from './unavailable.js';

/** A member is needed if the driver's limits have the field, or the driver has the feature. */
export interface Fixtures {
  /** Returns a different valid name for each number. Defaults to "Conformance desk 1" and so on. */
  name?(number: number): string;
  /** A valid description. */
  readonly description?: string;
  /** Two valid tags or more. */
  readonly tags?: Readonly<Record<string, string>>;
  /** A valid encryption of a draft. */
  readonly encryption?: NonNullable<AssistantDraft['encryption']>;
  /** The ids of five queues. */
  readonly queueIds?: readonly string[];
  /**
   * One for each role of the limits. Two with different agents, if the role takes an `agentId`. Two
   * with different use cases, if the role takes a `useCase`.
   */
  readonly assignments?: readonly AiAgentAssignmentDraft[];
  /** Two of each type that the limits have, with every field that they have. */
  readonly knowledgeSources?: readonly KnowledgeSource[];
  /** Well-formed ids of objects that do not exist. */
  readonly unknown: {
    readonly assistantId: string;
    /** Needed if there are queues. Declare it `unavailable` if every id is a queue. */
    readonly queueId?: Control<string>;
    readonly linkId?: string;
    readonly partId?: string;
  };
}
