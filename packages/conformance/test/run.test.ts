/** The report of a run: which cases passed, failed, are absent or deviate. */
import { describe, expect, test } from 'vitest';
import type { MonotonicClock } from '@assistant-provider/core';
import type { DriverAssistants, DriverContext } from '@assistant-provider/core/adapter';
import {
  conformanceCases,
  runConformance,
  type ConformanceOptions,
  type TestVendorOptions,
} from '../src/index.js';
import { replacing } from './broken/broken-driver.js';
import { harnessOf, memoryHarness } from './memory-harness.js';

/** A driver whose new assistants have an invalid date. */
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
  test('names each case that passed, per feature', async () => {
    const report = await runConformance(memoryHarness, { only: ['creation.', 'tagging.'] });
    expect(report).toMatchObject({ name: 'memory', vendor: 'memory', conforms: true });
    expect(report.passed).toContainEqual({
      id: 'tagging.add',
      contract: 'Adds these tags and keeps others.',
      feature: 'tagging',
    });
    const { core, tagging, queues } = report.features;
    expect(core.passed + tagging.passed + report.features.knowledge.passed).toBe(
      report.passed.length,
    );
    expect(queues).toMatchObject({ present: true, passed: 0 });
  });

  test('is not complete with `only`', async () => {
    const report = await runConformance(memoryHarness, { only: ['creation.answer'] });
    expect(report.complete).toBe(false);
    expect(report.counts).toEqual({ passed: 1, failed: 0, absent: 0, knownDeviations: 0 });
  });

  test('has the message of each failed case', async () => {
    const report = await runConformance(deviating, { only: ['creation.answer'] });
    expect(report.conforms).toBe(false);
    expect(report.failed).toMatchObject([
      { id: 'creation.answer', feature: 'core', message: 'createdAt is not ISO 8601 in UTC' },
    ]);
  });

  test('lists the cases of an absent feature with the driver’s reason', async () => {
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

  test('lists the cases that need an unavailable control with the harness’s reason', async () => {
    const report = await runConformance(memoryHarness, { only: ['errors.bad-credentials'] });
    expect(report.absent).toMatchObject([
      {
        id: 'errors.bad-credentials',
        because: 'harness',
        reason: 'bad credentials: a vendor in memory has no credentials',
      },
    ]);
  });

  test('names each kind of error that the harness cannot cause', async () => {
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
  test('is reported with its reason if the case fails', async () => {
    const report = await runConformance(deviating, known('the vendor says today'));
    expect(report.conforms).toBe(true);
    expect(report.knownDeviations).toMatchObject([
      { id: 'creation.answer', reason: 'the vendor says today' },
    ]);
  });

  test('is a failure if the case passes', async () => {
    const report = await runConformance(memoryHarness, known('once it did'));
    expect(report.failed.map(({ message }) => message)).toEqual([
      'the case passes: remove its known deviation (once it did)',
    ]);
  });

  test('is a failure if the case is absent', async () => {
    const report = await runConformance(withoutTagging, {
      only: ['tagging.add'],
      knownDeviations: { 'tagging.add': 'it has none' },
    });
    expect(report.conforms).toBe(false);
  });

  test('is refused without a reason, or if the case does not exist', async () => {
    await expect(runConformance(memoryHarness, known(' '))).rejects.toThrow(/needs a reason/);
    const options = { knownDeviations: { 'creation.nothing': 'why not' } };
    await expect(runConformance(memoryHarness, options)).rejects.toThrow(/there is no case/);
    await expect(runConformance(memoryHarness, { only: ['creatoin'] })).rejects.toThrow(/no case/);
  });
});

describe('a vendor that does not follow the clock', () => {
  test('is moved by `passTime`, so that waiting ends', async () => {
    const harness = {
      ...memoryHarness,
      open: async (options: TestVendorOptions) => {
        let now = 0;
        const clock: MonotonicClock = {
          now: () => now,
          monotonic: () => now,
          sleep: () => Promise.resolve(),
        };
        const vendor = await memoryHarness.open(options);
        const inner = vendor.driver.assistants;
        const itsOwn = (context: DriverContext) => ({ ...context, clock });
        const assistants: DriverAssistants = {
          create: (draft, context) => inner.create(draft, itsOwn(context)),
          get: (id, context) => inner.get(id, itsOwn(context)),
          list: (query, context) => inner.list(query, itsOwn(context)),
          delete: (id, context) => inner.delete(id, itsOwn(context)),
        };
        return {
          ...vendor,
          driver: { ...vendor.driver, assistants },
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
  test('ends at its time limit, and the next case runs', async () => {
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

  test('has a unique id and a sentence', () => {
    const ids = conformanceCases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, contract } of conformanceCases) {
      expect(id).toMatch(/^[a-z-]+\.[a-zA-Z.-]+$/);
      expect(contract).toMatch(/[.?]$/);
    }
  });
});
