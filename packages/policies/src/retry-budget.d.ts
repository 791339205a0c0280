/** Bounds the retries of a provider as a whole, so that an outage is not multiplied. */
export interface RetryBudget {
  /** Whether one more retry is within the budget; if so, it is taken from it. */
  withdraw(): boolean;
  /** A call went well: the vendor is alive, and the budget grows back. */
  deposit(): void;
}
export declare function createRetryBudget(): RetryBudget;
