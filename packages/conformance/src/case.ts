/** A case: one sentence of the contract, and the code that checks it. */
import type { FeatureName, Limits } from '@assistant-provider/core';
import type { ConformanceFeature } from './feature.js';
import type { HarnessControls, DriverInfo, TestVendorOptions } from './harness.js';
import type { CaseContext } from './case-context.js';
import { isUnavailable } from './unavailable.js';

/** Why a case cannot be run. */
export interface Absence {
  /** The vendor does not support the feature, or a field; or the harness has no control for it. */
  readonly because: 'feature' | 'limits' | 'harness';
  /** The reason, as the driver, the limits or the harness give it. */
  readonly reason: string;
}

/** Returns why the case cannot be run, if it cannot. */
export type Need = (driver: DriverInfo) => Absence | undefined;

/** One sentence of the contract, and the code that checks it. */
export interface ConformanceCase {
  /** Known deviations and reports name it, so it never changes. */
  readonly id: string;
  /** The sentence of the contract. */
  readonly contract: string;
  /** The feature that the case belongs to. Without the feature the case is absent. */
  readonly feature: ConformanceFeature;
  /** Conditions without which the case is absent. */
  readonly needs?: readonly Need[];
  /** If this case fails, no other can be checked, and the run ends. */
  readonly endsRun?: true;
  /** The conditions at the vendor. Good credentials and prompt responses are the default. */
  readonly conditions?: Partial<Pick<TestVendorOptions, 'credentials' | 'responses'>>;
  /** Rejects if the sentence does not hold. */
  run(context: CaseContext): Promise<void>;
}

export const needsFeature =
  (name: FeatureName): Need =>
  ({ features, unsupported }) =>
    features.includes(name)
      ? undefined
      : { because: 'feature', reason: unsupported[name] ?? `the driver has no ${name}` };

/** A field, or a number of them, that not every vendor supports. */
export const needsLimit =
  (name: string, has: (limits: Limits) => unknown): Need =>
  ({ limits }) =>
    has(limits) ? undefined : { because: 'limits', reason: `the limits have no ${name}` };

export const needsControl =
  (name: string, controlOf: (harness: HarnessControls) => unknown): Need =>
  ({ harness }) =>
    absenceOfControl(name, controlOf(harness));

/** A fixture that a vendor may be without, such as a secret. */
export const needsFromVendor =
  (name: string, valueOf: (driver: Pick<DriverInfo, 'fixtures' | 'secrets'>) => unknown): Need =>
  (driver) =>
    absenceOfControl(name, valueOf(driver));

const absenceOfControl = (name: string, found: unknown): Absence | undefined =>
  isUnavailable(found)
    ? { because: 'harness', reason: `${name}: ${found.unavailable}` }
    : undefined;

/** Returns why a case is absent for this driver, or undefined if it can be run. */
export function absenceOf(
  { feature, needs = [], conditions = {} }: ConformanceCase,
  driver: DriverInfo,
): Absence | undefined {
  const all = [
    ...(feature === 'core' ? [] : [needsFeature(feature)]),
    ...needs,
    ...(conditions.credentials === 'bad'
      ? [needsControl('bad credentials', (h) => h.badCredentials)]
      : []),
    ...(conditions.responses === 'never' ? [needsControl('silence', (h) => h.silence)] : []),
  ];
  for (const need of all) {
    const absence = need(driver);
    if (absence) return absence;
  }
  return undefined;
}
