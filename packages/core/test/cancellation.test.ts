/** Cancellations: their callbacks, and the platform signals made from them. */
import {
  abortError,
  changeCall,
  createFailure,
  isAborted,
  createStopwatch,
  noContextValues,
  onAbort,
  type Call,
} from '@assistant-provider/core/adapter';
import { isAssistantError, systemClock } from '@assistant-provider/core';
import { okAsync } from 'neverthrow';
import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { makeCall } from '../src/runtime/call.js';
import { abortableOf, Cancellation } from '../src/runtime/cancellation.js';

const tooSlow = createFailure({
  kind: 'timeout',
  vendor: 'acme',
  operation: 'assistants.get',
  message: 'too slow',
});
const context = { error: () => createFailure({ ...tooSlow, kind: 'cancelled' }) };

function callEndedBy(source: Cancellation | AbortSignal): Call {
  return makeCall(
    {
      level: 'call',
      vendor: 'acme',
      operation: 'assistants.get',
      writes: false,
      repeatable: true,
      startedAt: 0,
      idempotencyKey: 'key',
      tryNumber: 1,
      clock: systemClock,
      stopwatch: createStopwatch(systemClock),
      lane: 'interactive',
      values: noContextValues,
      run: () => okAsync('unused'),
    },
    source,
  );
}

describe('the signal of a cancellation', () => {
  it('is the same object each time it is read', () => {
    const cancellation = new Cancellation();
    expect(cancellation.signal).toBe(cancellation.signal);
    expect(cancellation.signal).toBeInstanceOf(AbortSignal);
  });

  it('aborts with the cancellation and the same reason', () => {
    const cancellation = new Cancellation();
    const { signal } = cancellation;
    expect(signal.aborted).toBe(false);
    cancellation.abort('too late');
    expect([signal.aborted, signal.reason]).toEqual([true, 'too late']);
  });

  it('is aborted if it is first read after the abort', () => {
    const cancellation = new Cancellation();
    cancellation.abort('too late');
    expect([cancellation.signal.aborted, cancellation.signal.reason]).toEqual([true, 'too late']);
  });

  it('is linked to the cancellation', () => {
    const cancellation = new Cancellation();
    expect(abortableOf(cancellation.signal)).toBe(cancellation);
  });

  it('has an AssistantError as its reason if the cancellation has a failure', () => {
    const [before, after] = [new Cancellation(), new Cancellation()];
    const { signal } = before;
    before.abort(tooSlow);
    after.abort(tooSlow);
    for (const { reason } of [signal, after.signal] as { reason: unknown }[]) {
      expect(isAssistantError(reason)).toBe(true);
      expect(reason).toMatchObject({ kind: 'timeout', message: 'too slow' });
    }
  });
});

describe('a call', () => {
  it('carries its cancellation, also when changed, without creating a signal', () => {
    const cancellation = new Cancellation();
    const call = callEndedBy(cancellation);
    const changed = changeCall(call, { tryNumber: 2 });
    expect([abortableOf(call), abortableOf(changed)]).toEqual([cancellation, cancellation]);
    expect(changed.tryNumber).toBe(2);
    expect(changed.operation).toBe(call.operation);
  });

  it('keeps its cancellation in a copy by spread', () => {
    const cancellation = new Cancellation();
    const copy: Call = { ...callEndedBy(cancellation), tryNumber: 2 };
    expect(copy.signal).toBe(cancellation.signal);
    expect(abortableOf(copy)).toBe(cancellation);
  });

  it('follows a new signal instead of the signal of the call it was copied from', () => {
    const outer = new Cancellation();
    const { signal } = new AbortController();
    const [spread, changed] = [
      { ...callEndedBy(outer), signal },
      changeCall(callEndedBy(outer), { signal }),
    ];
    outer.abort('outer');
    expect([isAborted(spread), isAborted(changed)]).toEqual([false, false]);
    expect([spread.signal, changed.signal]).toEqual([signal, signal]);
  });

  it('of a foreign signal aborts with that signal', () => {
    const controller = new AbortController();
    const call = callEndedBy(controller.signal);
    expect(call.signal).toBe(controller.signal);
    controller.abort();
    expect(isAborted(call)).toBe(true);
  });
});

describe('abortError', () => {
  it('returns undefined before the abort', () => {
    expect(abortError(callEndedBy(new Cancellation()), context)).toBeUndefined();
  });

  it('returns the reason if the reason is a failure', () => {
    const cancellation = new Cancellation();
    cancellation.abort(tooSlow);
    expect(abortError(callEndedBy(cancellation), context)).toBe(tooSlow);
  });

  it('returns an error of the context for any other reason', () => {
    expect(abortError(AbortSignal.abort('left'), context)).toMatchObject({ kind: 'cancelled' });
  });
});

it('a cancellation aborts once, and ignores a second reason', () => {
  const cancellation = new Cancellation();
  const told = vi.fn();
  onAbort(cancellation, told);
  cancellation.abort('first');
  cancellation.abort('second');
  expect(cancellation.reason).toBe('first');
  expect(told).toHaveBeenCalledTimes(1);
});

it('all subscribers to a foreign signal share one listener, removed with the last subscriber', () => {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = () => getEventListeners(signal, 'abort').length;
  const [first, second] = [vi.fn(), vi.fn()];

  const stopFirst = onAbort(signal, first);
  const stopSecond = onAbort({ signal }, second);
  expect(listeners()).toBe(1);
  stopFirst();
  expect(listeners()).toBe(1);
  stopSecond();
  expect(listeners()).toBe(0);

  // Unsubscribing twice removes nothing of a later subscriber.
  const stopLater = onAbort(signal, second);
  stopSecond();
  const stopLast = onAbort(signal, second);
  expect(listeners()).toBe(1);
  stopLater();
  stopLast();
  expect(listeners()).toBe(0);

  // A later subscriber is called as well.
  onAbort(signal, first);
  controller.abort();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
});

describe('onAbort', () => {
  it('calls back at once if the source has aborted', () => {
    const told = vi.fn();
    onAbort(AbortSignal.abort(), told)();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('never calls back without a source', () => {
    const told = vi.fn();
    onAbort(undefined, told)();
    expect(told).not.toHaveBeenCalled();
  });
});
