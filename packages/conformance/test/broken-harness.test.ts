/**
 * A harness that does not do what it says: the kit fails, and its message names the harness's part
 * rather than the driver.
 */
import type { Clock } from '@assistant-provider/core';
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
import { harnessOf, memoryHarness, type MemoryWorld } from './memory-harness.js';
import { stackOf } from './stacks.js';

type Harness = ConformanceHarness<MemoryWorld>;

const messagesOf = ({ failed }: ConformanceReport) =>
  Object.fromEntries(failed.map(({ id, message }) => [id, message]));

const run = async (harness: Harness, ...only: readonly string[]) =>
  messagesOf(await runConformance(harness, { only, caseTimeoutMs: 4_000 }));

/** These cases fail, no others, and each message holds these words. */
function expectTold(
  messages: Readonly<Record<string, string>>,
  told: Readonly<Record<string, string>>,
): void {
  expect(Object.keys(messages)).toEqual(Object.keys(told));
  for (const [id, words] of Object.entries(told)) expect(messages[id]).toContain(words);
}

/** The memory harness, with something of each world replaced. */
const opening = (change: (world: MemoryWorld) => Partial<MemoryWorld>): Harness => ({
  ...memoryHarness,
  open: async (options) => {
    const world = await memoryHarness.open(options);
    return { ...world, ...change(world) };
  },
});

describe('a world in which no assistant gets ready', () => {
  test('given that nothing can be created, then the run ends there', async () => {
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
    expectTold(messagesOf(report), {
      'harness.creates': 'assistants.create answered unavailable: connection refused',
    });
  });

  test('given a vendor whose time stands still, then it asks for `clock` or `passTime`', async () => {
    const clock: Clock = { now: () => 0, sleep: () => Promise.resolve() };
    const itsOwn = (context: DriverContext) => ({ ...context, clock });
    const standing = harnessOf(
      'standing',
      replacing('assistants', (inner) => ({
        create: (draft, context) => inner.create(draft, itsOwn(context)),
        get: (id, context) => inner.get(id, itsOwn(context)),
      })),
    );
    const report = await runConformance(standing);
    expectTold(messagesOf(report), {
      'harness.creates': 'does the vendor follow the world’s `clock`, or have `passTime`?',
    });
  });
});

describe('a world that is to be silent', () => {
  const chatty: Harness = {
    ...memoryHarness,
    open: (options) => memoryHarness.open({ ...options, answers: 'promptly' }),
  };

  test('given that it answers, then that is what fails, and not the driver', async () => {
    const messages = await run(chatty, 'harness.', 'timeouts.not-before');
    const told = "though `answers` is 'never'";
    expectTold(messages, { 'harness.silence': told, 'timeouts.not-before': told });
  });
});

describe('answers that are to be lost', () => {
  const losingNothing: Harness = { ...memoryHarness, loseAnswers: () => undefined };

  test('given that none is, then every case that needs it says so', async () => {
    const messages = await run(
      losingNothing,
      'harness.',
      'repeating.bind',
      'repeating.delete',
      'effects.lost-answer',
    );
    const told = 'does the harness’s `loseAnswers` work?';
    expectTold(messages, {
      'harness.loses-answers': told,
      'repeating.delete': told,
      'repeating.bind': told,
      'repeating.bind-many': told,
      'effects.lost-answer': told,
    });
  });

  test('given that the writes are lost with them, then it says so', async () => {
    const losingWrites: Harness = {
      ...memoryHarness,
      loseAnswers: async ({ native }) => {
        const fault = { kind: 'unavailable', when: 'before' } as const;
        (await native.failNext('createAssistant', fault))._unsafeUnwrap();
      },
    };
    expectTold(await run(losingWrites, 'harness.loses-answers'), {
      'harness.loses-answers': 'the write was lost with its answer',
    });
  });
});

describe('secrets', () => {
  const withSecret = harnessOf('with a secret', (driver) => driver, [brokenSecret]);

  test('given a list of none, then every case about them fails', async () => {
    const messages = await run(
      opening(() => ({ secrets: [] })),
      'secrets.answers',
    );
    expectTold(messages, {
      'secrets.answers': 'the world names no secret',
    });
  });

  test('given a reason why there is none, then they are absent with it', async () => {
    const report = await runConformance(
      opening(() => ({ secrets: unavailable('it lets everybody in') })),
      { only: ['secrets.'] },
    );
    expect(report.counts).toMatchObject({ passed: 0, failed: 0, absent: 3 });
    expect(report.absent[0]?.reason).toBe('secrets: it lets everybody in');
  });

  test('given one, then they pass', async () => {
    expect(await run(withSecret, 'secrets.answers')).toEqual({});
  });
});

describe('a queue that does not exist', () => {
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
        const world = await harness.open(options);
        const unknown = { ...world.fixtures.unknown, queueId: unknownQueue };
        return { ...world, fixtures: { ...world.fixtures, unknown } };
      },
    };
  };

  test('given that binding it is `notFound`, then it conforms', async () => {
    expect(await run(knowing('notFound'), 'queues.')).toEqual({});
  });

  test('given that it is a conflict, or that it exists after all, then that is found', async () => {
    const id = 'queues.unknown-queue';
    expectTold(await run(knowing('conflict'), id), {
      [id]: 'queues.bind answered conflict',
    });
    expectTold(await run(knowing('notFound', 'queue-1'), id), {
      [id]: 'queues.bind succeeded',
    });
  });

  test('given no id of none, then it asks for one', async () => {
    const id = 'queues.unknown-queue';
    const forgetful = opening(({ fixtures }) => ({
      fixtures: { ...fixtures, unknown: { assistantId: 'no-such-assistant' } },
    }));
    expectTold(await run(forgetful, id), {
      [id]: 'fixtures.unknown.queueId is missing',
    });
  });
});

describe('a driver that sends past `context.request`', () => {
  /** Long enough for the clock to believe that nothing is under way. */
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

  test('given policies around it, then the deadline that strikes points there', async () => {
    const options: ConformanceOptions = { ...stackOf({}), only: ['queues.unbind'] };
    const report = await runConformance(harnessOf('going past', wrap), options);
    const told = 'the kit knew of no exchange under way: does each go through `context.request`?';
    expect(messagesOf(report)['queues.unbind']).toContain(told);
  });
});

test('a call that should have failed is named, whether or not the case names it', async () => {
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
