/** The contract as cases, for adapter authors: give a harness, run them, read the report. */
export type { Absence, ConformanceCase } from './case.js';
export type { ConformanceFeature } from './feature.js';
export { conformanceCases } from './cases/index.js';
export type { DirectoryFixture, Fixtures, MadeFirst, PartFixture } from './fixtures.js';
export type {
  ConformanceHarness,
  UnknownValues,
  Failure,
  VendorErrorKind,
  TestVendor,
  TestVendorOptions,
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
export type { CaseContext } from './case-context.js';
export { unavailable, type Unavailable, type Control } from './unavailable.js';
