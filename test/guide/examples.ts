/** What the guides show; they quote it. */
import {
  createProvider,
  findPossiblyCreated,
  type Assistant,
  type AssistantDraft,
  type AssistantDriver,
  type AssistantError,
  type AssistantProvider,
} from '@assistant-provider/core';
import { createGenesysProvider, type ClientCredentials } from '@assistant-provider/genesys';
import {
  deadline,
  logRequests,
  rateLimit,
  retry,
  traceCall,
  traceTry,
  tryTimeout,
  type RequestLogEntry,
} from '@assistant-provider/interceptors';
import type { Redis } from 'ioredis';
import { storesOverIoredis } from '../distributed/stores.js';

type Connection = ClientCredentials & { readonly apiUrl: string; readonly loginUrl: string };

export function openForANightlyJob(connection: Connection) {
  return createGenesysProvider({
    ...connection,
    timeoutMs: 10 * 60_000,
    tryTimeoutMs: 30_000,
    retry: { tries: 8 },
    rateLimit: { requests: 100, perMs: 60_000 },
  });
}

export function openWithoutPolicies(connection: Connection) {
  return createGenesysProvider({
    ...connection,
    timeoutMs: false,
    tryTimeoutMs: false,
    retry: false,
    rateLimit: false,
  });
}

export function openShared(connection: Connection, redis: Redis) {
  // A minute touches at most 13 windows of 5 s, and 13 × 23 requests are within 300.
  const quota = { points: 23, duration: 5 };
  return createGenesysProvider({ ...connection, ...storesOverIoredis(redis, quota) });
}

export async function createOnce(
  provider: AssistantProvider,
  draft: AssistantDraft,
): Promise<Assistant | AssistantError> {
  const since = Date.now();
  const created = await provider.assistants.create(draft);
  if (created.isOk()) return created.value;
  if (created.error.effect === 'none') return created.error;

  const found = await findPossiblyCreated(provider, draft, created.error, { since });
  // Whether a candidate is the one, only the application can tell: by its names, its one writer, …
  const [candidate] = found.unwrapOr([]);
  return candidate ?? created.error;
}

export function openLogged(connection: Connection, write: (line: string) => void) {
  return createGenesysProvider({ ...connection, onRequest: (entry) => write(lineOf(entry)) });
}

const lineOf = ({ request, tryNumber, outcome, durationMs, waitMs, ...rest }: RequestLogEntry) =>
  `${request} try ${tryNumber}: ${outcome} ${rest.status ?? ''} ` +
  `${durationMs} ms after ${waitMs} ms (${rest.vendorCode ?? ''} ${rest.requestId ?? ''})`;

export function withPoliciesOfOnesOwn(
  driver: AssistantDriver,
  onRequest: (entry: RequestLogEntry) => void,
) {
  return createProvider(driver, {
    interceptors: [traceCall, deadline(20_000)],
    requestInterceptors: [
      retry(),
      traceTry,
      logRequests(onRequest),
      rateLimit({ requests: 10, perMs: 1_000 }),
      tryTimeout(5_000),
    ],
  });
}
