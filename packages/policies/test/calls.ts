/** Requests for interceptors, and handlers with scripted results. */
import { type AssistantError, type MonotonicClock } from '@assistant-provider/core';
import {
  createAssistantError,
  createStopwatch,
  noContextValues,
  type AssistantErrorDetails,
  type Call,
  type Handler,
} from '@assistant-provider/core/adapter';
import { errAsync, okAsync } from 'neverthrow';

export const aCall = (clock: MonotonicClock, over: Partial<Call> = {}): Call => ({
  level: 'request',
  vendor: 'acme',
  operation: 'assistants.get',
  request: 'GET /assistants/{id}',
  writes: false,
  repeatable: true,
  startedAt: clock.monotonic(),
  idempotencyKey: 'key',
  tryNumber: 1,
  signal: new AbortController().signal,
  clock,
  stopwatch: createStopwatch(clock),
  lane: 'interactive',
  values: noContextValues,
  run: () => okAsync('unused'),
  ...over,
});

export const aFailure = (over: Partial<AssistantErrorDetails> = {}): AssistantError =>
  createAssistantError({
    kind: 'unavailable',
    vendor: 'acme',
    operation: 'assistants.get',
    message: 'down',
    retry: 'transient',
    ...over,
  });

/** Returns these results in order, repeats the last one, and records time and number of each attempt. */
export function vendorAnswering(...answers: readonly (AssistantError | string)[]) {
  const tries: { readonly at: number; readonly tryNumber: number }[] = [];
  const handle: Handler = ({ clock, tryNumber }) => {
    const answer = answers[Math.min(tries.length, answers.length - 1)];
    tries.push({ at: clock.now(), tryNumber });
    return answer instanceof Error ? errAsync(answer) : okAsync(answer);
  };
  return { handle, tries };
}
