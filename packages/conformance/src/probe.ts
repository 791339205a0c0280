/**
 * Stands innermost around the requests of a world: sees each exchange with the vendor, whatever the
 * driver and whatever the vendor.
 */
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
  /** What the driver made of it; `ended` if the stack ended it first, absent while it is under way. */
  readonly outcome?: 'ok' | 'ended' | ErrorKind;
}

export interface Probe {
  readonly interceptor: Interceptor;
  /** Since the last `clear`, oldest first. */
  readonly exchanges: readonly ObservedRequest[];
  /** How many the driver has not ended, whether or not somebody still waits for them. */
  readonly unfinished: number;
  readonly clear: () => void;
  /** Resolves once `count` exchanges have begun since the last `clear`. */
  readonly begun: (count: number) => Promise<void>;
  /** Resolves once the driver has ended each exchange. */
  readonly finished: () => Promise<void>;
  /** From now on what is harmless to repeat is sent once more when it fails in passing. */
  readonly repeatOnce: () => void;
  /**
   * From now on the first try of each write that is harmless to repeat ends before the driver hears
   * of it, as one does that waits for a connection; the driver gets the second.
   */
  readonly skipFirst: () => void;
  /** Called as each exchange begins; the driver sends nothing before a promise of it is kept. */
  readonly onBegin: (act: (exchange: ObservedRequest) => void | Promise<void>) => void;
}

export function createProbe(onEnd: () => void): Probe {
  let exchanges: ObservedRequest[] = [];
  let repeats = false;
  let skips = false;
  let act: (exchange: ObservedRequest) => void | Promise<void> = () => undefined;
  let unfinished = 0;
  let waiting: { readonly holds: () => boolean; readonly resolve: () => void }[] = [];

  const tell = (): void => {
    const ready = waiting.filter(({ holds }) => holds());
    waiting = waiting.filter((waiter) => !ready.includes(waiter));
    for (const { resolve } of ready) resolve();
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ holds, resolve });
      tell();
    });

  const send = async (next: Handler, call: Call): Promise<Result<unknown, AssistantFailure>> => {
    unfinished += 1;
    const exchange: Writable<ObservedRequest> = exchangeOf(call);
    exchanges.push(exchange);
    tell();
    try {
      const acting = act(exchange);
      if (acting) await acting;
      const answer = await next(call);
      exchange.outcome = isAborted(call) ? 'ended' : answer.isOk() ? 'ok' : answer.error.kind;
      return answer;
    } finally {
      unfinished -= 1;
      tell();
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
    get exchanges() {
      return exchanges;
    },
    get unfinished() {
      return unfinished;
    },
    clear: () => {
      exchanges = [];
    },
    begun: (count) => until(() => exchanges.length >= count),
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

function exchangeOf(call: Call): ObservedRequest {
  const { operation, request = '', writes, repeatable, tryNumber, idempotencyKey } = call;
  return { operation, request, writes, repeatable, tryNumber, idempotencyKey };
}
