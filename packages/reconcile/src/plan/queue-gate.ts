/** Says which queues a plan binds now, so that an estate is moved queue by queue. */

/** The queues to bind: those with these names, or this many. */
export type QueuesToBind = readonly string[] | number;

/** Decides queue by queue, in the order in which the plan comes to them. */
export interface QueueGate {
  /** Whether a queue that the target does not have at the assistant is bound now. */
  admits(name: string, queueId: string): boolean;
  /** Whether the queue was held back. */
  isHeldBack(queueId: string): boolean;
}

/** Returns the gate. Without `until` it is open. */
export function createQueueGate(until: QueuesToBind | undefined): QueueGate {
  const names = typeof until === 'object' ? new Set(until) : undefined;
  let places = typeof until === 'number' ? until : Number.POSITIVE_INFINITY;
  const heldBack = new Set<string>();
  return {
    admits: (name, queueId) => {
      const isAdmitted = places > 0 && (names === undefined || names.has(name));
      if (isAdmitted) places -= 1;
      else heldBack.add(queueId);
      return isAdmitted;
    },
    isHeldBack: (queueId) => heldBack.has(queueId),
  };
}
