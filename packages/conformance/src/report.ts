/** The result of a run, as plain JSON. */
import { featureNames, type Limits } from '@assistant-provider/core';
import { isError } from '@assistant-provider/core/adapter';
import type { Absence, ConformanceCase } from './case.js';
import type { ConformanceFeature } from './feature.js';
import type { DriverInfo, VendorErrorKind } from './harness.js';
import { isUnavailable } from './unavailable.js';

/** A case, as a report names it. */
export interface CaseReport {
  /** The id of the case, which never changes. */
  readonly id: string;
  /** The sentence of the contract. */
  readonly contract: string;
  /** The feature that the case belongs to. */
  readonly feature: ConformanceFeature;
}
/** A case that failed. */
export interface FailedCase extends CaseReport {
  /** The message of the error. */
  readonly message: string;
  /** The stack of the error. */
  readonly stack?: string;
}
/** A case that could not be run, with the reason. */
export interface AbsentCase extends CaseReport, Absence {}
/** A case that failed as `knownDeviations` declares. */
export interface KnownDeviation extends CaseReport {
  /** The declared reason. */
  readonly reason: string;
  /** The message with which the case fails. */
  readonly message: string;
}

/** The number of cases by outcome. */
export interface Counts {
  /** The number of cases that passed. */
  readonly passed: number;
  /** The number of cases that failed. */
  readonly failed: number;
  /** The number of cases that could not be run. */
  readonly absent: number;
  /** The number of cases that failed as declared. */
  readonly knownDeviations: number;
}

/** The outcome of the cases of one feature. */
export interface FeatureReport extends Counts {
  /** True if the driver has the feature. */
  readonly present: boolean;
  /** The driver's own reason, if the feature is absent. */
  readonly reason?: string;
}

/** The fields and values that the vendor takes, according to the driver's limits. */
export interface Takes {
  /** The optional fields of a draft that the vendor supports. */
  readonly draft: readonly string[];
  /** The supported media types of queues. */
  readonly mediaTypes: readonly string[];
  /** The supported roles of AI agents. */
  readonly roles: readonly string[];
  /** The supported types of knowledge sources. */
  readonly knowledgeTypes: readonly string[];
}

/** The result of a run, which survives `JSON.stringify`. */
export interface ConformanceReport {
  /** The name of the harness. */
  readonly name: string;
  /** The name of the vendor. */
  readonly vendor: string;
  /** True if no case failed. */
  readonly conforms: boolean;
  /**
   * False if cases were left out, by `only` or because no assistant can be created. Such a report
   * does not prove conformance.
   */
  readonly complete: boolean;
  /** The number of cases by outcome. */
  readonly counts: Counts;
  /** The outcome per feature. */
  readonly features: Readonly<Record<ConformanceFeature, FeatureReport>>;
  /** The fields and values that the vendor takes. */
  readonly takes: Takes;
  /** Kinds of error that the harness cannot cause, and why. */
  readonly unprovoked: Readonly<Partial<Record<VendorErrorKind, string>>>;
  /** The cases that passed. */
  readonly passed: readonly CaseReport[];
  /** The cases that failed. */
  readonly failed: readonly FailedCase[];
  /** The cases that could not be run. */
  readonly absent: readonly AbsentCase[];
  /** The cases that failed as declared. */
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
  if (!isError(error)) return { message: String(error) };
  return { message: error.message, ...(error.stack !== undefined && { stack: error.stack }) };
}
