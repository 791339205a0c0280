/** The effect and retry of a failed request, for interceptors and for the caller. */
import type {
  AssistantErrorDetails,
  DriverContext,
  Interceptor,
  VendorRequest,
} from '@assistant-provider/core/adapter';
import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { creating } from './scripted-driver.js';

type Failure = Pick<AssistantErrorDetails, 'kind' | 'effect' | 'retry'>;

const failing = (context: DriverContext, failure: Failure) =>
  errAsync(context.error({ message: 'it went wrong', ...failure }));

describe('a write whose driver reports the effect `none`', () => {
  /** Aborts each attempt as soon as it has begun, for a reason that the driver may ignore. */
  const impatient: Interceptor = (next) => (call) =>
    next({ ...call, signal: AbortSignal.abort('too slow') });

  it.each([
    { kind: 'timeout', ended: true, effect: 'maybe' },
    { kind: 'cancelled', ended: true, effect: 'maybe' },
    { kind: 'conflict', ended: true, effect: 'none' },
    { kind: 'timeout', ended: false, effect: 'none' },
    { kind: 'cancelled', ended: false, effect: 'none' },
  ] as const)(
    'has effect $effect if its error is $kind and its attempt was aborted: $ended',
    async ({ kind, ended, effect }) => {
      const provider = creating(
        (context) =>
          context.request({ name: 'post', writes: true }, () =>
            failing(context, { kind, effect: 'none' }),
          ),
        { requestInterceptors: ended ? [impatient] : [] },
      );

      const error = (await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr();

      expect(error).toMatchObject({ kind, effect });
    },
  );
});

describe('an interceptor around a whole call', () => {
  const down = { kind: 'unavailable', effect: 'maybe', retry: 'transient' } as const;
  const read: VendorRequest = { name: 'look', writes: false };
  const post: VendorRequest = { name: 'post', writes: true };
  const put: VendorRequest = { name: 'put', writes: true, repeatable: true };

  it.each([
    ['a read has no effect', read, down, { effect: 'none', retry: 'transient' }],
    ['a write must not be repeated', post, down, { effect: 'maybe', retry: 'never' }],
    [
      'a write without effect may be repeated',
      post,
      { ...down, effect: 'none' },
      { effect: 'none', retry: 'transient' },
    ],
    [
      'a write was repeated in vain',
      post,
      { ...down, retry: 'exhausted' },
      { effect: 'maybe', retry: 'exhausted' },
    ],
    ['a harmless write may be repeated', put, down, { effect: 'maybe', retry: 'transient' }],
  ] as const)('gets the same error as the caller if %s', async (_, request, failure, told) => {
    const heard: unknown[] = [];
    const listening: Interceptor = (next) => (call) =>
      next(call).mapErr((error) => {
        heard.push(error);
        return error;
      });
    const provider = creating(
      (context) => context.request(request, () => failing(context, failure)),
      { interceptors: [listening] },
    );

    const error = (await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr();

    expect(heard).toMatchObject([told]);
    expect(error).toMatchObject(told);
  });
});

describe('a call that has settled', () => {
  it('sends no further request, although its driver continues', async () => {
    const caller = new AbortController();
    const sent: string[] = [];
    let atWork: Promise<unknown> = Promise.resolve();
    const provider = creating((context) => {
      const sending = (name: string) =>
        context.request({ name, writes: true }, () => {
          sent.push(name);
          caller.abort('enough');
          return errAsync(context.error({ kind: 'conflict', message: 'taken' }));
        });
      const both = sending('first').orElse(() => sending('second'));
      atWork = both.match(
        () => 'done',
        (error) => error,
      );
      return both;
    });

    const { signal } = caller;
    const error = (await provider.assistants.create({ name: 'x' }, { signal }))._unsafeUnwrapErr();
    const answered = await atWork;

    expect(error.kind).toBe('cancelled');
    expect(error.message).toMatch(/^the caller cancelled;/);
    expect(answered).toMatchObject({ kind: 'cancelled', cause: 'enough' });
    expect(sent).toEqual(['first']);
  });
});
