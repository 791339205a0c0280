import type { DriverContext, Interceptor } from '@assistant-provider/core/adapter';
import { createAssistantError } from '@assistant-provider/core/adapter';
import { err, errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, creating, never, scriptedProvider } from './scripted-driver.js';

describe('the error of a call', () => {
  const failing = (context: DriverContext, effect: 'none' | 'maybe') =>
    errAsync(context.error({ kind: 'unavailable', message: 'down', retry: 'transient', effect }));

  it('has effect none if a read before the write failed', async () => {
    const provider = creating((context) =>
      context.request({ name: 'look', writes: false }, () => failing(context, 'maybe')),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'none',
      retry: 'transient',
    });
  });

  it('has effect none if the write was rejected', async () => {
    const provider = creating((context) =>
      context.request({ name: 'write', writes: true }, () => failing(context, 'none')),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'none',
      retry: 'transient',
    });
  });

  it('has effect maybe and retry never if the write may have taken effect', async () => {
    const provider = creating((context) =>
      context.request({ name: 'write', writes: true }, () => failing(context, 'maybe')),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'maybe',
      retry: 'never',
    });
  });

  it('stays transient if the write is harmless to repeat', async () => {
    const provider = creating((context) =>
      context.request({ name: 'put', writes: true, repeatable: true }, () =>
        failing(context, 'maybe'),
      ),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'maybe',
      retry: 'transient',
    });
  });

  it.each([
    { given: 'a key of the caller', options: { idempotencyKey: 'order-7' }, retry: 'transient' },
    { given: 'no key of the caller', options: {}, retry: 'never' },
  ])(
    'has retry $retry with $given, if the idempotency key makes the write harmless',
    async ({ options, retry }) => {
      const provider = creating((context) =>
        context.request({ name: 'post', writes: true, repeatable: 'byIdempotencyKey' }, () =>
          failing(context, 'maybe'),
        ),
      );

      const reply = await provider.assistants.create({ name: 'x' }, options);

      expect(reply._unsafeUnwrapErr()).toMatchObject({ effect: 'maybe', retry });
    },
  );

  it('has effect maybe and retry never if an abandoned write may have taken effect', async () => {
    const impatient: Interceptor = (next) => (call) => {
      void next(call);
      return errAsync(
        createAssistantError({
          kind: 'timeout',
          vendor: 'x',
          operation: 'x',
          message: 'too slow',
          retry: 'transient',
          effect: 'maybe',
        }),
      );
    };
    const provider = scriptedProvider(
      {
        assistants: {
          create: (_, context) =>
            context.request({ name: 'post', writes: true, repeatable: 'byIdempotencyKey' }, () =>
              never(),
            ),
        },
      },
      { requestInterceptors: [impatient] },
    );

    const retryOf = async (options: { idempotencyKey?: string }) =>
      (await provider.assistants.create({ name: 'x' }, options))._unsafeUnwrapErr().retry;

    expect(await retryOf({})).toBe('never');
    expect(await retryOf({ idempotencyKey: 'order-7' })).toBe('transient');
  });

  it('has retry never if an earlier write of the call took effect', async () => {
    const provider = creating((context) =>
      context
        .request({ name: 'post', writes: true }, () => okAsync('done'))
        .andThen(() =>
          context.request({ name: 'put', writes: true, repeatable: true }, () =>
            failing(context, 'none'),
          ),
        ),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'maybe',
      retry: 'never',
    });
  });

  it.each([
    { first: 'maybe', previousAttemptMayHaveSucceeded: true },
    { first: 'none', previousAttemptMayHaveSucceeded: false },
  ] as const)(
    'has told the next attempt whether the first may have taken effect: $first, $previousAttemptMayHaveSucceeded',
    async ({ first, previousAttemptMayHaveSucceeded }) => {
      const heard: boolean[] = [];
      const twice: Interceptor = (next) => (call) => next(call).orElse(() => next(call));
      const provider = scriptedProvider(
        {
          assistants: {
            delete: (_, context) =>
              context.request({ name: 'delete', writes: true, repeatable: true }, (attempt) => {
                heard.push(attempt.previousAttemptMayHaveSucceeded);
                return heard.length === 1 ? failing(context, first) : okAsync(undefined);
              }),
          },
        },
        { requestInterceptors: [twice] },
      );

      expect((await provider.assistants.delete('a-1')).isOk()).toBe(true);
      expect(heard).toEqual([false, previousAttemptMayHaveSucceeded]);
    },
  );

  it('has effect maybe if an earlier write took effect and a later one was rejected', async () => {
    const provider = creating((context) =>
      context
        .request({ name: 'first', writes: true }, () => okAsync('done'))
        .andThen(() =>
          context.request({ name: 'second', writes: true }, () => failing(context, 'none')),
        ),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'maybe',
    });
  });

  it('has effect maybe if an interceptor aborted the call during a write', async () => {
    const ended = createAssistantError({
      kind: 'timeout',
      vendor: 'x',
      operation: 'x',
      message: '',
    });
    const impatient: Interceptor = (next) => (call) => {
      const ending = new AbortController();
      queueMicrotask(() => ending.abort(ended));
      return next({ ...call, signal: ending.signal });
    };
    const provider = scriptedProvider(
      {
        assistants: {
          create: (_, { request }) =>
            request(
              { name: 'write', writes: true },
              ({ signal }) =>
                new ResultAsync(
                  new Promise((resolve) => {
                    signal.addEventListener('abort', () => resolve(err(ended)));
                  }),
                ),
            ),
        },
      },
      { interceptors: [impatient] },
    );
    const result = await provider.assistants.create({ name: 'x' });
    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'timeout', effect: 'maybe' });
  });

  it('has effect maybe if cancelled during the write, and none if cancelled before', async () => {
    const caller = new AbortController();
    const underWay = creating(
      (context) =>
        context.request({ name: 'write', writes: true }, () => {
          queueMicrotask(() => caller.abort());
          return never();
        }) as never,
    );
    expect(
      (
        await underWay.assistants.create({ name: 'x' }, { signal: caller.signal })
      )._unsafeUnwrapErr(),
    ).toMatchObject({ kind: 'cancelled', effect: 'maybe' });

    const waiting = new AbortController();
    const limiter: Interceptor = () => () => {
      queueMicrotask(() => waiting.abort());
      return never();
    };
    const limited = scriptedProvider(
      {
        assistants: {
          create: (_, context) =>
            context.request({ name: 'write', writes: true }, () => okAsync(anAssistant())),
        },
      },
      { requestInterceptors: [limiter] },
    );
    expect(
      (
        await limited.assistants.create({ name: 'x' }, { signal: waiting.signal })
      )._unsafeUnwrapErr(),
    ).toMatchObject({ kind: 'cancelled', effect: 'none' });
  });
});

describe('an assistant that a failed call created', () => {
  it('is named in the error, also after a cancellation', async () => {
    const caller = new AbortController();
    const provider = scriptedProvider({
      assistants: {
        create: (_, { created }) => {
          created('a-7');
          queueMicrotask(() => caller.abort());
          return never();
        },
      },
    });
    const result = await provider.assistants.create({ name: 'x' }, { signal: caller.signal });
    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', assistantId: 'a-7' });
  });
});
