import type { FeatureName } from '@assistant-provider/core';

/** The part of the contract that a case belongs to. Every driver has `core`. */
export type ConformanceFeature = 'core' | FeatureName;
