/** What drivers use to stop waiting, and what they then tell. */
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

describe('an answer that is waited for', () => {
  it('is that of the work when it comes first', async () => {
    const { signal } = new AbortController();
    expect(await raceAbort(okAsync('done'), signal, context)).toEqual(await okAsync('done'));
  });

  it('is the reason of the end when that comes first', async () => {
    const ending = new AbortController();
    const waiting = raceAbort(silence, ending.signal, context);
    ending.abort(ours);
    expect(await waiting).toEqual(await errAsync(ours));
  });

  it('rejects when the work does, as what it was given has to', async () => {
    const bug = new Error('bug');
    const waiting = raceAbort(Promise.reject(bug), new AbortController().signal, context);
    await expect(waiting).rejects.toBe(bug);
  });
});

describe('what a driver tells of a call that was ended', () => {
  const toldFor = async (reason: unknown) => {
    const provider = scriptedProvider({
      assistants: {
        get: (_, context) => errAsync(abortError(AbortSignal.abort(reason), context) ?? ours),
      },
    });
    return (await provider.assistants.get('a-1'))._unsafeUnwrapErr();
  };

  it('is the very reason when that is an error of ours', async () => {
    expect(await toldFor(ours)).toMatchObject({ kind: 'timeout', message: 'too slow' });
  });

  it('is a cancellation with the reason as its cause otherwise', async () => {
    expect(await toldFor('the user left')).toMatchObject({
      kind: 'cancelled',
      vendor: 'scripted',
      operation: 'assistants.get',
      message: 'the call was cancelled',
      cause: 'the user left',
    });
  });
});
