/** The functions with which drivers stop waiting, and the errors that they report. */
import { type AssistantError } from '@assistant-provider/core';
import {
  abortError,
  createAssistantError,
  createFailure,
  raceAbort,
  type ErrorDetails,
} from '@assistant-provider/core/adapter';
import { errAsync, okAsync, type Result } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

const ours = createAssistantError({
  kind: 'timeout',
  vendor: 'acme',
  operation: 'assistants.get',
  message: 'too slow',
});
const silence = new Promise<Result<string, AssistantError>>(() => undefined);
const context = {
  error: (details: ErrorDetails) =>
    createFailure({ ...details, vendor: 'acme', operation: 'assistants.get' }),
};

describe('raceAbort', () => {
  it('resolves to the result if the result comes first', async () => {
    const { signal } = new AbortController();
    expect(await raceAbort(okAsync('done'), signal, context)).toEqual(await okAsync('done'));
  });

  it('resolves to the reason of the abort if the abort comes first', async () => {
    const ending = new AbortController();
    const waiting = raceAbort(silence, ending.signal, context);
    ending.abort(ours);
    expect(await waiting).toEqual(await errAsync(ours));
  });

  it('rejects if the promise rejects', async () => {
    const bug = new Error('bug');
    const waiting = raceAbort(Promise.reject(bug), new AbortController().signal, context);
    await expect(waiting).rejects.toBe(bug);
  });

  it('ignores a rejection after the abort', async () => {
    const caller = new AbortController();
    let rejectLate: (reason: Error) => void = () => undefined;
    const late = new Promise<Result<string, AssistantError>>((_, reject) => (rejectLate = reject));
    const waiting = raceAbort(late, caller.signal, context);
    caller.abort(ours);
    rejectLate(new Error('too late'));
    expect(await waiting).toEqual(await errAsync(ours));
  });
});

describe('the error of an aborted call', () => {
  const toldFor = async (reason: unknown) => {
    const provider = scriptedProvider({
      assistants: {
        get: (_, context) => errAsync(abortError(AbortSignal.abort(reason), context) ?? ours),
      },
    });
    return (await provider.assistants.get('a-1'))._unsafeUnwrapErr();
  };

  it('is the reason if the reason is a failure', async () => {
    expect(await toldFor(ours)).toMatchObject({ kind: 'timeout', message: 'too slow' });
  });

  it('is `cancelled` with any other reason as its cause', async () => {
    expect(await toldFor('the user left')).toMatchObject({
      kind: 'cancelled',
      vendor: 'scripted',
      operation: 'assistants.get',
      message: 'the call was cancelled',
      cause: 'the user left',
    });
  });
});
