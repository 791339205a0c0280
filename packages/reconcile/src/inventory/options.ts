/** The arguments of `inventory`. */
import type { AssistantProvider } from '@assistant-provider/core';
import type { ObserveOptions, ObserveProgress } from '../observe/options.js';

/** An account of any vendor. */
export interface InventoryTarget {
  /** A name of your own, e.g. `production`. No two accounts may share one. */
  readonly name: string;
  /** A provider of the account. Its writes are never called. */
  readonly provider: AssistantProvider;
}

/** How far the reading of one account is. */
export interface InventoryProgress extends ObserveProgress {
  /** The name of the account. */
  readonly account: string;
}

/** What to read, and how. */
export interface InventoryOptions extends Pick<ObserveOptions, 'parts' | 'signal' | 'timeoutMs'> {
  /**
   * Whether to read the published versions of parts, with requests for each part. Defaults to `false`.
   * At a vendor with versions, `unusedPart` and `unpublishedChange` need them.
   */
  readonly versions?: boolean;
  /** The number of accounts that are read at once. Defaults to 4. */
  readonly accountsAtOnce?: number;
  /**
   * The order of the entries. `asRead`: each account as soon as it is read. `given`: the order of the
   * accounts, so that a slow account holds back later ones. Defaults to `asRead`.
   */
  readonly order?: 'asRead' | 'given';
  /** The most findings that are listed for one rule of one account. Defaults to 100; all are counted. */
  readonly findingsPerRule?: number;
  /** The percentage of a limit from which `nearLimit` reports it. Defaults to 80. */
  readonly nearLimitPercent?: number;
  /** Called when something was read. If it throws, the account fails with `unknown`. */
  readonly onProgress?: (progress: InventoryProgress) => void;
}
