/** The options of every call: timeout, signal, idempotency key, and unsupported fields. */
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

/** Returns the rules that a call breaks, by field. */
const brokenBy = async (reply: Reply<unknown>): Promise<readonly string[]> =>
  (await reply).match(
    () => [],
    ({ issues = [] }) => issues.map(({ field, rule }) => `${field} ${rule}`),
  );

describe('the options of a call', () => {
  it.each<[string, CallOptions]>([
    ['the longest timeout of a timer', { timeoutMs: 2 ** 31 - 1 }],
    ['the shortest timeout', { timeoutMs: 1 }],
    ['no timeout', { timeoutMs: false }],
    ['the longest idempotency key', { idempotencyKey: 'k'.repeat(200) }],
    ['an error for unsupported fields', { onUnsupported: 'error' }],
    ['dropping unsupported fields', { onUnsupported: 'drop' }],
    ['a signal', { signal: new AbortController().signal }],
  ])('accepts %s', async (_, options) => {
    expect(await brokenBy(assistants.get('a-1', options))).toEqual([]);
    expect(await brokenBy(queues.bind('a-1', calls, options))).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['a timeout longer than a timer allows', { timeoutMs: 2 ** 31 }, 'options.timeoutMs range'],
    ['true as a timeout', { timeoutMs: true }, 'options.timeoutMs type'],
    [
      'a key that is too long',
      { idempotencyKey: 'k'.repeat(201) },
      'options.idempotencyKey length',
    ],
    ['an unknown value of onUnsupported', { onUnsupported: 'ask' }, 'options.onUnsupported oneOf'],
  ])('rejects %s', async (_, options, told) => {
    expect(await brokenBy(assistants.get('a-1', wrong(options)))).toEqual([told]);
    expect(await brokenBy(queues.bind('a-1', calls, wrong(options)))).toEqual([told]);
  });

  it.each(['take', 'fail'] as const)('accepts onConflict %s', async (onConflict) => {
    expect(await brokenBy(queues.bind('a-1', calls, { onConflict }))).toEqual([]);
  });
});

describe('signalParser and clockParser', () => {
  const nothing = () => undefined;
  const signal = { aborted: false, addEventListener: nothing, removeEventListener: nothing };
  const clock = { now: nothing, sleep: nothing };

  it('return the same object if it has all methods', () => {
    expect(parse(signalParser, signal, 'signal')._unsafeUnwrap()).toBe(signal);
    expect(parse(clockParser, clock, 'clock')._unsafeUnwrap()).toBe(clock);
    expect(parse(clockParser, systemClock, 'clock')._unsafeUnwrap()).toBe(systemClock);
    expect(parse(timeoutParser, false, 'timeoutMs')._unsafeUnwrap()).toBe(false);
  });

  it.each(Object.keys(signal))('reject a signal without %s', (member) => {
    expect(
      parse(signalParser, { ...signal, [member]: undefined }, 'signal')._unsafeUnwrapErr(),
    ).toEqual([{ field: 'signal', rule: 'type', message: 'signal must be an AbortSignal' }]);
  });

  it.each(Object.keys(clock))('reject a clock without %s', (member) => {
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

  it.each([null, undefined, 'now'])('reject %s', (value) => {
    expect(parse(signalParser, value, 'signal').isErr()).toBe(true);
    expect(parse(clockParser, value, 'clock').isErr()).toBe(true);
  });
});

it('waitForStatus checks its timeout like a call', async () => {
  const wait = (timeoutMs: number) =>
    brokenBy(waitForStatus(provider, 'a-1', 'active', { timeoutMs }));
  expect(await wait(2 ** 31)).toEqual(['options.timeoutMs range']);
});
