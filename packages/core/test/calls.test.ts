import type { Call, Interceptor } from '@assistant-provider/core/adapter';
import { createAssistantError, createProvider } from '@assistant-provider/core/adapter';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { anAssistant, scriptedDriver, scriptedProvider } from './scripted-driver.js';

describe('a call never rejects', () => {
  it.each([
    [
      'throws',
      () => {
        throw new TypeError('bug');
      },
    ],
    ['rejects', () => new ResultAsync(Promise.reject(new TypeError('bug')))],
    ['returns undefined', () => undefined],
    ['returns a value that is not a Result', () => Promise.resolve({ id: 'a-1' })],
    ['returns an error that is not an AssistantError', () => errAsync(new TypeError('bug'))],
  ])('and fails with unknown if the driver %s', async (_, get) => {
    const provider = scriptedProvider({ assistants: { get: get as never } });

    const result = await provider.assistants.get('a-1');

    expect(result._unsafeUnwrapErr()).toMatchObject({
      kind: 'unknown',
      vendor: 'scripted',
      operation: 'assistants.get',
      assistantId: 'a-1',
      message: 'internal error in the scripted adapter or an interceptor; please report it',
    });
  });

  const nothing = (): undefined => undefined;

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an object', {}],
    ['half a Result', { isErr: nothing }],
    ['the other half of one', { mapErr: nothing }],
    ['an object whose isErr is not a function', { isErr: false, mapErr: nothing }],
  ])('and names the cause if the driver returns %s', async (_, answer) => {
    const get = () => Promise.resolve(answer) as never;

    const error = (
      await scriptedProvider({ assistants: { get } }).assistants.get('a-1')
    )._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'unknown',
      cause: { message: 'the returned value is not a Result' },
    });
  });

  it('and fails with unknown if reading the Result throws', async () => {
    const hostile = {
      isErr: () => {
        throw new Error('keep out');
      },
      mapErr: () => undefined,
    };
    const get = () => Promise.resolve(hostile) as never;

    const error = (
      await scriptedProvider({ assistants: { get } }).assistants.get('a-1')
    )._unsafeUnwrapErr();

    expect(error).toMatchObject({ kind: 'unknown', cause: { message: 'keep out' } });
  });

  it("and fails with misconfigured if the application's clock throws", async () => {
    const broken = {
      now: () => {
        throw new Error('no time');
      },
      sleep: () => Promise.resolve(),
    };

    const error = (
      await scriptedProvider({}, { clock: broken }).assistants.get('a-1')
    )._unsafeUnwrapErr();

    expect(error).toMatchObject({
      kind: 'misconfigured',
      operation: 'assistants.get',
      message: 'clock.now() threw; check the clock option',
      cause: { message: 'no time' },
    });
  });

  it('and fails with unknown if an interceptor throws', async () => {
    const broken: Interceptor = () => () => {
      throw new Error('bug');
    };
    const provider = scriptedProvider({}, { interceptors: [broken] });

    expect((await provider.assistants.get('a-1'))._unsafeUnwrapErr().kind).toBe('unknown');
  });

  it("and masks the driver's secrets in a thrown error", async () => {
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

describe('interceptors', () => {
  it('see each call and each of its requests, the first outermost', async () => {
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

  it('see the same idempotency key in all attempts of a call, and another key in each call', async () => {
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

  it('also run around native operations', async () => {
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

  it('may return their own error, which reaches the caller unchanged', async () => {
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
