/** A suite is a group of figures measured in the same rounds; the files of this folder hold them. */
import type { Rounds } from '../rounds.js';
import type { Measurement } from '../measurement.js';

export interface Suite {
  /** Names of the figures that it measures, for `--only`. */
  readonly names: readonly string[];
  measure(rounds: Rounds): Promise<readonly Measurement[]>;
}
