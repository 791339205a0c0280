/** Responses changed by a fault: sent instead of the work, or in place of the work's own response. */
import type { EmulatorResponse, UnroutedRequest, VendorResponses } from './contract.js';
import type { FaultEffect } from './fault-rules.js';

const htmlPage =
  '<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

export function responseInsteadOfWork(
  effect: FaultEffect | undefined,
  request: UnroutedRequest,
  responses: VendorResponses,
): EmulatorResponse | undefined {
  if (effect?.kind === 'status' && effect.when !== 'afterWork')
    return responseOfStatus(effect, request, responses);
  if (effect?.kind !== 'retryAfter') return undefined;
  const { status, value } = effect;
  const response =
    status === undefined
      ? responses.throttled(request)
      : responses.errorWithStatus(status, request);
  return { ...response, headers: { ...response.headers, 'Retry-After': value } };
}

export function damageResponse(
  effect: FaultEffect | undefined,
  response: EmulatorResponse,
  request: UnroutedRequest,
  responses: VendorResponses,
): EmulatorResponse {
  if (effect?.kind === 'status') return responseOfStatus(effect, request, responses);
  if (effect?.kind !== 'notJson') return response;
  return {
    // A 204 has no body.
    status: effect.status ?? (response.status === 204 ? 200 : response.status),
    headers: { ...response.headers, 'Content-Type': effect.contentType ?? 'text/html' },
    body: effect.body ?? htmlPage,
  };
}

function responseOfStatus(
  effect: Extract<FaultEffect, { kind: 'status' }>,
  request: UnroutedRequest,
  responses: VendorResponses,
): EmulatorResponse {
  const { status, headers, body } = effect;
  const response =
    body === undefined ? responses.errorWithStatus(status, request) : { status, body };
  return { ...response, headers: { ...response.headers, ...headers } };
}
