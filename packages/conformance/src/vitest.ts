/** Binds the cases to vitest: one call, one test for each case. */
import { describe, test } from 'vitest';
import assert from 'node:assert/strict';
import { absenceOf } from './case.js';
import type { ConformanceHarness, TestVendor } from './harness.js';
import { inspectSubject } from './run-case.js';
import { endsRun, judge, readDeviations, selectCases, type ConformanceOptions } from './run.js';

/**
 * A test for each case that applies to the driver, and one that names what does not, with each
 * reason. Call it at the top of a test file.
 *
 * @example
 * ```ts
 * describeConformance(acmeHarness);
 * ```
 */
export function describeConformance<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  options: ConformanceOptions = {},
): void {
  const selected = selectCases(options.only);
  const deviations = readDeviations(options.knownDeviations);
  describe(`conformance of ${harness.name}`, async () => {
    const subject = await inspectSubject(harness);
    const absent = selected.flatMap((testCase) => {
      const absence = absenceOf(testCase, subject);
      return absence ? [{ id: testCase.id, ...absence }] : [];
    });
    let endedBy: string | undefined;
    for (const testCase of selected) {
      const deviation = deviations.get(testCase.id);
      if (absent.some(({ id }) => id === testCase.id) && deviation === undefined) continue;
      const known = deviation === undefined ? '' : ` [known deviation: ${deviation}]`;
      test(`${testCase.id}: ${testCase.contract}${known}`, { timeout: 0 }, async ({ skip }) => {
        if (endedBy !== undefined) skip(`not run, since ${endedBy} failed`);
        const verdict = await judge(harness, testCase, subject, deviation, options);
        if (endsRun(verdict)) endedBy = testCase.id;
        if (verdict.verdict === 'failed') throw verdict.error;
      });
    }
    test(`what is absent has a reason: ${absent.length} cases`, () => {
      for (const { id, reason } of absent)
        assert.notEqual(reason.trim(), '', `${id} has no reason`);
    });
  });
}
