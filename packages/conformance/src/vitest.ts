/** Binds the cases to vitest. */
import { describe, test } from 'vitest';
import assert from 'node:assert/strict';
import { absenceOf } from './case.js';
import type { ConformanceHarness, TestVendor } from './harness.js';
import { inspectDriver } from './run-case.js';
import {
  endsRun,
  runVerdict,
  readDeviations,
  selectCases,
  type ConformanceOptions,
} from './run.js';

/**
 * Defines one vitest test for each case that applies to the driver, and one test that checks that
 * every absent case has a reason. Call it at the top level of a test file.
 *
 * @example
 * ```ts
 * describeConformance(acmeHarness);
 * ```
 */
export function describeConformance<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  options: ConformanceOptions = {},
): void {
  const selected = selectCases(options.only);
  const deviations = readDeviations(options.knownDeviations);
  describe(`conformance of ${harness.name}`, async () => {
    const driver = await inspectDriver(harness);
    const absent = selected.flatMap((testCase) => {
      const absence = absenceOf(testCase, driver);
      return absence ? [{ id: testCase.id, ...absence }] : [];
    });
    let endedBy: string | undefined;
    for (const testCase of selected) {
      const deviation = deviations.get(testCase.id);
      if (absent.some(({ id }) => id === testCase.id) && deviation === undefined) continue;
      const known = deviation === undefined ? '' : ` [known deviation: ${deviation}]`;
      test(`${testCase.id}: ${testCase.contract}${known}`, { timeout: 0 }, async ({ skip }) => {
        if (endedBy !== undefined) skip(`not run: ${endedBy} failed`);
        const verdict = await runVerdict(harness, testCase, driver, deviation, options);
        if (endsRun(verdict)) endedBy = testCase.id;
        if (verdict.verdict === 'failed') throw verdict.error;
      });
    }
    test(`every absent case has a reason: ${absent.length} cases`, () => {
      for (const { id, reason } of absent)
        assert.notEqual(reason.trim(), '', `${id} has no reason`);
    });
  });
}
