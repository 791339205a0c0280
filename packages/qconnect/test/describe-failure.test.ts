/** Failures that are hard to provoke with a real SDK or server. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../src/errors/describe.js';
import { readThrown } from '../src/errors/thrown-facts.js';
import type { SdkExchange } from '../src/http/sdk-exchange.js';

const describeThrown = (thrown: unknown, exchange: SdkExchange) =>
  describeFailure({
    thrown: readThrown(thrown, String),
    exchange,
    request: { name: 'GetAssistant', writes: true },
    now: 0,
    redact: String,
  });

describe('a failure before anything was sent', () => {
  it('is `misconfigured` if the SDK has no region', () => {
    expect(describeThrown(new Error('Region is missing'), { sent: 0 })).toMatchObject({
      kind: 'misconfigured',
      effect: 'none',
    });
  });

  it.each([
    ['a module is missing', { code: 'ERR_MODULE_NOT_FOUND' }],
    ['a bundle lacks a built-in module', { code: 'ERR_UNKNOWN_BUILTIN_MODULE' }],
    ['a bundle cannot load a module', { message: 'Dynamic require of "os" is not supported' }],
  ])('is `misconfigured` if %s', (_, members) => {
    const thrown = Object.assign(new Error('cannot load'), members);
    expect(describeThrown(thrown, { sent: 0 })).toMatchObject({
      kind: 'misconfigured',
      retry: 'never',
      effect: 'none',
      message: expect.stringContaining(`nothing was sent: ${thrown.message}`) as string,
    });
  });

  it('is `unknown` for a TypeError with a code that no table lists', () => {
    const thrown = Object.assign(new TypeError('not a text'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(describeThrown(thrown, { sent: 0 })).toMatchObject({
      kind: 'unknown',
      retry: 'never',
      effect: 'none',
    });
  });

  it('is `unavailable` if the host of a role or of a vault was out of reach', () => {
    const thrown = Object.assign(new Error('no route'), { code: 'ECONNREFUSED' });
    expect(describeThrown(thrown, { sent: 0, step: 'fetchCredentials' })).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
      message: expect.stringContaining('nothing was sent: no route') as string,
    });
  });

  it('says so if the thrown value says nothing', () => {
    expect(describeThrown(undefined, { sent: 0 })).toMatchObject({
      kind: 'unknown',
      message: expect.stringContaining('the SDK failed before it sent anything') as string,
    });
  });
});

describe('a thrown value that says nothing', () => {
  it('is a broken connection if no response arrived', () => {
    expect(describeThrown('gone', { sent: 1 })).toMatchObject({
      kind: 'unavailable',
      message: 'no usable response: unknown failure',
      effect: 'maybe',
    });
  });

  it('is an unexpected reply if a success arrived', () => {
    const head = { status: 200, headers: {} };
    expect(describeThrown({}, { sent: 1, head, body: new Uint8Array() })).toMatchObject({
      kind: 'unexpectedReply',
      message: expect.stringContaining('unknown failure') as string,
      effect: 'maybe',
    });
  });
});

it('a module that is missing after a response arrived leaves a possible effect', () => {
  const thrown = Object.assign(new Error('cannot load'), { code: 'ERR_MODULE_NOT_FOUND' });
  const head = { status: 200, headers: {} };
  expect(describeThrown(thrown, { sent: 1, head })).toMatchObject({
    kind: 'misconfigured',
    effect: 'maybe',
  });
});

describe('the kept cause', () => {
  it('has the name, message and code of the thrown value, and no request of it', () => {
    const thrown = Object.assign(new Error('broken'), { code: 'EPIPE', request: { secret: 1 } });
    const { cause } = readThrown(thrown, (text) => text.toUpperCase());
    expect({ ...cause }).toEqual({ name: 'ERROR', code: 'EPIPE' });
    expect(cause.message).toBe('BROKEN');
  });

  it('keeps its own cause, also one of another realm', () => {
    const thrown = new Error('broken', { cause: runInNewContext('new Error("reset")') });

    expect(readThrown(thrown, String).cause.cause).toMatchObject({ message: 'reset' });
  });
});
