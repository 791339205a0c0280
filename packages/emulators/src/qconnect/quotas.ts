/** The vendor's quotas. Source: Amazon Connect service quotas, agent assist (per account and region). */
import type { QuotaMode } from '../server/contract.js';
import { QConnectError } from './errors.js';

export interface Quotas {
  /** One more request. */
  countRequest(): void;
  /** One more beside those that there are. */
  allowAssistant(existing: number): void;
  allowAssociation(existing: number): void;
}

const maxAssistants = 5;
const maxAssociations = 20;
const requestsASecond = 10;

export function createQuotas(mode: QuotaMode, now: () => number): Quotas {
  if (mode === 'off')
    return {
      countRequest: () => undefined,
      allowAssistant: () => undefined,
      allowAssociation: () => undefined,
    };

  // A token bucket, as AWS describes its throttling; that it holds one second's worth is a guess.
  let tokens = requestsASecond;
  let filledAt = now();
  return {
    countRequest() {
      const at = now();
      const refill = ((at - filledAt) / 1000) * requestsASecond;
      tokens = Math.min(requestsASecond, tokens + Math.max(0, refill));
      filledAt = at;
      if (tokens < 1) throw new QConnectError('ThrottlingException', 'Rate exceeded');
      tokens -= 1;
    },
    allowAssistant: (existing) => allow(existing, maxAssistants, 'assistants'),
    allowAssociation: (existing) => allow(existing, maxAssociations, 'assistant associations'),
  };
}

function allow(existing: number, quota: number, what: string): void {
  if (existing >= quota)
    throw new QConnectError(
      'ServiceQuotaExceededException',
      `The quota of ${quota} ${what} is used up`,
    );
}
