/** The features and their operations, derived from the table of operations. */
import { operations } from './operations.js';
import type { FeatureMap, FeatureName } from './provider.js';

type OperationsOf = { readonly [F in FeatureName]: readonly (keyof FeatureMap[F])[] };

const methodsByGroup: Record<string, string[]> = {};
for (const name of Object.keys(operations)) {
  const [group = '', method = ''] = name.split('.');
  (methodsByGroup[group] ??= []).push(method);
}
const { assistants: _everyVendorHasThem, ...methodsByFeature } = methodsByGroup;

/** The operations of each feature, by their names in the provider. */
export const featureOperations = methodsByFeature as unknown as OperationsOf;

/** Every feature of the contract. */
export const featureNames = Object.keys(featureOperations) as readonly FeatureName[];
