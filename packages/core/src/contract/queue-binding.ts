/** Bindings between queues and assistants. A queue has at most one assistant. */

/** Every media type that this version knows. `provider.limits.queues?.mediaTypes` lists a vendor's. */
export const mediaTypes = ['call', 'email', 'message'] as const;
/** One of `mediaTypes`. */
export type MediaType = (typeof mediaTypes)[number];

/**
 * Returns whether this version knows the media type, so that `queues.bind` takes it.
 *
 * @example To bind again what was read:
 * ```ts
 * const { queueId, mediaTypes } = binding;
 * await provider.queues?.bind(assistantId, { queueId, mediaTypes: mediaTypes.filter(isMediaType) });
 * ```
 */
export const isMediaType = (mediaType: unknown): mediaType is MediaType =>
  mediaTypes.some((known) => known === mediaType);

/** A media type as read: one of ours, or the vendor's own word for one that this version does not know. */
export type ReadMediaType = MediaType | (string & {});

/** The binding to make. */
export interface QueueBindingDraft {
  /** The vendor's id of the queue. */
  readonly queueId: string;
  /** The media on which the assistant serves the queue; at least one. */
  readonly mediaTypes: readonly MediaType[];
}

/** A binding as read. */
export interface QueueBinding {
  /** The vendor's id of the queue. */
  readonly queueId: string;
  /** The assistant that serves the queue. */
  readonly assistantId: string;
  /** The media on which the assistant serves the queue. */
  readonly mediaTypes: readonly ReadMediaType[];
  /** When the binding was made: ISO 8601, UTC. */
  readonly createdAt?: string;
  /** When the binding was last changed: ISO 8601, UTC. */
  readonly updatedAt?: string;
  /** The vendor's own entry as received; only an id if the vendor returns no more. */
  readonly vendorData: unknown;
}

/** The result of `queues.bind`. */
export interface BindOutcome {
  /** The binding as it is now. */
  readonly binding: QueueBinding;
  /** The binding of another assistant that this one replaced, if there was one. */
  readonly takenFrom?: QueueBinding;
}

/** The result of `queues.bindMany`. */
export interface BindManyOutcome {
  /** The bindings as they are now. */
  readonly bindings: readonly QueueBinding[];
  /** The bindings of other assistants that these replaced. */
  readonly takenFrom: readonly QueueBinding[];
}
