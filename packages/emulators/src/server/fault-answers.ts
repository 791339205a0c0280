/** What a fault makes of an answer: one instead of the work, or one in place of what the work answered. */
import type { EmulatorResponse, UnroutedRequest, VendorAnswers } from './contract.js';
import type { FaultEffect } from './faults.js';

const htmlPage =
  '<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

export function insteadOfWork(
  effect: FaultEffect | undefined,
  request: UnroutedRequest,
  answers: VendorAnswers,
): EmulatorResponse | undefined {
  if (effect?.kind === 'status' && effect.when !== 'afterWork')
    return chosenAnswer(effect, request, answers);
  if (effect?.kind !== 'retryAfter') return undefined;
  const { status, value } = effect;
  const answer =
    status === undefined ? answers.throttled(request) : answers.errorOf(status, request);
  return { ...answer, headers: { ...answer.headers, 'Retry-After': value } };
}

export function damagedAnswer(
  effect: FaultEffect | undefined,
  answer: EmulatorResponse,
  request: UnroutedRequest,
  answers: VendorAnswers,
): EmulatorResponse {
  if (effect?.kind === 'status') return chosenAnswer(effect, request, answers);
  if (effect?.kind !== 'notJson') return answer;
  return {
    // A 204 has no body that could fail to be JSON.
    status: effect.status ?? (answer.status === 204 ? 200 : answer.status),
    headers: { ...answer.headers, 'Content-Type': effect.contentType ?? 'text/html' },
    body: effect.body ?? htmlPage,
  };
}

function chosenAnswer(
  effect: Extract<FaultEffect, { kind: 'status' }>,
  request: UnroutedRequest,
  answers: VendorAnswers,
): EmulatorResponse {
  const { status, headers, body } = effect;
  const answer = body === undefined ? answers.errorOf(status, request) : { status, body };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
