/**
 * Changes at a vendor that checks versions: it sends `ETag` with each object, expects `If-Match` with
 * each write, and responds with 412 if somebody else has changed the object in between.
 */
import type {
  AssistantFailure,
  Attempt,
  DriverContext,
  DriverReply,
} from '@assistant-provider/core/adapter';
import { err, ok, safeTry } from 'neverthrow';

/** The requests about one object. Each goes through `context.request`. */
export interface VersionedObject<T> {
  read(context: DriverContext): DriverReply<{ readonly value: T; readonly etag: string }>;
  write(etag: string, patch: object, context: DriverContext): DriverReply<T>;
  /** Calls `onAttempt` with each attempt. */
  remove(
    etag: string,
    onAttempt: (attempt: Attempt) => void,
    context: DriverContext,
  ): DriverReply<void>;
}

/** How often somebody else may write between our read and our write. */
const maxReads = 8;

const isStale = ({ status }: AssistantFailure): boolean => status === 412;

/** `patchFor` returns undefined if nothing is left to change, perhaps after an earlier attempt. */
export function change<T>(
  object: VersionedObject<T>,
  patchFor: (value: T) => object | undefined,
  context: DriverContext,
): DriverReply<T> {
  return safeTry(async function* () {
    for (let reads = 1; ; reads += 1) {
      const { value, etag } = yield* object.read(context);
      const patch = patchFor(value);
      if (!patch) return ok(value);
      const written = await object.write(etag, patch, context);
      if (written.isOk()) return ok(written.value);
      // Somebody else has written, or an earlier attempt of ours whose response got lost.
      if (!isStale(written.error) || reads === maxReads) return err(written.error);
    }
  });
}

export function remove(
  object: VersionedObject<unknown>,
  context: DriverContext,
): DriverReply<void> {
  return safeTry(async function* () {
    // Kept for the whole call: each request counts only its own attempts.
    let mayHaveSucceeded = false;
    const onAttempt = ({ previousAttemptMayHaveSucceeded }: Attempt) => {
      mayHaveSucceeded ||= previousAttemptMayHaveSucceeded;
    };
    const isRemoved = ({ kind }: AssistantFailure) => mayHaveSucceeded && kind === 'notFound';
    for (let reads = 1; ; reads += 1) {
      const read = await object.read(context);
      if (read.isErr()) return isRemoved(read.error) ? ok() : err(read.error);
      const removed = await object.remove(read.value.etag, onAttempt, context);
      if (removed.isOk() || isRemoved(removed.error)) return ok();
      if (!isStale(removed.error) || reads === maxReads) return err(removed.error);
    }
  });
}
