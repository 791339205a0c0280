/** Figures that come of the same rounds. Each file of this folder measures one family. */
import type { Effort } from '../rounds.js';
import type { Measurement } from '../measurement.js';

export interface Family {
  /** Of the figures it measures, for `--only`. */
  readonly names: readonly string[];
  measure(effort: Effort): Promise<readonly Measurement[]>;
}
