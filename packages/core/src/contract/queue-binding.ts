/** Which queues an assistant serves. A queue has at most one assistant. */

export const mediaTypes = ['call', 'email', 'message'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A media type as read: one of ours, or the vendor's own word for one that this version lacks. */
export type ReadMediaType = MediaType | (string & {});

export interface QueueBindingDraft {
  readonly queueId: string;
  /** At least one. */
  readonly mediaTypes: readonly MediaType[];
}

export interface QueueBinding {
  readonly queueId: string;
  readonly assistantId: string;
  readonly mediaTypes: readonly ReadMediaType[];
  /** ISO 8601, UTC. */
  readonly createdAt?: string;
  /** ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The vendor's own entry as received; an id where that is all it is. */
  readonly vendorData: unknown;
}

/** The binding made, and the one of another assistant that it took the queue from. */
export interface BindOutcome {
  readonly binding: QueueBinding;
  readonly takenFrom?: QueueBinding;
}

/** The bindings made, and those of other assistants that they took queues from. */
export interface BindManyOutcome {
  readonly bindings: readonly QueueBinding[];
  readonly takenFrom: readonly QueueBinding[];
}
