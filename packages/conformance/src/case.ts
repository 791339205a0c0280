/** A case: one sentence of the contract, and what it takes to check it. */
import type { FeatureName, Limits } from '@assistant-provider/core';
import type { HarnessControls, DriverInfo, TestVendorOptions } from './harness.js';
import type { CaseContext } from './case-context.js';
import { isUnavailable } from './unavailable.js';

export type ConformanceFeature = 'core' | FeatureName;

/** Why a case cannot be run. */
export interface Absence {
  /** The vendor lacks the feature, or a field of it; or the harness knows no way. */
  readonly because: 'feature' | 'limits' | 'harness';
  readonly reason: string;
}

/** Answers why the case cannot be run, if it cannot. */
export type Need = (subject: DriverInfo) => Absence | undefined;

export interface ConformanceCase {
  /** Stable: known deviations and reports name it. */
  readonly id: string;
  /** The sentence of the contract. */
  readonly contract: string;
  /** Whose case it is; it is absent where the feature is. */
  readonly feature: ConformanceFeature;
  readonly needs?: readonly Need[];
  /** Nothing else can be checked where this fails: then the run ends. */
  readonly endsRun?: true;
  /** Of the world it is run in; by default all is well. */
  readonly world?: Partial<Pick<TestVendorOptions, 'credentials' | 'answers'>>;
  /** Throws if the sentence does not hold. */
  run(stage: CaseContext): Promise<void>;
}

export const needsFeature =
  (name: FeatureName): Need =>
  ({ features, unsupported }) =>
    features.includes(name)
      ? undefined
      : { because: 'feature', reason: unsupported[name] ?? `the driver has no ${name}` };

/** A field, or a number of them, that a vendor may lack. */
export const needsLimit =
  (name: string, has: (limits: Limits) => unknown): Need =>
  ({ limits }) =>
    has(limits) ? undefined : { because: 'limits', reason: `the limits have no ${name}` };

export const needsWay =
  (name: string, way: (harness: HarnessControls) => unknown): Need =>
  ({ harness }) =>
    absentWay(name, way(harness));

/** What a world may be without, such as secrets. */
export const needsInWorld =
  (name: string, way: (subject: Pick<DriverInfo, 'fixtures' | 'secrets'>) => unknown): Need =>
  (subject) =>
    absentWay(name, way(subject));

const absentWay = (name: string, found: unknown): Absence | undefined =>
  isUnavailable(found)
    ? { because: 'harness', reason: `${name}: ${found.unavailable}` }
    : undefined;

/** Why a case is absent for this subject, or undefined if it is to be run. */
export function absenceOf(
  { feature, needs = [], world = {} }: ConformanceCase,
  subject: DriverInfo,
): Absence | undefined {
  const all = [
    ...(feature === 'core' ? [] : [needsFeature(feature)]),
    ...needs,
    ...(world.credentials === 'bad' ? [needsWay('bad credentials', (h) => h.badCredentials)] : []),
    ...(world.answers === 'never' ? [needsWay('silence', (h) => h.silence)] : []),
  ];
  for (const need of all) {
    const absence = need(subject);
    if (absence) return absence;
  }
  return undefined;
}
