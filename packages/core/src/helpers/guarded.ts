/** Runs a helper over a provider, which may be foreign code. */
import { err, ResultAsync, type Result } from 'neverthrow';
import type { AssistantError } from '../contract/error.js';
import type { Reply } from '../contract/reply.js';
import { createAssistantError, isAssistantError } from '../errors/assistant-error.js';
import type { HelperCall } from './provider-parser.js';

/** Returns the error for what a provider has thrown. */
export const thrownError = (about: HelperCall, thrown: unknown): AssistantError =>
  isAssistantError(thrown)
    ? thrown
    : createAssistantError({
        ...about,
        kind: 'unknown',
        message: 'the provider threw an error that is not an AssistantError',
        cause: thrown,
      });

/** Resolves to the reply, or to the error that `run` throws or rejects with. */
export function guarded<T>(about: HelperCall, run: () => Reply<T>): Reply<T> {
  const settle = async (): Promise<Result<T, AssistantError>> => {
    try {
      return await run();
    } catch (thrown) {
      return err(thrownError(about, thrown));
    }
  };
  return new ResultAsync(settle());
}
