/** A failure that no table lists is `unknown` with a possible effect, and never transient. */
import { describe, expect, it } from 'vitest';
import {
  ruleForResponse,
  ruleForLoginResponse,
  ruleForConnectionFailure,
} from '../src/errors/lookup.js';

describe('a failure that no table lists', () => {
  // HTTP does not define this status, so the rule holds even if a table loses its last row.
  it.each([ruleForResponse, ruleForLoginResponse])('is `unknown` for a status', (ruleFor) => {
    expect(ruleFor(1_000, {})).toMatchObject({ kind: 'unknown', retry: 'never' });
  });

  it('is `unknown` with a possible effect for a connection error', () => {
    const failure = { code: 'ENOVEL', name: 'Error', syscall: 'read', cause: undefined };
    expect(ruleForConnectionFailure(failure)).toEqual({
      kind: 'unknown',
      retry: 'never',
      effect: 'maybe',
    });
  });

  it.each(['connect', 'getaddrinfo'])('has no effect if the system call %s failed', (syscall) => {
    const failure = { code: 'ENOVEL', name: 'Error', syscall, cause: undefined };
    expect(ruleForConnectionFailure(failure)).toMatchObject({ kind: 'unknown', effect: 'none' });
  });
});

describe('a failure that a table lists', () => {
  it(`is found by the error's name if there is no code`, () => {
    const failure = { code: '', name: 'HTTPParserError', syscall: '', cause: undefined };
    expect(ruleForConnectionFailure(failure)).toMatchObject({ kind: 'unexpectedReply' });
  });

  it.each(['CERT_HAS_EXPIRED', 'HPE_INVALID_CONSTANT'])(
    'is found by the beginning of %s',
    (code) => {
      const failure = { code, name: 'Error', syscall: '', cause: undefined };
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
