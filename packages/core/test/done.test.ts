import { isAssistantError } from '@assistant-provider/core';
import {
  withTimeout,
  type DriverContext,
  type DriverReply,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { createManualClock } from '@assistant-provider/core/testing';
import { errAsync, okAsync } from 'neverthrow';
import { expect, it } from 'vitest';
import { never, scriptedProvider } from './scripted-driver.js';

const queues = { queueId: { maxLength: 10 }, mediaTypes: ['call'] as const };
const bindings = ['q-1', 'q-2', 'q-3'].map((queueId) => ({
  queueId,
  mediaTypes: ['call'] as const,
}));

/** A provider whose `bindMany` and `unbindMany` do what the test says. */
const bulkProvider = (
  work: (context: DriverContext) => DriverReply<never>,
  options: Parameters<typeof scriptedProvider>[1] = {},
) => {
  const unused = () => okAsync(undefined as never);
  return scriptedProvider(
    {
      limits: { queues },
      features: {
        queues: {
          list: unused,
          listBound: unused,
          get: unused,
          bind: (_id, _binding, _rule, context) => work(context),
          unbind: unused,
          bindMany: (_id, _bindings, _rule, context) => work(context),
          unbindMany: (_id, _queueIds, context) => work(context),
        },
      },
    },
    options,
  );
};

const writing = (context: DriverContext, work: () => DriverReply<never>) =>
  context.request({ name: 'put', writes: true }, work);

it('a bulk call that fails lists the ids that were written, each once', async () => {
  const { queues } = bulkProvider((context) => {
    context.done(['q-1', 'q-2']);
    context.done(['q-2']);
    return errAsync(context.error({ kind: 'conflict', message: 'q-3 is refused' }));
  });

  for (const reply of [queues?.bindMany('a', bindings), queues?.unbindMany('a', ['q-1'])]) {
    const error = (await reply)?._unsafeUnwrapErr();
    expect(error?.done).toEqual(['q-1', 'q-2']);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ done: ['q-1', 'q-2'] });
  }
});

it('a bulk call that wrote nothing has an empty list, refused input included', async () => {
  const { queues } = bulkProvider((context) =>
    errAsync(context.error({ kind: 'conflict', message: 'taken' })),
  );

  const refused = await queues?.bindMany('a', bindings);
  const wrong = await queues?.unbindMany('a', []);
  const early = await queues?.bindMany('a', bindings, { signal: AbortSignal.abort() });

  for (const result of [refused, wrong, early]) {
    const error = result?._unsafeUnwrapErr();
    expect(isAssistantError(error)).toBe(true);
    expect(error?.done).toEqual([]);
  }
});

it('other calls have no list', async () => {
  const { queues, assistants } = bulkProvider((context) => {
    context.done(['q-1']);
    return errAsync(context.error({ kind: 'conflict', message: 'taken' }));
  });

  const bound = await queues?.bind('a', bindings[0]!);
  const deleted = await assistants.delete('a');

  for (const result of [bound, deleted])
    expect(result?._unsafeUnwrapErr()).not.toHaveProperty('done');
});

it('a bulk call that is cancelled in the middle lists what was written until then', async () => {
  const leaving = new AbortController();
  let driverContext: DriverContext | undefined;
  const { queues } = bulkProvider((context) => {
    driverContext = context;
    context.done(['q-1']);
    return writing(context, () => {
      queueMicrotask(() => leaving.abort());
      return never();
    });
  });

  const reply = queues?.bindMany('a', bindings, { signal: leaving.signal });
  const error = (await reply)?._unsafeUnwrapErr();
  driverContext?.done(['q-2']);

  expect(error).toMatchObject({ kind: 'cancelled', effect: 'maybe', done: ['q-1'] });
});

const afterASecond: Interceptor = (next) => (call) =>
  withTimeout(call, 1_000, next, { message: 'too late', retry: 'never' });

it('a bulk call that reaches its deadline in the middle lists what was written until then', async () => {
  const clock = createManualClock();
  const { queues } = bulkProvider(
    (context) => {
      context.done(['q-1']);
      return writing(context, never);
    },
    { clock, interceptors: [afterASecond] },
  );

  const reply = queues?.bindMany('a', bindings);
  await clock.advance(1_000);

  expect((await reply)?._unsafeUnwrapErr()).toMatchObject({
    kind: 'timeout',
    effect: 'maybe',
    done: ['q-1'],
  });
});

it('a bulk call whose interceptor turns its success into an error lists what was written', async () => {
  const spoiling: Interceptor = (next) => (call) =>
    next(call).andThen(() =>
      errAsync({
        kind: 'unknown',
        vendor: 'scripted',
        operation: 'x',
        message: 'spoiled',
      } as never),
    );
  const { queues } = bulkProvider(
    (context) => {
      context.done(['q-1']);
      return okAsync(undefined as never);
    },
    { interceptors: [spoiling] },
  );

  expect((await queues?.bindMany('a', bindings))?._unsafeUnwrapErr().done).toEqual(['q-1']);
});

it('a bulk call that the clock ends before it begins lists that nothing was written', async () => {
  const broken = {
    ...createManualClock(),
    monotonic: () => {
      throw new Error('broken');
    },
  };
  const { queues } = bulkProvider(() => okAsync(undefined as never), { clock: broken });

  expect((await queues?.bindMany('a', bindings))?._unsafeUnwrapErr()).toMatchObject({
    kind: 'misconfigured',
    done: [],
  });
});
