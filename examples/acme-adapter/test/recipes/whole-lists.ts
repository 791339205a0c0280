/**
 * Changes at a vendor that replaces whole lists and has no versions. A change reads the list and
 * writes it back, so two changes at once would lose one of them.
 */
import type { KeyedLock } from '@assistant-provider/adapter-kit';
import type { DriverContext, DriverReply } from '@assistant-provider/core/adapter';

/** The requests about one list of an assistant. Each goes through `context.request`. */
export interface WholeList {
  read(assistantId: string, context: DriverContext): DriverReply<readonly string[]>;
  replace(assistantId: string, items: readonly string[], context: DriverContext): DriverReply<void>;
}

/** `lock` is the driver's own, from `createKeyedLock()`. */
export function addItem(
  list: WholeList,
  lock: KeyedLock,
  assistantId: string,
  item: string,
  context: DriverContext,
): DriverReply<void> {
  return lock.exclusive(assistantId, context, () =>
    list
      .read(assistantId, context)
      .andThen((items) => list.replace(assistantId, [...items, item], context)),
  );
}
