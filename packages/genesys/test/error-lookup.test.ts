/** A failure that no table lists is `unknown` with a possible effect, and never transient. */
import { connectionErrorFacts, unavailable, unreachable } from '@assistant-provider/adapter-kit';
import { describe, expect, it } from 'vitest';
import {
  ruleForResponse,
  ruleForLoginResponse,
  ruleForConnectionFailure,
} from '../src/errors/lookup.js';

const failureWith = (facts: object, progress: object = {}) => {
  const cause = Object.assign(new Error('failed'), facts);
  return { ...connectionErrorFacts(cause), cause, sends: 1, unsent: false, ...progress };
};

describe('a failure that no table lists', () => {
  // HTTP does not define this status, so the rule holds even if a table loses its last row.
  it.each([ruleForResponse, ruleForLoginResponse])('is `unknown` for a status', (ruleFor) => {
    expect(ruleFor(1_000, {})).toMatchObject({ kind: 'unknown', retry: 'never' });
  });

  it('is `unknown` with a possible effect for a connection error', () => {
    const failure = failureWith({ code: 'ENOVEL', syscall: 'read' });
    expect(ruleForConnectionFailure(failure)).toEqual({
      kind: 'unknown',
      retry: 'never',
      effect: 'maybe',
    });
  });

  it.each(['connect', 'getaddrinfo'])(
    'is `unavailable` without effect if the system call %s failed',
    (syscall) => {
      const failure = failureWith({ code: 'ENOVEL', syscall });
      expect(ruleForConnectionFailure(failure)).toEqual(unreachable);
    },
  );

  it('is `unavailable` without effect if we know that nothing was sent', () => {
    const failure = failureWith({ code: 'ENOVEL' }, { sends: 0, unsent: true });
    expect(ruleForConnectionFailure(failure)).toEqual(unreachable);
  });

  it.each([
    ['maybe', { sends: 0, unsent: false }],
    ['none', { sends: 0, unsent: true }],
  ])('is `unknown` with effect %s for a TypeError of a program', (effect, progress) => {
    const cause = new TypeError('x is undefined');
    const failure = { ...connectionErrorFacts(cause), cause, ...progress };
    expect(ruleForConnectionFailure(failure)).toEqual({ kind: 'unknown', retry: 'never', effect });
  });

  it('is `unavailable` with a possible effect if a dispatcher reported no beginning', () => {
    const failure = failureWith({ code: 'ENOVEL' }, { sends: 0 });
    expect(ruleForConnectionFailure(failure)).toEqual(unavailable);
  });
});

describe('a failure that a table lists', () => {
  it(`is found by the error's name if there is no code`, () => {
    const failure = failureWith({ name: 'HTTPParserError' });
    expect(ruleForConnectionFailure(failure)).toMatchObject({ kind: 'unexpectedReply' });
  });

  it.each(['CERT_HAS_EXPIRED', 'HPE_INVALID_CONSTANT'])(
    'is found by the beginning of %s',
    (code) => {
      const failure = failureWith({ code });
      expect(ruleForConnectionFailure(failure).kind).not.toBe('unknown');
    },
  );

  it.each([
    ['a limit without a key', { limit: {} }],
    ['no limit', { limit: null }],
    ['a limit that is a text', { limit: 'users' }],
    ['a code that is no text', { code: 7 }],
  ])('is found by the status for %s', (_, body) => {
    expect(ruleForResponse(409, body)).toEqual(ruleForResponse(409, {}));
  });
});
