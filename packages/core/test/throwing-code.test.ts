/** Foreign code may break its types: calls still settle, and nothing is thrown. */
import { type Reply } from '@assistant-provider/core';
import { onAbort, withTimeout, type Interceptor } from '@assistant-provider/core/adapter';
import { getEventListeners } from 'node:events';
import { errAsync, okAsync, ResultAsync, type Result } from 'neverthrow';
import { describe, expect, it, vi } from 'vitest';
import { scriptedProvider } from './scripted-driver.js';

const never = <T>(): Reply<T> => new ResultAsync(new Promise<Result<T, never>>(() => undefined));

/** Pretends that the type allows the value. */
const untyped = <T>(value: unknown): T => value as T;

describe('a subscriber that throws', () => {
  const given = () =>
    scriptedProvider({
      assistants: {
        get: (_, context) => {
          onAbort(context, () => {
            throw new Error('unruly');
          });
          return never();
        },
      },
    });

  it('does not prevent the cancellation of other calls when the provider is closed', async () => {
    const provider = given();
    const calls = ['a-1', 'a-2'].map((id) => provider.assistants.get(id));

    expect((await provider.close()).isOk()).toBe(true);
    for (const result of await Promise.all(calls))
      expect(result._unsafeUnwrapErr().kind).toBe('cancelled');
  });

  it('does not prevent the cancellation of other calls that share its signal', async () => {
    const provider = given();
    const caller = new AbortController();
    const calls = ['a-1', 'a-2'].map((id) =>
      provider.assistants.get(id, { signal: caller.signal }),
    );
    caller.abort();
    for (const result of await Promise.all(calls))
      expect(result._unsafeUnwrapErr().kind).toBe('cancelled');
  });
});

describe('a driver that returns half a Result', () => {
  const unruly = (): boolean => {
    throw new Error('unruly');
  };
  const half = { isErr: () => false, mapErr: () => undefined, value: 'done' };
  const deleted = (answer: object) =>
    scriptedProvider({
      assistants: { delete: () => untyped(Promise.resolve(answer)) },
    }).assistants.delete('a-1');

  it.each([
    ['does not have isOk', half],
    ['has an isOk that throws', { ...half, isOk: unruly }],
  ])('that %s is accepted', async (_, answer) => {
    expect((await deleted(answer))._unsafeUnwrap()).toBe('done');
  });

  it('that has an isErr that throws fails with unknown', async () => {
    const result = await deleted({ ...half, isErr: unruly });
    expect(result._unsafeUnwrapErr().kind).toBe('unknown');
  });
});

it("all texts of a vendor are removed if the driver's masking throws", async () => {
  const provider = scriptedProvider({
    assistants: {
      get: (_, context) => errAsync(context.error({ kind: 'conflict', message: 'a foreign text' })),
    },
    redact: () => {
      throw new Error('unruly');
    },
  });
  const error = (await provider.assistants.get('a-1'))._unsafeUnwrapErr();
  expect(error).toMatchObject({ kind: 'conflict', operation: 'assistants.get' });
  expect(error.message).not.toContain('foreign');
});

it('a call on a closed provider does not subscribe to its signal', async () => {
  const provider = scriptedProvider({ assistants: { get: never } });
  void (await provider.close());
  const { signal } = new AbortController();
  expect((await provider.assistants.get('a-1', { signal })).isErr()).toBe(true);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('an interceptor that returns undefined leaves no timer', async () => {
  vi.useFakeTimers();
  try {
    const bounded: Interceptor = (next) => (call) =>
      withTimeout(call, 5_000, next, { message: 'too slow', retry: 'never' });
    const nothing: Interceptor = () => () => untyped(undefined);
    const provider = scriptedProvider(
      { assistants: { get: () => okAsync(untyped({})) } },
      { interceptors: [bounded, nothing] },
    );
    expect((await provider.assistants.get('a-1'))._unsafeUnwrapErr().kind).toBe('unknown');
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it('a page that cannot be read ends an iteration with unknown', async () => {
  const page = {
    items: [],
    get nextCursor() {
      throw new Error('unruly');
    },
  };
  const provider = scriptedProvider({ assistants: { list: () => okAsync(untyped(page)) } });
  const kinds: string[] = [];
  for await (const entry of provider.assistants.all()) kinds.push(entry._unsafeUnwrapErr().kind);
  expect(kinds).toEqual(['unknown']);
});
