/** The contract as cases, for adapter authors: give a harness, run them, read the report. */
export type { Absence, ConformanceCase, ConformanceFeature } from './case.js';
export { conformanceCases } from './cases/index.js';
export type { Fixtures } from './fixtures.js';
export type {
  ConformanceHarness,
  Novelties,
  Provocation,
  VendorErrorKind,
  World,
  WorldOptions,
} from './harness.js';
export type {
  AbsentCase,
  CaseReport,
  ConformanceReport,
  Counts,
  FailedCase,
  FeatureReport,
  KnownDeviation,
  Takes,
} from './report.js';
export type { Stack, StackOptions } from './run-case.js';
export { runConformance, type ConformanceOptions } from './run.js';
export type { Stage } from './stage.js';
export { cannot, type Cannot, type Way } from './cannot.js';
