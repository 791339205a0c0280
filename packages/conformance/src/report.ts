/** The result of a run, as plain JSON. */
import { featureNames, type Limits } from '@assistant-provider/core';
import type { Absence, ConformanceCase } from './case.js';
import type { ConformanceFeature } from './feature.js';
import type { DriverInfo, VendorErrorKind } from './harness.js';
import { isUnavailable } from './unavailable.js';

export interface CaseReport {
  readonly id: string;
  readonly contract: string;
  readonly feature: ConformanceFeature;
}
export interface FailedCase extends CaseReport {
  readonly message: string;
  readonly stack?: string;
}
export interface AbsentCase extends CaseReport, Absence {}
export interface KnownDeviation extends CaseReport {
  readonly reason: string;
  /** The message with which the case fails. */
  readonly message: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly absent: number;
  readonly knownDeviations: number;
}

export interface FeatureReport extends Counts {
  readonly present: boolean;
  /** The driver's own reason, if the feature is absent. */
  readonly reason?: string;
}

/** The fields and values that the vendor takes, according to the driver's limits. */
export interface Takes {
  /** The optional fields of a draft that the vendor supports. */
  readonly draft: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly roles: readonly string[];
  readonly knowledgeTypes: readonly string[];
}

export interface ConformanceReport {
  /** The name of the harness. */
  readonly name: string;
  readonly vendor: string;
  /** True if no case failed. */
  readonly conforms: boolean;
  /**
   * False if cases were left out, by `only` or because no assistant can be created. Such a report
   * does not prove conformance.
   */
  readonly complete: boolean;
  readonly counts: Counts;
  readonly features: Readonly<Record<ConformanceFeature, FeatureReport>>;
  readonly takes: Takes;
  /** Kinds of error that the harness cannot cause, and why. */
  readonly unprovoked: Readonly<Partial<Record<VendorErrorKind, string>>>;
  readonly passed: readonly CaseReport[];
  readonly failed: readonly FailedCase[];
  readonly absent: readonly AbsentCase[];
  readonly knownDeviations: readonly KnownDeviation[];
}

/** The outcome of one case. */
export type Verdict =
  | { readonly verdict: 'passed'; readonly case: ConformanceCase }
  | { readonly verdict: 'failed'; readonly case: ConformanceCase; readonly error: unknown }
  | { readonly verdict: 'absent'; readonly case: ConformanceCase; readonly absence: Absence }
  | {
      readonly verdict: 'knownDeviation';
      readonly case: ConformanceCase;
      readonly reason: string;
      readonly error: unknown;
    };

export function reportOf(
  driver: DriverInfo,
  verdicts: readonly Verdict[],
  complete: boolean,
): ConformanceReport {
  const { harness, vendor } = driver;
  const passed = only(verdicts, 'passed').map(({ case: of }) => about(of));
  const failed = only(verdicts, 'failed').map(({ case: of, error }) => ({
    ...about(of),
    ...described(error),
  }));
  const absent = only(verdicts, 'absent').map(({ case: of, absence }) => ({
    ...about(of),
    ...absence,
  }));
  const knownDeviations = only(verdicts, 'knownDeviation').map(({ case: of, reason, error }) => ({
    ...about(of),
    reason,
    message: described(error).message,
  }));
  return {
    name: harness.name,
    vendor,
    conforms: failed.length === 0,
    complete,
    counts: count(verdicts),
    features: featuresOf(driver, verdicts),
    takes: takesOf(driver.limits),
    unprovoked: Object.fromEntries(
      Object.entries(harness.errors).flatMap(([kind, control]) =>
        isUnavailable(control) ? [[kind, control.unavailable]] : [],
      ),
    ),
    passed,
    failed,
    absent,
    knownDeviations,
  };
}

function featuresOf(
  { features, unsupported }: DriverInfo,
  verdicts: readonly Verdict[],
): ConformanceReport['features'] {
  const of = (feature: ConformanceFeature): FeatureReport => {
    const present = feature === 'core' || features.includes(feature);
    const reason = feature === 'core' || present ? undefined : unsupported[feature];
    const own = verdicts.filter((verdict) => verdict.case.feature === feature);
    return { present, ...(reason !== undefined && { reason }), ...count(own) };
  };
  const all = ['core', ...featureNames] as const;
  return Object.fromEntries(all.map((name) => [name, of(name)])) as ConformanceReport['features'];
}

function takesOf({ description, tags, kmsKeyId, knowledge, queues, aiAgents }: Limits): Takes {
  const fields = { description, tags, encryption: kmsKeyId, knowledge };
  return {
    draft: Object.entries(fields).flatMap(([name, limit]) => (limit ? [name] : [])),
    mediaTypes: queues?.mediaTypes ?? [],
    roles: Object.keys(aiAgents?.roles ?? {}),
    knowledgeTypes: knowledge?.types ?? [],
  };
}

function count(verdicts: readonly Verdict[]): Counts {
  return {
    passed: only(verdicts, 'passed').length,
    failed: only(verdicts, 'failed').length,
    absent: only(verdicts, 'absent').length,
    knownDeviations: only(verdicts, 'knownDeviation').length,
  };
}

function only<V extends Verdict['verdict']>(
  verdicts: readonly Verdict[],
  wanted: V,
): readonly Extract<Verdict, { verdict: V }>[] {
  return verdicts.filter(
    (verdict): verdict is Extract<Verdict, { verdict: V }> => verdict.verdict === wanted,
  );
}

const about = ({ id, contract, feature }: ConformanceCase): CaseReport => ({
  id,
  contract,
  feature,
});

function described(error: unknown): { readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  return { message: error.message, ...(error.stack !== undefined && { stack: error.stack }) };
}
