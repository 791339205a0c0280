/** Runs the cases: a plain function, no test runner. */
import { absenceOf, type ConformanceCase } from './case.js';
import { conformanceCases } from './cases/index.js';
import type { ConformanceHarness, DriverInfo, TestVendor } from './harness.js';
import { reportOf, type ConformanceReport, type Verdict } from './report.js';
import { inspectSubject, runCase, type StackOptions } from './run-case.js';

export interface ConformanceOptions extends StackOptions {
  /** Ids of cases, or beginnings of them such as `queues.`; the others are left out. */
  readonly only?: readonly string[];
  /** Ids of cases that fail, and why that is known. One that passes is a failure. */
  readonly knownDeviations?: Readonly<Record<string, string>>;
}

/**
 * Runs every case of the contract, each in a world of its own, one after the other.
 *
 * @example
 * ```ts
 * const report = await runConformance(acmeHarness);
 * for (const { id, contract, message } of report.failed) console.error(id, contract, message);
 * process.exitCode = report.conforms ? 0 : 1;
 * ```
 */
export async function runConformance<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const selected = selectCases(options.only);
  const deviations = readDeviations(options.knownDeviations);
  const subject = await inspectSubject(harness);
  const verdicts: Verdict[] = [];
  for (const testCase of selected) {
    const deviation = deviations.get(testCase.id);
    const verdict = await judge(harness, testCase, subject, deviation, options);
    verdicts.push(verdict);
    if (endsRun(verdict)) break;
  }
  return reportOf(subject, verdicts, verdicts.length === conformanceCases.length);
}

/** Whether nothing else can be checked. */
export const endsRun = (verdict: Verdict): boolean =>
  verdict.verdict === 'failed' && verdict.case.endsRun === true;

/** One case: whether it can be run, what came of it, and whether that was known. */
export async function judge<W extends TestVendor>(
  harness: ConformanceHarness<W>,
  testCase: ConformanceCase,
  subject: DriverInfo,
  deviation: string | undefined,
  options: StackOptions,
): Promise<Verdict> {
  const absence = absenceOf(testCase, subject);
  if (absence && deviation === undefined) return { verdict: 'absent', case: testCase, absence };
  if (absence)
    return failure(testCase, `a known deviation of a case that is absent: ${absence.reason}`);
  const outcome = await runCase(harness, testCase, options);
  if (outcome.passed)
    return deviation === undefined
      ? { verdict: 'passed', case: testCase }
      : failure(testCase, `a known deviation that does not deviate any more (${deviation})`);
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

/** A deviation without a reason, or of no case, is a mistake of the caller. */
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
