import type { Call, DriverContext, Interceptor } from '@assistant-provider/core';
import { createAssistantError, createProvider } from '@assistant-provider/core';
import { err, errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedDriver, scriptedProvider } from './scripted-driver.js';

const never = <T>() => new ResultAsync<T, never>(new Promise(() => undefined));

/** A driver whose `create` makes the write requests that a test describes. */
const creating = (create: (context: DriverContext) => ReturnType<typeof okAsync>) =>
  scriptedProvider({ assistants: { create: (_, context) => create(context) as never } });

describe('no call rejects, whatever a driver does', () => {
  it.each([
    [
      'throws',
      () => {
        throw new TypeError('bug');
      },
    ],
    ['rejects', () => new ResultAsync(Promise.reject(new TypeError('bug')))],
    ['answers nothing', () => undefined],
    ['answers no Result', () => Promise.resolve({ id: 'a-1' })],
    ['answers an error that is none of ours', () => errAsync(new TypeError('bug'))],
  ])('a driver that %s gives unknown', async (_, get) => {
    const provider = scriptedProvider({ assistants: { get: get as never } });

    const result = await provider.assistants.get('a-1');

    expect(result._unsafeUnwrapErr()).toMatchObject({
      kind: 'unknown',
      vendor: 'scripted',
      operation: 'assistants.get',
      assistantId: 'a-1',
    });
  });

  it('an interceptor that throws gives unknown', async () => {
    const broken: Interceptor = () => () => {
      throw new Error('bug');
    };
    const provider = scriptedProvider({}, { interceptors: [broken] });

    expect((await provider.assistants.get('a-1'))._unsafeUnwrapErr().kind).toBe('unknown');
  });

  it('masks the secrets of a driver in what it throws', async () => {
    const provider = scriptedProvider({
      assistants: {
        get: () => {
          throw new Error('login of hunter2 failed');
        },
      },
      redact: (text) => text.replaceAll('hunter2', '***'),
    });

    const error = (await provider.assistants.get('a-1'))._unsafeUnwrapErr();

    expect(error.cause).toMatchObject({ message: 'login of *** failed' });
    expect((error.cause as Error).stack).not.toContain('hunter2');
  });
});

