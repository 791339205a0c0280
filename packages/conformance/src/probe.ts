/** The innermost interceptor of a case: sees each request of any driver to the vendor. */
import type { ErrorKind } from '@assistant-provider/core';
import {
  isAborted,
  type AssistantFailure,
  type Call,
  type Handler,
  type Interceptor,
} from '@assistant-provider/core/adapter';
import { ResultAsync, type Result } from 'neverthrow';

/** One try of one request to the vendor. */
export interface ObservedRequest {
  readonly operation: string;
  readonly request: string;
  readonly writes: boolean;
  readonly repeatable: boolean;
  readonly tryNumber: number;
  readonly idempotencyKey: string;
  /** The driver's outcome; `ended` if the signal aborted first; absent while it is in flight. */
  readonly outcome?: 'ok' | 'ended' | ErrorKind;
}

export interface Probe {
  readonly interceptor: Interceptor;
  /** The requests since the last `clear`, oldest first. */
  readonly requests: readonly ObservedRequest[];
  /** The number of requests that the driver has not ended, even if nobody waits for them. */
  readonly unfinished: number;
  readonly clear: () => void;
  /** Resolves once `count` requests have begun since the last `clear`. */
  readonly begun: (count: number) => Promise<void>;
  /** Resolves as soon as the driver has ended each request. */
  readonly finished: () => Promise<void>;
  /** From now on a repeatable request is sent again if it fails transiently. */
  readonly repeatOnce: () => void;
  /**
   * From now on the driver never receives the first try of a repeatable write, as if that had failed
   * while it waited for a connection. The driver receives the second try.
   */
  readonly skipFirst: () => void;
  /** Called as each request begins. The driver sends nothing before a returned promise resolves. */
  readonly onBegin: (act: (observed: ObservedRequest) => void | Promise<void>) => void;
}

export function createProbe(onEnd: () => void): Probe {
  let requests: ObservedRequest[] = [];
  let repeats = false;
  let skips = false;
  let act: (observed: ObservedRequest) => void | Promise<void> = () => undefined;
  let unfinished = 0;
  let waiting: { readonly holds: () => boolean; readonly resolve: () => void }[] = [];

  const notify = (): void => {
    const ready = waiting.filter(({ holds }) => holds());
    waiting = waiting.filter((waiter) => !ready.includes(waiter));
    for (const { resolve } of ready) resolve();
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ holds, resolve });
      notify();
    });

  const send = async (next: Handler, call: Call): Promise<Result<unknown, AssistantFailure>> => {
    unfinished += 1;
    const observed: Writable<ObservedRequest> = observe(call);
    requests.push(observed);
    notify();
    try {
      const acting = act(observed);
      if (acting) await acting;
      const answer = await next(call);
      observed.outcome = isAborted(call) ? 'ended' : answer.isOk() ? 'ok' : answer.error.kind;
      return answer;
    } finally {
      unfinished -= 1;
      notify();
      onEnd();
    }
  };

  const handle = async (next: Handler, call: Call): Promise<Result<unknown, AssistantFailure>> => {
    if (skips && call.writes && call.repeatable)
      return send(next, { ...call, tryNumber: call.tryNumber + 1 });
    const answer = await send(next, call);
    const again =
      repeats && call.repeatable && answer.isErr() && answer.error.retry === 'transient';
    return again ? send(next, { ...call, tryNumber: call.tryNumber + 1 }) : answer;
  };

  return {
    interceptor: (next) => (call) => new ResultAsync(handle(next, call)),
    get requests() {
      return requests;
    },
    get unfinished() {
      return unfinished;
    },
    clear: () => {
      requests = [];
    },
    begun: (count) => until(() => requests.length >= count),
    finished: () => until(() => unfinished === 0),
    repeatOnce: () => {
      repeats = true;
    },
    skipFirst: () => {
      skips = true;
    },
    onBegin: (given) => {
      act = given;
    },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function observe(call: Call): ObservedRequest {
  const { operation, request = '', writes, repeatable, tryNumber, idempotencyKey } = call;
  return { operation, request, writes, repeatable, tryNumber, idempotencyKey };
}
