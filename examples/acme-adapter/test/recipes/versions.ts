/**
 * Changes at a vendor that checks versions: `ETag` with what is read, `If-Match` with what is
 * written, 412 if somebody was faster. Such a write is `repeatable`: sent twice it is done once.
 */
import type { AssistantFailure } from '@assistant-provider/core/adapter';
import type { DriverReply } from '@assistant-provider/core/adapter';

import type { Attempt, DriverContext } from '@assistant-provider/core/adapter';
import { err, ok, safeTry } from 'neverthrow';

/** The requests about one object. Each goes through `context.request`. */
export interface VersionedObject<T> {
  read(context: DriverContext): DriverReply<{ readonly value: T; readonly etag: string }>;
  write(etag: string, patch: object, context: DriverContext): DriverReply<T>;
  /** Calls `onTry` with each attempt. */
  remove(
    etag: string,
    onTry: (attempt: Attempt) => void,
    context: DriverContext,
  ): DriverReply<void>;
}

/** So often somebody else may come between our read and our write. */
const mostLooks = 8;

const isStale = ({ status }: AssistantFailure): boolean => status === 412;

/** `patchFor` answers nothing if all is as it should be, perhaps by an earlier try. */
export function change<T>(
  object: VersionedObject<T>,
  patchFor: (value: T) => object | undefined,
  context: DriverContext,
): DriverReply<T> {
  return safeTry(async function* () {
    for (let look = 1; ; look += 1) {
      const { value, etag } = yield* object.read(context);
      const patch = patchFor(value);
      if (!patch) return ok(value);
      const written = await object.write(etag, patch, context);
      if (written.isOk()) return ok(written.value);
      // Somebody else, or an earlier try whose answer got lost: either way, look again.
      if (!isStale(written.error) || look === mostLooks) return err(written.error);
    }
  });
}

export function remove(
  object: VersionedObject<unknown>,
  context: DriverContext,
): DriverReply<void> {
  return safeTry(async function* () {
    // Of the whole call: each request counts its own tries, and a look again is a new request.
    let mayBeDone = false;
    const onTry = ({ previousAttemptMayHaveSucceeded }: Attempt) => {
      mayBeDone ||= previousAttemptMayHaveSucceeded;
    };
    const isOurs = ({ kind }: AssistantFailure) => mayBeDone && kind === 'notFound';
    for (let look = 1; ; look += 1) {
      const read = await object.read(context);
      if (read.isErr()) return isOurs(read.error) ? ok() : err(read.error);
      const removed = await object.remove(read.value.etag, onTry, context);
      if (removed.isOk() || isOurs(removed.error)) return ok();
      if (!isStale(removed.error) || look === mostLooks) return err(removed.error);
    }
  });
}
