/** The feature that a step needs. A plan for another provider has steps that this one cannot do. */
import {
  requireFeatures,
  type AssistantError,
  type AssistantProvider,
  type FeatureMap,
  type FeatureName,
} from '@assistant-provider/core';
import type { Result } from 'neverthrow';

/** Returns the feature, or the error that names it. */
export const required = <F extends FeatureName>(
  provider: AssistantProvider,
  feature: F,
): Result<FeatureMap[F], AssistantError> =>
  requireFeatures(provider, feature).map(
    (able) => (able as unknown as Readonly<Pick<FeatureMap, F>>)[feature],
  );
