/** Every call settles, and its effect is `maybe` once a write has begun, whatever foreign code does. */
import type { AssistantError } from '@assistant-provider/core';
import {
  isFailure,
  type AssistantFailure,
  type DriverContext,
  type DriverReply,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { errorOf } from '@assistant-provider/test-support';
import { errAsync, okAsync, ResultAsync, type Result } from 'neverthrow';
import { afterEach, describe, expect, it } from 'vitest';
import { creating, scriptedProvider } from './scripted-driver.js';

const untyped = <T>(value: unknown): T => value as T;
const boom = (): never => {
  throw new Error('boom');
};
const broken: readonly (readonly [string, () => DriverReply<never>])[] = [
  ['throws', boom],
  ['rejects', () => untyped(Promise.reject(new Error('boom')))],
  ['returns undefined', () => untyped(undefined)],
  ['resolves to something else', () => untyped(Promise.resolve('done'))],
  ['fails with a foreign error', () => errAsync(untyped<AssistantFailure>(new Error('boom')))],
  [
    'returns a result that cannot be read',
    () => untyped(Promise.resolve({ isErr: boom, mapErr: boom })),
  ],
];

describe.each(broken)('a send that %s', (_, send) => {
  const create = (writes: boolean) =>
    creating((context) => context.request({ name: 'send', writes }, send)).assistants.create({
      name: 'x',
    });

  it('may have taken effect if it writes', async () => {
    expect(await errorOf(create(true))).toMatchObject({ kind: 'unknown', effect: 'maybe' });
  });

  it('had no effect if it reads', async () => {
    expect(await errorOf(create(false))).toMatchObject({ kind: 'unknown', effect: 'none' });
  });

  it('tells the driver the same', async () => {
    const heard: unknown[] = [];
    const provider = creating((context) =>
      context.request({ name: 'send', writes: true }, send).mapErr((failure) => {
        heard.push(failure.effect);
        return failure;
      }),
    );
    expect((await provider.assistants.create({ name: 'x' })).isErr()).toBe(true);
    expect(heard).toEqual(['maybe']);
  });

  it('may have taken effect if it is the driver that breaks after a write', async () => {
    const write = async (context: DriverContext) => {
      void (await context.request({ name: 'write', writes: true }, () => okAsync(undefined)));
      return untyped<Result<never, AssistantFailure>>(await send());
    };
    const provider = creating((context) => untyped(write(context)));
    expect(await errorOf(provider.assistants.create({ name: 'x' }))).toMatchObject({
      kind: 'unknown',
      effect: 'maybe',
    });
  });
});

describe('an interceptor of requests that throws', () => {
  const written = (context: DriverContext) =>
    context.request({ name: 'write', writes: true }, () => okAsync(undefined));
  const effectOf = async (interceptor: Interceptor) => {
    const provider = creating(written, { requestInterceptors: [interceptor] });
    return (await errorOf(provider.assistants.create({ name: 'x' }))).effect;
  };

  it('before the write had no effect', async () => {
    expect(await effectOf(() => boom)).toBe('none');
  });

  it('after the write may have taken effect', async () => {
    expect(await effectOf((next) => (call) => next(call).map(boom))).toBe('maybe');
  });
});

describe('an interceptor that changes the error of a call', () => {
  type Change = (failure: AssistantFailure) => unknown;
  const changing =
    (change: Change): Interceptor =>
    (next) =>
    (call) =>
      next(call).mapErr((failure) => untyped<AssistantFailure>(change(failure)));
  const failing = (change: Change, interceptors: 'interceptors' | 'requestInterceptors') =>
    scriptedProvider(
      {
        assistants: {
          get: (_, context) =>
            context.request({ name: 'read', writes: false }, () =>
              errAsync(context.error({ kind: 'conflict', message: 'taken' })),
            ),
        },
      },
      {
        [interceptors]: [changing(change)],
      },
    ).assistants.get('a-1');

  const put = (name: string, value: unknown) => (failure: AssistantFailure) =>
    Object.assign(failure, { [name]: value });
  const unreadable = (name: string) => (failure: AssistantFailure) =>
    Object.defineProperty(failure, name, { get: boom });

  it.each<readonly [string, Change, string]>([
    ['replaces the message', put('message', 'ours'), 'conflict'],
    ['replaces the stack', put('stack', 'ours'), 'conflict'],
    ['freezes it', Object.freeze, 'conflict'],
    ['makes the message a symbol', put('message', Symbol('ours')), 'unknown'],
    ['makes the message unreadable', unreadable('message'), 'unknown'],
    ['makes the effect unreadable', unreadable('effect'), 'unknown'],
    ['makes it a proxy', (failure) => new Proxy(failure, { get: boom }), 'unknown'],
    ['makes it the cause of an error', (cause) => new Error('ours', { cause }), 'unknown'],
    [
      'makes the cause unreadable',
      (failure) => new Error('ours', { cause: new Proxy(failure, { get: boom }) }),
      'unknown',
    ],
  ])('and %s lets the call settle', async (_, change, kind) => {
    for (const level of ['interceptors', 'requestInterceptors'] as const)
      expect((await errorOf(failing(change, level))).kind).toBe(kind);
  });
});

it("a signal of the application's own that cannot be left lets the call settle", async () => {
  const signal = untyped<AbortSignal>({
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: boom,
  });
  expect((await scriptedProvider().assistants.get('a-1', { signal })).isOk()).toBe(true);
});

describe("an application's own Error.prepareStackTrace", () => {
  const errors = Error as { prepareStackTrace?: unknown };
  const before = errors.prepareStackTrace;
  afterEach(() => {
    errors.prepareStackTrace = before;
  });

  /** Makes errors with the application's function, and looks at them without it. */
  const errorsWith = async (prepare: unknown): Promise<AssistantError[]> => {
    errors.prepareStackTrace = prepare;
    const caller = new AbortController();
    const hanging = () => new ResultAsync<never, never>(new Promise(() => undefined));
    const provider = scriptedProvider({ assistants: { list: hanging, get: boom } });
    const cancelled = provider.assistants.list({}, { signal: caller.signal });
    caller.abort();
    const made = [
      await cancelled,
      await provider.assistants.get('a-1'),
      await provider.assistants.get(''),
      await provider.assistants.delete('a-1'),
    ].map((result) => result._unsafeUnwrapErr());
    for (const error of made) void error.stack;
    errors.prepareStackTrace = before;
    return made;
  };

  it.each([
    ['is absent', undefined],
    ['throws an error', boom],
    [
      'throws a symbol',
      () => {
        throw untyped<Error>(Symbol('odd'));
      },
    ],
    ['returns undefined', () => undefined],
    ['returns a list', (_: Error, sites: unknown) => sites],
    ['returns a frozen object', () => Object.freeze({})],
  ])('%s lets calls settle with errors whose stack can be read', async (_, prepare) => {
    const made = await errorsWith(prepare);
    expect(made.map(({ kind }) => kind)).toEqual([
      'cancelled',
      'unknown',
      'invalidInput',
      'notFound',
    ]);
    expect(made.every(isFailure)).toBe(true);
  });
});
