/** Bounds the retries of a provider as a whole, so that an outage is not multiplied. */
/**
 * 500 tokens, 5 a retry, 1 back for each success: the numbers of the AWS SDK's standard mode
 * (RETRY_COST and INITIAL_RETRY_TOKENS of @smithy/util-retry). While all is well it never runs
 * out; when everything fails, 100 retries go out and then one for every five successes.
 */
const capacity = 500;
const retryCost = 5;
export function createRetryBudget() {
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
