/** What may be said with every call: how long, how it is cancelled, and what becomes of the rest. */
import {
  systemClock,
  waitForStatus,
  type CallOptions,
  type FeatureMap,
  type Reply,
} from '@assistant-provider/core';
import { clockParser, parse, signalParser, timeoutParser } from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';
import { createAgreeableProvider } from './agreeable-provider.js';

const { provider } = createAgreeableProvider();
const { assistants } = provider;
const { queues } = provider as Required<FeatureMap>;
const calls = { queueId: 'q', mediaTypes: ['call'] } as const;
const wrong = (value: unknown) => value as never;

/** The rules that a call breaks, by field. */
const brokenBy = async (reply: Reply<unknown>): Promise<readonly string[]> =>
  (await reply).match(
    () => [],
    ({ issues = [] }) => issues.map(({ field, rule }) => `${field} ${rule}`),
  );

describe('options of a call', () => {
  it.each<[string, CallOptions]>([
    ['the longest time that a timer can count', { timeoutMs: 2 ** 31 - 1 }],
    ['the shortest time', { timeoutMs: 1 }],
    ['no bound on time', { timeoutMs: false }],
    ['the longest idempotency key', { idempotencyKey: 'k'.repeat(200) }],
    ['an error for what is not supported', { onUnsupported: 'error' }],
    ['dropping what is not supported', { onUnsupported: 'drop' }],
    ['a signal', { signal: new AbortController().signal }],
  ])('%s is taken', async (_, options) => {
    expect(await brokenBy(assistants.get('a-1', options))).toEqual([]);
    expect(await brokenBy(queues.bind('a-1', calls, options))).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['more time than a timer can count', { timeoutMs: 2 ** 31 }, 'options.timeoutMs range'],
    ['true for a time', { timeoutMs: true }, 'options.timeoutMs type'],
    [
      'a key that is too long',
      { idempotencyKey: 'k'.repeat(201) },
      'options.idempotencyKey length',
    ],
    ['another rule', { onUnsupported: 'ask' }, 'options.onUnsupported oneOf'],
  ])('%s is refused', async (_, options, told) => {
    expect(await brokenBy(assistants.get('a-1', wrong(options)))).toEqual([told]);
    expect(await brokenBy(queues.bind('a-1', calls, wrong(options)))).toEqual([told]);
  });

  it.each(['take', 'fail'] as const)('onConflict may be %s', async (onConflict) => {
    expect(await brokenBy(queues.bind('a-1', calls, { onConflict }))).toEqual([]);
  });
});

describe('an object that acts', () => {
  const nothing = () => undefined;
  const signal = { aborted: false, addEventListener: nothing, removeEventListener: nothing };
  const clock = { now: nothing, sleep: nothing };

  it('is taken as it is when it can do what it has to', () => {
    expect(parse(signalParser, signal, 'signal')._unsafeUnwrap()).toBe(signal);
    expect(parse(clockParser, clock, 'clock')._unsafeUnwrap()).toBe(clock);
    expect(parse(clockParser, systemClock, 'clock')._unsafeUnwrap()).toBe(systemClock);
    expect(parse(timeoutParser, false, 'timeoutMs')._unsafeUnwrap()).toBe(false);
  });

  it.each(Object.keys(signal))('is no signal without %s', (member) => {
    expect(
      parse(signalParser, { ...signal, [member]: undefined }, 'signal')._unsafeUnwrapErr(),
    ).toEqual([{ field: 'signal', rule: 'type', message: 'signal must be an AbortSignal' }]);
  });

  it.each(Object.keys(clock))('is no clock without %s', (member) => {
    expect(
      parse(clockParser, { ...clock, [member]: undefined }, 'clock')._unsafeUnwrapErr(),
    ).toEqual([
      {
        field: 'clock',
        rule: 'type',
        message: 'clock must be a clock: { now(), sleep(ms, signal) }',
      },
    ]);
  });

  it.each([null, undefined, 'now'])('is neither when it is %s', (value) => {
    expect(parse(signalParser, value, 'signal').isErr()).toBe(true);
    expect(parse(clockParser, value, 'clock').isErr()).toBe(true);
  });
});

it('a wait is bounded like a call', async () => {
  const wait = (timeoutMs: number) =>
    brokenBy(waitForStatus(provider, 'a-1', 'active', { timeoutMs }));
  expect(await wait(2 ** 31)).toEqual(['options.timeoutMs range']);
});
