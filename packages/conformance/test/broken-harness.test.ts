/** If a harness does not do what it declares, the message names the harness and not the driver. */
import type { MonotonicClock } from '@assistant-provider/core';
import type { AssistantDriver, DriverContext } from '@assistant-provider/core/adapter';
import { errAsync, ResultAsync } from 'neverthrow';
import { describe, expect, test } from 'vitest';
import {
  unavailable,
  runConformance,
  type ConformanceHarness,
  type ConformanceOptions,
  type ConformanceReport,
} from '../src/index.js';
import { brokenSecret, replacing, sendingBy } from './broken/broken-driver.js';
import { harnessOf, memoryHarness, type MemoryTestVendor } from './memory-harness.js';
import { stackOf } from './stacks.js';

type Harness = ConformanceHarness<MemoryTestVendor>;

const messagesOf = ({ failed }: ConformanceReport) =>
  Object.fromEntries(failed.map(({ id, message }) => [id, message]));

const run = async (harness: Harness, ...only: readonly string[]) =>
  messagesOf(await runConformance(harness, { only, caseTimeoutMs: 4_000 }));

/** Fails unless exactly these cases failed, each with these words in its message. */
function expectFailures(
  messages: Readonly<Record<string, string>>,
  told: Readonly<Record<string, string>>,
): void {
  expect(Object.keys(messages)).toEqual(Object.keys(told));
  for (const [id, words] of Object.entries(told)) expect(messages[id]).toContain(words);
}

/** The memory harness, with changes to each vendor that it opens. */
const opening = (change: (vendor: MemoryTestVendor) => Partial<MemoryTestVendor>): Harness => ({
  ...memoryHarness,
  open: async (options) => {
    const vendor = await memoryHarness.open(options);
    return { ...vendor, ...change(vendor) };
  },
});

describe('a harness at whose vendor no assistant becomes active', () => {
  test('ends the run if no assistant can be created', async () => {
    const unreachable = harnessOf(
      'unreachable',
      replacing('assistants', () => ({
        create: (_, context) =>
          errAsync(context.error({ kind: 'unavailable', message: 'connection refused' })),
      })),
    );
    const report = await runConformance(unreachable);
    expect(report).toMatchObject({ conforms: false, complete: false });
    expect(report.counts).toMatchObject({ passed: 0, failed: 1 });
    expectFailures(messagesOf(report), {
      'harness.creates': 'assistants.create failed with unavailable: connection refused',
    });
  });

  test('names `clock` and `passTime` if the vendor’s time stands still', async () => {
    const clock: MonotonicClock = {
      now: () => 0,
      monotonic: () => 0,
      sleep: () => Promise.resolve(),
    };
    const itsOwn = (context: DriverContext) => ({ ...context, clock });
    const standing = harnessOf(
      'standing',
      replacing('assistants', (inner) => ({
        create: (draft, context) => inner.create(draft, itsOwn(context)),
        get: (id, context) => inner.get(id, itsOwn(context)),
      })),
    );
    const report = await runConformance(standing);
    expectFailures(messagesOf(report), {
      'harness.creates': 'does the vendor follow `clock`, or have `passTime`?',
    });
  });
});

describe('a harness whose vendor is not silent', () => {
  const chatty: Harness = {
    ...memoryHarness,
    open: (options) => memoryHarness.open({ ...options, responses: 'promptly' }),
  };

  test('fails with the response that came, not with the driver’s error', async () => {
    const messages = await run(chatty, 'harness.', 'timeouts.not-before');
    const told = "although `answers` is 'never'";
    expectFailures(messages, { 'harness.silence': told, 'timeouts.not-before': told });
  });
});

describe('a harness that does not lose responses', () => {
  const losingNothing: Harness = { ...memoryHarness, loseAnswers: () => undefined };

  test('is named by every case that needs a lost response', async () => {
    const messages = await run(
      losingNothing,
      'harness.',
      'repeating.bind',
      'repeating.delete',
      'effects.lost-answer',
    );
    const told = 'no response was lost: check the harness’s `loseAnswers`';
    expectFailures(messages, {
      'harness.loses-answers': told,
      'repeating.delete': told,
      'repeating.bind': told,
      'repeating.bind-many': told,
      'effects.lost-answer': told,
    });
  });

  test('is named if the write is lost, too', async () => {
    const losingWrites: Harness = {
      ...memoryHarness,
      loseAnswers: async ({ native }) => {
        const fault = { kind: 'unavailable', when: 'before' } as const;
        (await native.failNext('createAssistant', fault))._unsafeUnwrap();
      },
    };
    expectFailures(await run(losingWrites, 'harness.loses-answers'), {
      'harness.loses-answers': 'the vendor did not carry out the write',
    });
  });
});

