/**
 * The state as the store holds it: records, which name what they belong to. The id of a record that belongs to another
 * begins with the id of the other, because a seed can repeat an id in two assistants.
 */
import type { AIResourceKindName } from './ai-resource-kinds.js';
import type {
  AIContent,
  AIResourceMembers,
  AssistantMembers,
  AssociationMembers,
  KnowledgeBaseMembers,
} from './state.js';

interface Row {
  readonly id: string;
}

export interface AssistantRow extends Row, AssistantMembers {}

export interface AssociationRow extends Row, AssociationMembers {
  readonly assistantId: string;
  readonly associationId: string;
}

/** The members of the content depend on the kind. */
export type AIContentRow = AIContent & Readonly<Record<string, unknown>>;

/** An AI agent, AI prompt or AI guardrail. */
export interface AIResourceRow extends Row, AIResourceMembers {
  readonly assistantId: string;
  readonly kind: AIResourceKindName;
  /** The vendor's id. */
  readonly resourceId: string;
  /** Absent from AI guardrails. */
  readonly type?: string;
  readonly content: AIContentRow;
}

export interface AIVersionRow extends Row {
  /** The id of the resource's row. */
  readonly of: string;
  readonly versionNumber: number;
  readonly content: AIContentRow;
}

export interface KnowledgeBaseRow extends Row, KnowledgeBaseMembers {}

export const groupOf = (...parts: readonly string[]): string => parts.join(' ');

export const associationRow = (
  assistantId: string,
  associationId: string,
  members: AssociationMembers,
): AssociationRow => ({
  ...members,
  id: groupOf(assistantId, associationId),
  assistantId,
  associationId,
});

export const aiResourceRow = (
  key: Pick<AIResourceRow, 'assistantId' | 'kind' | 'resourceId'>,
  members: Omit<AIResourceRow, 'id' | keyof typeof key>,
): AIResourceRow => ({
  ...members,
  ...key,
  id: groupOf(key.assistantId, key.kind, key.resourceId),
});

export const versionRow = (
  of: Pick<AIResourceRow, 'id'>,
  versionNumber: number,
  content: AIContentRow,
): AIVersionRow => ({ id: groupOf(of.id, `${versionNumber}`), of: of.id, versionNumber, content });
