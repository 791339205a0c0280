/** The vendor's quotas. Source: Amazon Connect service quotas, agent assist (per account and region). */
import type { QuotaMode } from '../server/contract.js';
import { QConnectError } from './errors.js';

export interface Quotas {
  /** Counts one request; throws above the rate. */
  countRequest(): void;
  /** Throws if one more than the existing ones would exceed the quota. */
  checkAssistants(existing: number): void;
  checkAssociations(existing: number): void;
  checkKnowledgeBases(existing: number): void;
}

const maxAssistants = 5;
const maxAssociations = 20;
const maxKnowledgeBases = 10;
const requestsASecond = 10;

export function createQuotas(mode: QuotaMode, now: () => number): Quotas {
  if (mode === 'off')
    return {
      countRequest: () => undefined,
      checkAssistants: () => undefined,
      checkAssociations: () => undefined,
      checkKnowledgeBases: () => undefined,
    };

  // A token bucket, as AWS describes its throttling. Its size of one second's requests is a guess.
  let tokens = requestsASecond;
  let filledAt = now();
  return {
    countRequest() {
      if (mode === 'counts') return;
      const at = now();
      const refill = ((at - filledAt) / 1000) * requestsASecond;
      tokens = Math.min(requestsASecond, tokens + Math.max(0, refill));
      filledAt = at;
      if (tokens < 1) throw new QConnectError('ThrottlingException', 'Rate exceeded');
      tokens -= 1;
    },
    checkAssistants: (existing) => checkQuota(existing, maxAssistants, 'assistants'),
    checkAssociations: (existing) =>
      checkQuota(existing, maxAssociations, 'assistant associations'),
    checkKnowledgeBases: (existing) => checkQuota(existing, maxKnowledgeBases, 'knowledge bases'),
  };
}

function checkQuota(existing: number, quota: number, what: string): void {
  if (existing >= quota)
    throw new QConnectError(
      'ServiceQuotaExceededException',
      `The quota of ${quota} ${what} is used up`,
    );
}
