/**
 * Changes an object that the vendor only writes as a whole: read it, change it, write it back. The
 * vendor documents no versions of assistants, but for other objects it refuses a write whose object
 * changed after it was read. Then the change is made to the newer object.
 */
import type { DriverReply } from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import { isVersionConflict } from '../errors/lookup.js';

/** Somebody who changes the object more often than that would not be waited for. */
const furtherTries = 2;

/** Runs all three steps. After a version conflict it runs them again, at most twice. Hold the lock. */
export function readChangeWrite<T>(
  steps: () => DriverReply<T>,
  triesLeft = furtherTries,
): DriverReply<T> {
  return steps().orElse((error) =>
    triesLeft > 0 && isVersionConflict(error)
      ? readChangeWrite(steps, triesLeft - 1)
      : errAsync(error),
  );
}
