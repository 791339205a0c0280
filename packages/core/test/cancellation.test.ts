/** What ends a call: told to those who follow it, and a signal for those who need one. */
import { endingOf, whenAborted, type Ending } from '@assistant-provider/core/adapter';
import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { AbortableEnding, onceAborted } from '../src/runtime/cancellation.js';

describe('the signal of an ending', () => {
  it('is one and the same, however often it is read', () => {
    const ending = new AbortableEnding();
    expect(ending.signal).toBe(ending.signal);
    expect(ending.signal).toBeInstanceOf(AbortSignal);
  });

  it('aborts with it, for the same reason', () => {
    const ending = new AbortableEnding();
    const { signal } = ending;
    expect(signal.aborted).toBe(false);
    ending.abort('too late');
    expect([signal.aborted, signal.reason]).toEqual([true, 'too late']);
  });

  it('is aborted from the start when it is read after the end', () => {
    const ending = new AbortableEnding();
    ending.abort('too late');
    expect([ending.signal.aborted, ending.signal.reason]).toEqual([true, 'too late']);
  });

  it('leads back to the ending', () => {
    const ending = new AbortableEnding();
    expect(endingOf(ending.signal)).toBe(ending);
  });
});

it('ends once: a second reason changes nothing, and nobody is told again', () => {
  const ending = new AbortableEnding();
  const told = vi.fn();
  whenAborted(ending, told);
  ending.abort('first');
  whenAborted(ending, told);
  ending.abort('second');
  expect(ending.reason).toBe('first');
  expect(told).toHaveBeenCalledTimes(1);
});

describe('the ending of a signal from elsewhere', () => {
  it('is what the signal is', () => {
    const controller = new AbortController();
    const ending: Ending = endingOf(controller.signal);
    expect([ending.signal, ending.aborted]).toEqual([controller.signal, false]);
    controller.abort('left');
    expect([ending.aborted, ending.reason]).toEqual([true, 'left']);
  });

  it('tells its followers by one listener, which goes with the last of them', () => {
    const controller = new AbortController();
    const { signal } = controller;
    const listeners = () => getEventListeners(signal, 'abort').length;
    const [first, second] = [vi.fn(), vi.fn()];

    const stopFirst = whenAborted(signal, first);
    const stopSecond = whenAborted(endingOf(signal), second);
    expect(listeners()).toBe(1);
    stopFirst();
    expect(listeners()).toBe(1);
    stopSecond();
    expect(listeners()).toBe(0);

    // Who comes later is told as well.
    whenAborted(signal, first);
    controller.abort();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('whoever comes when it has ended already', () => {
  it('is told now', () => {
    const told = vi.fn();
    onceAborted(AbortSignal.abort(), told)();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('and who follows nothing is never told', () => {
    const told = vi.fn();
    onceAborted(undefined, told)();
    expect(told).not.toHaveBeenCalled();
  });
});
