/** Asks a store that the application gave, which may fail, throw, or never answer. */
import type { Clock } from '@assistant-provider/core';
import { type Result } from 'neverthrow';
/** Its answer; or what it was rejected with, or nothing if none came in time. Never rejects. */
export declare function askStore<T>(
  clock: Clock,
  ask: () => PromiseLike<T>,
): Promise<Result<T, unknown>>;
