/** Runs the cases without a test runner. */
import { absenceOf, type ConformanceCase } from './case.js';
import { conformanceCases } from './cases/index.js';
import type { ConformanceHarness, DriverInfo, TestVendor } from './harness.js';
import { reportOf, type ConformanceReport, type Verdict } from './report.js';
import { inspectDriver, runCase, type StackOptions } from './run-case.js';

/** Which cases to run, and the stack of interceptors under test. */
export interface ConformanceOptions extends StackOptions {
  /** The ids of the cases to run, or prefixes such as `queues.`. Defaults to all cases. */
  readonly only?: readonly string[];
  /** Cases that are known to fail, by id, each with the reason. A case that passes is a failure. */
  readonly knownDeviations?: Readonly<Record<string, string>>;
}

/**
 * Runs every case of the contract, one after the other, each at a vendor of its own. Resolves to a
 * report. Throws a `TypeError` if `only` or `knownDeviations` names a case that does not exist.
 *
 * @example
 * ```ts
 * const report = await runConformance(acmeHarness);
 * for (const { id, contract, message } of report.failed) console.error(id, contract, message);
 * process.exitCode = report.conforms ? 0 : 1;
 * ```
 */
export async function runConformance<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const selected = selectCases(options.only);
  const deviations = readDeviations(options.knownDeviations);
  const driver = await inspectDriver(harness);
  const verdicts: Verdict[] = [];
  for (const testCase of selected) {
    const deviation = deviations.get(testCase.id);
    const verdict = await runVerdict(harness, testCase, driver, deviation, options);
    verdicts.push(verdict);
    if (endsRun(verdict)) break;
  }
  return reportOf(driver, verdicts, verdicts.length === conformanceCases.length);
}

/** Returns whether the run must end, since no other case can be checked. */
export const endsRun = (verdict: Verdict): boolean =>
  verdict.verdict === 'failed' && verdict.case.endsRun === true;

/** Runs one case, unless it is absent, and compares its outcome with the known deviations. */
export async function runVerdict<V extends TestVendor>(
  harness: ConformanceHarness<V>,
  testCase: ConformanceCase,
  driver: DriverInfo,
  deviation: string | undefined,
  options: StackOptions,
): Promise<Verdict> {
  const absence = absenceOf(testCase, driver);
  if (absence && deviation === undefined) return { verdict: 'absent', case: testCase, absence };
  if (absence)
    return failure(testCase, `the case has a known deviation, but it is absent: ${absence.reason}`);
  const outcome = await runCase(harness, testCase, options);
  if (outcome.passed)
    return deviation === undefined
      ? { verdict: 'passed', case: testCase }
      : failure(testCase, `the case passes: remove its known deviation (${deviation})`);
  const { error } = outcome;
  return deviation === undefined
    ? { verdict: 'failed', case: testCase, error }
    : { verdict: 'knownDeviation', case: testCase, reason: deviation, error };
}

const failure = (testCase: ConformanceCase, message: string): Verdict => ({
  verdict: 'failed',
  case: testCase,
  error: new Error(message),
});

export function selectCases(only: readonly string[] | undefined): readonly ConformanceCase[] {
  if (only === undefined) return conformanceCases;
  for (const prefix of only)
    if (!conformanceCases.some(({ id }) => id.startsWith(prefix)))
      throw new TypeError(`only: there is no case ${prefix}`);
  return conformanceCases.filter(({ id }) => only.some((prefix) => id.startsWith(prefix)));
}

/** Throws if a deviation has no reason, or names a case that does not exist. */
export function readDeviations(
  given: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  for (const [id, reason] of Object.entries(given)) {
    if (!conformanceCases.some((testCase) => testCase.id === id))
      throw new TypeError(`knownDeviations: there is no case ${id}`);
    if (reason.trim() === '') throw new TypeError(`knownDeviations: ${id} needs a reason`);
  }
  return new Map(Object.entries(given));
}