describe('cancelling', () => {
  it('leaves no rejection of what nobody waits for any more', async () => {
    const caller = new AbortController();
    const rude: Interceptor = () => () => {
      caller.abort('enough');
      return new ResultAsync(Promise.reject(new Error('nobody hears it')));
    };
    const provider = scriptedProvider({}, { interceptors: [rude] });

    const reply = await provider.assistants.get('a-1', { signal: caller.signal });

    expect(reply._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', cause: 'enough' });
  });

  it('sends nothing when the signal was aborted before', async () => {
    let asked = 0;
    const provider = scriptedProvider({
      assistants: {
        get: (id) => {
          asked += 1;
          return okAsync(anAssistant({ id }));
        },
      },
    });
    const reason = { because: 'too late' };

    const result = await provider.assistants.get('a-1', { signal: AbortSignal.abort(reason) });

    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', effect: 'none' });
    expect(result._unsafeUnwrapErr().cause).toBe(reason);
    expect(asked).toBe(0);
  });

  it('answers at once, although the driver does not', async () => {
    const provider = scriptedProvider({ assistants: { get: () => never() } });
    const caller = new AbortController();

    const reply = provider.assistants.get('a-1', { signal: caller.signal });
    caller.abort();

    expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
  });

  it('tells the driver, and the reason is the error that the caller sees', async () => {
    let seen: unknown;
    const provider = scriptedProvider({
      assistants: {
        get: (_, context) => {
          context.signal.addEventListener('abort', () => {
            seen = context.signal.reason;
          });
          return never();
        },
      },
    });
    const caller = new AbortController();

    const reply = provider.assistants.get('a-1', { signal: caller.signal });
    await Promise.resolve();
    caller.abort();

    expect((await reply)._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled' });
    expect(seen).toMatchObject({ kind: 'cancelled' });
  });

  it('leaves no listener on a signal that outlives the call', async () => {
    const caller = new AbortController();
    let listeners = 0;
    const { signal } = caller;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };

    await scriptedProvider().assistants.get('a-1', { signal }).unwrapOr(undefined);

    expect(listeners).toBe(0);
  });
});

describe('many calls at once', () => {
  it('put one listener on the signal that they share', async () => {
    const caller = new AbortController();
    let listeners = 0;
    const add = caller.signal.addEventListener.bind(caller.signal);
    caller.signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    const provider = scriptedProvider({ assistants: { get: () => never() } });

    const replies = Array.from({ length: 50 }, () =>
      provider.assistants.get('a-1', { signal: caller.signal }),
    );
    caller.abort();

    for (const reply of replies) expect((await reply)._unsafeUnwrapErr().kind).toBe('cancelled');
    expect(listeners).toBe(1);
  });
});

describe('closing', () => {
  it('ends calls in flight and later ones as cancelled', async () => {
    const provider = scriptedProvider({ assistants: { get: () => never() } });
    const inFlight = provider.assistants.get('a-1');

    expect((await provider.close()).isOk()).toBe(true);

    for (const reply of [inFlight, provider.assistants.get('a-1')])
      expect((await reply)._unsafeUnwrapErr()).toMatchObject({
        kind: 'cancelled',
        message: 'the provider is closed',
      });
  });

  it('closes the driver once, and is fine when that fails', async () => {
    let closed = 0;
    const provider = scriptedProvider({
      close: () => {
        closed += 1;
        return Promise.reject(new Error('already gone'));
      },
    });

    expect((await provider.close()).isOk()).toBe(true);
    expect((await provider.close()).isOk()).toBe(true);
    expect(closed).toBe(1);
  });
});

describe('the account of what may have been written', () => {
  const failing = (context: DriverContext, effect: 'none' | 'maybe') =>
    errAsync(context.error({ kind: 'unavailable', message: 'down', retry: 'transient', effect }));

  it('a read before the write failed: nothing happened', async () => {
    const provider = creating((context) =>
      context.request({ name: 'look', writes: false }, () => failing(context, 'maybe')),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'none',
      retry: 'transient',
    });
  });

  it('the write was refused: nothing happened', async () => {
    const provider = creating((context) =>
      context.request({ name: 'write', writes: true }, () => failing(context, 'none')),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'none',
      retry: 'transient',
    });
  });

  it('the fate of the write is unknown: maybe, and not to be repeated', async () => {
    const provider = creating((context) =>
      context.request({ name: 'write', writes: true }, () => failing(context, 'maybe')),
    );

    expect((await provider.assistants.create({ name: 'x' }))._unsafeUnwrapErr()).toMatchObject({
      effect: 'maybe',
      retry: 'never',
    });
  });

  it('a write that is harmless to repeat stays transient', async () => {
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
  ])('a write that its key makes harmless, with $given: $retry', async ({ options, retry }) => {
    const provider = creating((context) =>
      context.request({ name: 'post', writes: true, repeatable: 'byIdempotencyKey' }, () =>
        failing(context, 'maybe'),
      ),
    );

    const reply = await provider.assistants.create({ name: 'x' }, options);

    expect(reply._unsafeUnwrapErr()).toMatchObject({ effect: 'maybe', retry });
  });

  it('a write that nobody waits for any more may be done: not to be repeated', async () => {
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

  it('what was done before cannot be done again: a later failure is not to be repeated', async () => {
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
    { first: 'maybe', earlierMayBeDone: true },
    { first: 'none', earlierMayBeDone: false },
  ] as const)(
    'a further try hears whether the first may have done it: effect $first, $earlierMayBeDone',
    async ({ first, earlierMayBeDone }) => {
      const heard: boolean[] = [];
      const twice: Interceptor = (next) => (call) => next(call).orElse(() => next(call));
      const provider = scriptedProvider(
        {
          assistants: {
            delete: (_, context) =>
              context.request({ name: 'delete', writes: true, repeatable: true }, (attempt) => {
                heard.push(attempt.earlierMayBeDone);
                return heard.length === 1 ? failing(context, first) : okAsync(undefined);
              }),
          },
        },
        { requestInterceptors: [twice] },
      );

      expect((await provider.assistants.delete('a-1')).isOk()).toBe(true);
      expect(heard).toEqual([false, earlierMayBeDone]);
    },
  );

  it('an earlier write was done, a later one refused: maybe', async () => {
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

  it('ended by an interceptor, the driver answering its reason: maybe', async () => {
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

  it('cancelled while the write was under way: maybe; before it went out: none', async () => {
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

describe('an assistant that a call made before it ended', () => {
  it('is named by the error, also by that of a cancellation', async () => {
    const caller = new AbortController();
    const provider = scriptedProvider({
      assistants: {
        create: (_, { about }) => {
          about('a-7');
          queueMicrotask(() => caller.abort());
          return never();
        },
      },
    });
    const result = await provider.assistants.create({ name: 'x' }, { signal: caller.signal });
    expect(result._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', assistantId: 'a-7' });
  });
});

describe('interceptors', () => {
  it('see each call, the first outermost, and each of its requests', async () => {
    const seen: string[] = [];
    const noting =
      (name: string): Interceptor =>
      (next) =>
      (call: Call) => {
        seen.push(`${name}: ${call.level} ${call.operation} ${call.request ?? ''}`.trim());
        return next(call);
      };
    const provider = scriptedProvider(
      {
        assistants: {
          get: (id, context) =>
            context
              .request({ name: 'GET /a', writes: false }, () => okAsync(1))
              .andThen(() => context.request({ name: 'GET /b', writes: false }, () => okAsync(2)))
              .map(() => anAssistant({ id })),
        },
      },
      { interceptors: [noting('outer'), noting('inner')], requestInterceptors: [noting('try')] },
    );

    await provider.assistants.get('a-1').unwrapOr(undefined);

    expect(seen).toEqual([
      'outer: call assistants.get',
      'inner: call assistants.get',
      'try: request assistants.get GET /a',
      'try: request assistants.get GET /b',
    ]);
  });

  it('give every try of a call the same idempotency key, and every call its own', async () => {
    const keys: string[] = [];
    const twice: Interceptor = (next) => (call) =>
      next(call).andThen(() => next({ ...call, tryNumber: 2 }));
    const tries: number[] = [];
    const provider = scriptedProvider(
      {
        assistants: {
          create: (_, context) =>
            context.request({ name: 'write', writes: true }, ({ tryNumber }) => {
              keys.push(context.idempotencyKey);
              tries.push(tryNumber);
              return okAsync(anAssistant());
            }),
        },
      },
      { requestInterceptors: [twice] },
    );

    await provider.assistants.create({ name: 'x' }).unwrapOr(undefined);
    await provider.assistants.create({ name: 'x' }, { idempotencyKey: 'mine' }).unwrapOr(undefined);

    expect(tries).toEqual([1, 2, 1, 2]);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe('mine');
    expect(keys.slice(2)).toEqual(['mine', 'mine']);
  });

  it('also stand around the native operations of a driver', async () => {
    const seen: string[] = [];
    const noting: Interceptor = (next) => (call) => {
      seen.push(call.operation);
      return next(call);
    };
    const provider = createProvider(
      {
        ...scriptedDriver(),
        native: (invoke) => ({
          ping: () => invoke({ operation: 'native.ping', writes: false }, () => okAsync('pong')),
          fail: () =>
            invoke({ operation: 'native.fail', writes: false }, () => {
              throw new Error('bug');
            }),
        }),
      },
      { interceptors: [noting] },
    );

    expect((await provider.native.ping())._unsafeUnwrap()).toBe('pong');
    expect((await provider.native.fail())._unsafeUnwrapErr().kind).toBe('unknown');
    expect(seen).toEqual(['native.ping', 'native.fail']);
  });

  it('may answer an error of their own, which passes as it is', async () => {
    const error = createAssistantError({
      kind: 'rateLimited',
      vendor: 'scripted',
      operation: 'assistants.get',
      message: 'slow down',
    });
    const provider = scriptedProvider({}, { interceptors: [() => () => errAsync(error)] });

    expect((await provider.assistants.get('a-1'))._unsafeUnwrapErr()).toMatchObject({
      kind: 'rateLimited',
    });
  });
});
