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

const ASSISTANTS = 5;
const ASSOCIATIONS = 20;
const REQUESTS_A_SECOND = 10;

export function createQuotas(mode: QuotaMode, now: () => number): Quotas {
  if (mode === 'off')
    return {
      countRequest: () => undefined,
      allowAssistant: () => undefined,
      allowAssociation: () => undefined,
    };

  // A token bucket, as AWS describes its throttling; that it holds one second's worth is a guess.
  let tokens = REQUESTS_A_SECOND;
  let filledAt = now();
  return {
    countRequest() {
      const at = now();
      const refill = ((at - filledAt) / 1000) * REQUESTS_A_SECOND;
      tokens = Math.min(REQUESTS_A_SECOND, tokens + Math.max(0, refill));
      filledAt = at;
      if (tokens < 1) throw new QConnectError('ThrottlingException', 'Rate exceeded');
      tokens -= 1;
    },
    allowAssistant: (existing) => allow(existing, ASSISTANTS, 'assistants'),
    allowAssociation: (existing) => allow(existing, ASSOCIATIONS, 'assistant associations'),
  };
}

function allow(existing: number, quota: number, what: string): void {
  if (existing >= quota)
    throw new QConnectError(
      'ServiceQuotaExceededException',
      `The quota of ${quota} ${what} is used up`,
    );
}