describe('the secrets of a harness', () => {
  const withSecret = harnessOf('with a secret', (driver) => driver, [brokenSecret]);

  test('fail every case about secrets if the list is empty', async () => {
    const messages = await run(
      opening(() => ({ secrets: [] })),
      'secrets.answers',
    );
    expectFailures(messages, {
      'secrets.answers': 'the fixtures name no secret',
    });
  });

  test('make the cases absent if the harness gives a reason', async () => {
    const report = await runConformance(
      opening(() => ({ secrets: unavailable('it lets everybody in') })),
      { only: ['secrets.'] },
    );
    expect(report.counts).toMatchObject({ passed: 0, failed: 0, absent: 3 });
    expect(report.absent[0]?.reason).toBe('secrets: it lets everybody in');
  });

  test('let the cases pass if there is one', async () => {
    expect(await run(withSecret, 'secrets.answers')).toEqual({});
  });
});

describe('the unknown queue of a harness', () => {
  const knowing = (kind: 'notFound' | 'conflict', unknownQueue = 'no-such-queue'): Harness => {
    const refusing = replacing('queues', (inner) => {
      const refused = (context: DriverContext) =>
        errAsync(context.error({ kind, message: 'there is no such queue' }));
      return {
        bind: (id, draft, rule, context) =>
          draft.queueId.startsWith('no-') ? refused(context) : inner.bind(id, draft, rule, context),
        bindMany: (id, drafts, rule, context) =>
          drafts.some(({ queueId }) => queueId.startsWith('no-'))
            ? refused(context)
            : inner.bindMany(id, drafts, rule, context),
      };
    });
    const harness = harnessOf('knowing', refusing);
    return {
      ...harness,
      open: async (options) => {
        const vendor = await harness.open(options);
        const unknown = { ...vendor.fixtures.unknown, queueId: unknownQueue };
        return { ...vendor, fixtures: { ...vendor.fixtures, unknown } };
      },
    };
  };

  test('conforms if binding it fails with `notFound`', async () => {
    expect(await run(knowing('notFound'), 'queues.')).toEqual({});
  });

  test('fails the case if binding it is a conflict, or succeeds', async () => {
    const id = 'queues.unknown-queue';
    expectFailures(await run(knowing('conflict'), id), {
      [id]: 'queues.bind failed with conflict',
    });
    expectFailures(await run(knowing('notFound', 'queue-1'), id), {
      [id]: 'queues.bind succeeded',
    });
  });

  test('is asked for if it is missing', async () => {
    const id = 'queues.unknown-queue';
    const forgetful = opening(({ fixtures }) => ({
      fixtures: { ...fixtures, unknown: { assistantId: 'no-such-assistant' } },
    }));
    expectFailures(await run(forgetful, id), {
      [id]: 'fixtures.unknown.queueId is missing',
    });
  });
});

describe('a driver that bypasses `context.request`', () => {
  /** Waits long enough for the clock to assume that no request is in flight. */
  const slowly = async <T>(send: () => PromiseLike<T>): Promise<T> => {
    for (let turn = 0; turn < 100; turn += 1)
      await new Promise<void>((resolve) => setImmediate(resolve));
    return send();
  };
  const wrap = (driver: Parameters<Parameters<typeof harnessOf>[1]>[0]): AssistantDriver =>
    replacing('queues', (inner) => ({
      bind: (id, draft, rule, context) =>
        inner.bind(
          id,
          draft,
          rule,
          sendingBy(context, () => (_, send) => {
            const attempt = { ...context, tryNumber: 1, previousAttemptMayHaveSucceeded: false };
            return new ResultAsync(slowly(() => send(attempt)));
          }),
        ),
    }))(driver);

  test('is named if a deadline of the policies ends its call', async () => {
    const options: ConformanceOptions = { ...stackOf({}), only: ['queues.unbind'] };
    const report = await runConformance(harnessOf('going past', wrap), options);
    const told = 'the kit saw no request in flight: does each go through `context.request`?';
    expect(messagesOf(report)['queues.unbind']).toContain(told);
  });
});

test('the message names the call that should have failed', async () => {
  const forgiving = harnessOf(
    'forgiving',
    replacing('queues', (inner) => ({
      list: (id, query, context) =>
        inner.list(id, query, context).orElse(() => inner.listBound({}, context)),
    })),
  );
  expect(await run(forgiving, 'queues.unknown-assistant')).toEqual({
    'queues.unknown-assistant': 'expected notFound, but queues.list succeeded',
  });
});
