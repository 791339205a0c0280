/** Inside, an error is plain data; the real `Error` is made where core settles the call. */
import { isAssistantError, systemClock } from '@assistant-provider/core';
import {
  createFailure,
  isFailure,
  operations,
  type AssistantFailure,
  type DriverContext,
  type DriverQueues,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { errAsync, okAsync, ResultAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { createInputs } from '../src/validation/inputs.js';
import { scriptedProvider } from './scripted-driver.js';

it('what interceptors see of an error is plain data, and what the application gets is an Error', async () => {
  const seen: AssistantFailure[] = [];
  const note: Interceptor = (next) => (call) => next(call).orTee((failure) => seen.push(failure));
  const provider = scriptedProvider(
    {
      assistants: {
        get: (_, context) => errAsync(context.error({ kind: 'conflict', message: 'busy' })),
      },
    },
    { interceptors: [note] },
  );

  const result = await provider.assistants.get('desk-1');

  expect(seen.map((failure) => [failure.kind, failure instanceof Error])).toEqual([
    ['conflict', false],
  ]);
  expect(isAssistantError(result._unsafeUnwrapErr())).toBe(true);
  expect(isFailure(seen[0])).toBe(true);
});

it('an error that the driver did not make with `context.error` is an internal error', async () => {
  const forged = { kind: 'conflict', message: 'client_secret=s3cret-value' } as AssistantFailure;
  const provider = scriptedProvider({ assistants: { get: () => errAsync(forged) } });

  const error = (await provider.assistants.get('desk-1'))._unsafeUnwrapErr();

  expect(error).toMatchObject({ kind: 'unknown', operation: 'assistants.get' });
  expect(JSON.stringify(error)).not.toContain('s3cret-value');
});

it('the reason of an aborted signal is a real Error', async () => {
  let signal: AbortSignal | undefined;
  const provider = scriptedProvider({
    assistants: {
      get: (_, context) => {
        signal = context.signal;
        return new ResultAsync(new Promise(() => undefined));
      },
    },
  });

  const caller = new AbortController();
  const reply = provider.assistants.get('desk-1', { signal: caller.signal });
  await systemClock.sleep(0);
  caller.abort('left');

  expect((await reply)._unsafeUnwrapErr()).toMatchObject({ kind: 'cancelled', cause: 'left' });
  expect(isAssistantError(signal?.reason)).toBe(true);
});

it.each(['get', 'delete'] as const)(
  'a cancelled `%s` has one error: the reason of its signal, with the id of the assistant',
  async (operation) => {
    let signal: AbortSignal | undefined;
    const never = (_: string, context: DriverContext) =>
      context.request({ name: 'x', writes: operation === 'delete' }, (attempt) => {
        signal = attempt.signal;
        return new ResultAsync<never, AssistantFailure>(new Promise(() => undefined));
      });
    const provider = scriptedProvider({ assistants: { [operation]: never } });

    const caller = new AbortController();
    const reply = provider.assistants[operation]('desk-1', { signal: caller.signal });
    await systemClock.sleep(0);
    caller.abort('left');

    const error = (await reply)._unsafeUnwrapErr();
    expect(signal?.reason).toBe(error);
    expect(error).toMatchObject({ kind: 'cancelled', assistantId: 'desk-1' });
    expect(error.effect).toBe(operation === 'delete' ? 'maybe' : 'none');
  },
);

describe('a stack', () => {
  const failing = () =>
    scriptedProvider({
      assistants: {
        get: (_, context) => errAsync(context.error({ kind: 'conflict', message: 'busy' })),
      },
    });

  it('shows the caller whose input is wrong', async () => {
    async function callerOfTheTest() {
      return (await failing().assistants.get(''))._unsafeUnwrapErr();
    }
    expect((await callerOfTheTest()).stack).toContain('callerOfTheTest');
  });

  it('is left out where it would have no frame of the caller', async () => {
    const limit = Error.stackTraceLimit;
    const { stack } = (await failing().assistants.get('desk-1'))._unsafeUnwrapErr();
    expect(stack).toBe('AssistantError: busy');
    expect(Error.stackTraceLimit).toBe(limit);
  });
});

it('an error has no member that the type does not have, even if a failure has', async () => {
  const extended: Interceptor = (next) => (call) =>
    next(call).mapErr((failure) => ({ ...failure, source: 'a row of a table', code: 'E1' }));
  const provider = scriptedProvider(
    {
      assistants: {
        list: (_, context) => errAsync(context.error({ kind: 'conflict', message: 'busy' })),
      },
    },
    { interceptors: [extended] },
  );
  const error = (await provider.assistants.list())._unsafeUnwrapErr();
  expect(Object.keys(error).sort()).toEqual(
    ['effect', 'kind', 'operation', 'retry', 'vendor'].sort(),
  );
});

it('a failure has no member that the type does not have', () => {
  const details = { kind: 'unavailable', vendor: 'acme', operation: 'x', message: 'down' } as const;
  const failure = createFailure({
    ...details,
    ...{ source: 'a row of a table', code: 'ECONNRESET' },
  });
  expect(Object.keys(failure).sort()).toEqual(
    ['effect', 'kind', 'message', 'operation', 'retry', 'vendor'].sort(),
  );
});

describe.each(['assistants.list', 'queues.list', 'queues.listBound'] as const)(
  '%s',
  (operation) => {
    it.each([
      ['longer than any cursor may be', 'x'.repeat(8_193)],
      ['empty', ''],
      ['with a line break', 'page\n2'],
    ])('fails with unexpectedReply if the cursor is %s', async (_, nextCursor) => {
      const page = () => okAsync({ items: [], nextCursor });
      const queues = { list: page, listBound: page } as unknown as DriverQueues;
      const provider = scriptedProvider({ assistants: { list: page }, features: { queues } });
      const call = {
        'assistants.list': () => provider.assistants.list(),
        'queues.list': () => provider.queues?.list('desk-1'),
        'queues.listBound': () => provider.queues?.listBound(),
      }[operation];

      expect((await call())?._unsafeUnwrapErr()).toMatchObject({
        kind: 'unexpectedReply',
        operation,
        message: expect.stringContaining('cursor that cannot be used') as string,
      });
    });
  },
);

it('each argument in the table of operations has a parser', () => {
  const inputs = createInputs({ assistantId: {}, name: {}, pageSize: { min: 1, max: 10 } });
  for (const [name, { arguments: given }] of Object.entries(operations))
    for (const input of Object.values(given)) expect(inputs, name).toHaveProperty(input);
});

it('a request after the abort of a foreign signal is cancelled, and is not an internal error', async () => {
  const ended: Interceptor = (next) => (call) =>
    next({ ...call, signal: AbortSignal.abort(new Error('too slow')) });
  const provider = scriptedProvider(
    {
      assistants: {
        delete: (_, context) =>
          context.request({ name: 'DELETE', writes: true }, () => okAsync(undefined)),
      },
    },
    { interceptors: [ended] },
  );

  expect((await provider.assistants.delete('desk-1'))._unsafeUnwrapErr()).toMatchObject({
    kind: 'cancelled',
    effect: 'none',
    cause: { message: 'too slow' },
  });
});

it('the cause of an error may be the failure of another request', async () => {
  const provider = scriptedProvider({
    assistants: {
      get: (_, context) => {
        const cause = context.error({ kind: 'notFound', message: 'no such queue' });
        return errAsync(context.error({ kind: 'conflict', message: 'not bound', cause }));
      },
    },
  });

  expect((await provider.assistants.get('desk-1'))._unsafeUnwrapErr()).toMatchObject({
    kind: 'conflict',
    cause: { name: 'AssistantFailure', message: 'notFound: no such queue' },
  });
});
