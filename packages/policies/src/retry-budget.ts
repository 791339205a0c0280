/** Limits the retries of all calls of a provider together, so that retries do not multiply an outage. */

export interface RetryBudget {
  /** Returns whether the budget allows one more retry, and if so pays for the retry. */
  withdraw(): boolean;
  /** Returns a part of the budget, because a request succeeded. */
  deposit(): void;
}

/**
 * 500 tokens; a retry costs 5, and a success returns 1. The AWS SDK's standard mode has the same
 * numbers (RETRY_COST and INITIAL_RETRY_TOKENS of @smithy/util-retry). The budget lasts while most
 * requests succeed. In an outage it allows 100 retries, and then one for every five successes.
 */
const capacity = 500;
const retryCost = 5;

export function createRetryBudget(): RetryBudget {
  let tokens = capacity;
  return {
    withdraw() {
      if (tokens < retryCost) return false;
      tokens -= retryCost;
      return true;
    },
    deposit() {
      tokens = Math.min(capacity, tokens + 1);
    },
  };
}
