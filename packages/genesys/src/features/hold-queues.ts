/** Holds queues of one assistant while what hangs on their bindings changes. */
import type { DriverContext, DriverReply } from '@assistant-provider/core/adapter';
import type { DriverServices } from './driver-services.js';

/** Runs `write` while no other call changes these queues or writes all queues of the assistant. */
export const holdQueues = <T>(
  { locks }: DriverServices,
  assistantId: string,
  queueIds: readonly string[],
  context: DriverContext,
  write: () => DriverReply<T>,
): DriverReply<T> =>
  locks.queue.exclusive(queueIds, context, () =>
    locks.queueSets.shared(assistantId, context, write),
  );
