/** What a run answers: what passed, failed, is absent or deviates, kept apart. */
import { describe, expect, test } from 'vitest';
import type { Clock } from '@assistant-provider/core';
import type { DriverAssistants, DriverContext } from '@assistant-provider/core/adapter';
import {
  conformanceCases,
  runConformance,
  type ConformanceOptions,
  type TestVendorOptions,
} from '../src/index.js';
import { replacing } from './broken/broken-driver.js';
import { harnessOf, memoryHarness } from './memory-harness.js';

/** One whose new assistants have no date that can be read. */
const deviating = harnessOf(
  'deviating',
  replacing('assistants', (inner) => ({
    create: (draft, context) =>
      inner.create(draft, context).map((assistant) => ({ ...assistant, createdAt: 'today' })),
  })),
);

const withoutTagging = harnessOf('without tagging', ({ tagging, ...driver }) => {
  void tagging;
  return { ...driver, unsupported: { tagging: 'this one has labels' } };
});

const known = (reason: string): ConformanceOptions => ({
  only: ['creation.answer'],
  knownDeviations: { 'creation.answer': reason },
});

describe('a report', () => {
  test('given a sound driver, then it names each case that passed, per feature', async () => {
    const report = await runConformance(memoryHarness, { only: ['creation.', 'tagging.'] });
    expect(report).toMatchObject({ name: 'memory', vendor: 'memory', conforms: true });
    expect(report.passed).toContainEqual({
      id: 'tagging.add',
      contract: 'Adds these tags; others stay.',
      feature: 'tagging',
    });
    const { core, tagging, queues } = report.features;
    expect(core.passed + tagging.passed + report.features.knowledge.passed).toBe(
      report.passed.length,
    );
    expect(queues).toMatchObject({ present: true, passed: 0 });
  });

  test('given `only`, then it says that it is not complete', async () => {
    const report = await runConformance(memoryHarness, { only: ['creation.answer'] });
    expect(report.complete).toBe(false);
    expect(report.counts).toEqual({ passed: 1, failed: 0, absent: 0, knownDeviations: 0 });
  });

  test('given a driver that fails, then it says how', async () => {
    const report = await runConformance(deviating, { only: ['creation.answer'] });
    expect(report.conforms).toBe(false);
    expect(report.failed).toMatchObject([
      { id: 'creation.answer', feature: 'core', message: 'createdAt is not ISO 8601 in UTC' },
    ]);
  });

  test('given a feature that is absent, then its cases are, with the driver’s reason', async () => {
    const report = await runConformance(withoutTagging, { only: ['tagging.', 'presence.tagging'] });
    expect(report.passed.map(({ id }) => id)).toEqual(['presence.tagging']);
    expect(report.features.tagging).toMatchObject({
      present: false,
      reason: 'this one has labels',
      passed: 0,
    });
    expect(report.absent.length).toBe(report.features.tagging.absent);
    for (const absence of report.absent)
      expect(absence).toMatchObject({ because: 'feature', reason: 'this one has labels' });
  });

  test('given a harness without a way, then the cases that need it are absent with its reason', async () => {
    const report = await runConformance(memoryHarness, { only: ['errors.bad-credentials'] });
    expect(report.absent).toMatchObject([
      {
        id: 'errors.bad-credentials',
        because: 'harness',
        reason: 'bad credentials: a vendor in memory has no credentials',
      },
    ]);
  });

  test('given a kind that cannot be provoked, then it is named', async () => {
    const errors = { ...memoryHarness.errors, conflict: { unavailable: 'everybody agrees' } };
    const report = await runConformance(
      { ...memoryHarness, errors },
      { only: ['errors.conflict'] },
    );
    expect(report.unprovoked).toEqual({ conflict: 'everybody agrees' });
    expect(report.absent.map(({ id }) => id)).toEqual(['errors.conflict']);
  });

  test('is JSON', async () => {
    const report = await runConformance(deviating, { only: ['creation.', 'errors.'] });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('a known deviation', () => {
  test('given that the case fails, then it stands apart with its reason', async () => {
    const report = await runConformance(deviating, known('the vendor says today'));
    expect(report.conforms).toBe(true);
    expect(report.knownDeviations).toMatchObject([
      { id: 'creation.answer', reason: 'the vendor says today' },
    ]);
  });

  test('given that the case passes, then that is a failure', async () => {
    const report = await runConformance(memoryHarness, known('once it did'));
    expect(report.failed.map(({ message }) => message)).toEqual([
      'a known deviation that does not deviate any more (once it did)',
    ]);
  });

  test('given that the case is absent, then that is a failure', async () => {
    const report = await runConformance(withoutTagging, {
      only: ['tagging.add'],
      knownDeviations: { 'tagging.add': 'it has none' },
    });
    expect(report.conforms).toBe(false);
  });

  test('given no reason, or no such case, then it is refused at once', async () => {
    await expect(runConformance(memoryHarness, known(' '))).rejects.toThrow(/needs a reason/);
    const options = { knownDeviations: { 'creation.nothing': 'why not' } };
    await expect(runConformance(memoryHarness, options)).rejects.toThrow(/there is no case/);
    await expect(runConformance(memoryHarness, { only: ['creatoin'] })).rejects.toThrow(/no case/);
  });
});

describe('a vendor with a time of its own', () => {
  test('given that its time passes as the world says, then waiting for it ends', async () => {
    const harness = {
      ...memoryHarness,
      open: async (options: TestVendorOptions) => {
        let now = 0;
        const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
        const world = await memoryHarness.open(options);
        const inner = world.driver.assistants;
        const itsOwn = (context: DriverContext) => ({ ...context, clock });
        const assistants: DriverAssistants = {
          create: (draft, context) => inner.create(draft, itsOwn(context)),
          get: (id, context) => inner.get(id, itsOwn(context)),
          list: (query, context) => inner.list(query, itsOwn(context)),
          delete: (id, context) => inner.delete(id, itsOwn(context)),
        };
        return {
          ...world,
          driver: { ...world.driver, assistants },
          passTime: (ms: number) => {
            now += ms;
            return Promise.resolve();
          },
        };
      },
    };
    const report = await runConformance(harness, { only: ['status.', 'deletion.'] });
    expect(report.failed).toEqual([]);
  });
});

describe('a case', () => {
  test('given one that does not end, then its bound ends it, and the next one runs', async () => {
    const hanging = harnessOf(
      'hanging',
      replacing('assistants', () => ({
        get: (_, context) =>
          context.request(
            { name: 'getAssistant', writes: false },
            () => new Promise(() => 0) as never,
          ),
      })),
    );
    const report = await runConformance(hanging, {
      only: ['reading.unknown', 'presence.editing'],
      caseTimeoutMs: 200,
    });
    expect(report.failed.map(({ id }) => id)).toEqual(['reading.unknown']);
    expect(report.passed.map(({ id }) => id)).toEqual(['presence.editing']);
  });

  test('has an id of its own and a sentence', () => {
    const ids = conformanceCases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, contract } of conformanceCases) {
      expect(id).toMatch(/^[a-z-]+\.[a-zA-Z.-]+$/);
      expect(contract).toMatch(/[.?]$/);
    }
  });
});
