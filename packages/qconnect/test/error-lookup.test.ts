/** Rules that are hard to reach with a real response. */
import { describe, expect, it } from 'vitest';
import { ruleForMessage, ruleForResponse, ruleForTransport } from '../src/errors/lookup.js';
import { readThrown } from '../src/errors/thrown-facts.js';
import { brokenConnection, noSuchStatus } from '../src/errors/table.js';

describe('a thrown value', () => {
  it.each([
    ['nothing', undefined],
    ['a text', 'broken'],
    ['an object without a name', {}],
    ['a code that is not listed', { code: 'ENOVEL', name: 'Error' }],
  ])('that threw %s is a broken connection', (_, thrown) => {
    expect(ruleForTransport(readThrown(thrown, String))).toEqual(brokenConnection);
  });

  it.each(['connect', 'getaddrinfo'])('in the system call %s has no effect', (syscall) => {
    const thrown = readThrown({ syscall, code: 'ENOVEL' }, String);
    expect(ruleForTransport(thrown)).toEqual({ ...brokenConnection, effect: 'none' });
  });
});

describe('a response', () => {
  it('with a status outside of HTTP is `unexpectedReply`', () => {
    expect(ruleForResponse(1_000, undefined)).toBe(noSuchStatus);
    expect(ruleForResponse(1_000, 'NovelException')).toBe(noSuchStatus);
  });
});

describe('a refusal', () => {
  const invalid = ruleForResponse(400, 'ValidationException');
  const advice = 'use waitForStatus to wait until the assistant is active';

  it.each([
    ['being created', 'Assistant 1 is in status CREATE_IN_PROGRESS', advice],
    ['that failed', 'Invalid status: CREATE_FAILED.', undefined],
    ['being deleted', 'Status must be ACTIVE, is DELETE_IN_PROGRESS', undefined],
    ['that is still there', 'the assistant is DELETE_FAILED', undefined],
  ])('that names the status of an object %s is a conflict', (_, message, expected) => {
    expect(ruleForMessage(invalid, message)).toMatchObject({ kind: 'conflict', retry: 'never' });
    expect(ruleForMessage(invalid, message).advice).toBe(expected);
  });

  it.each([
    ['names none', 'Name is too long'],
    ['lists what a member may be', 'must satisfy enum value set: [ACTIVE, CREATE_IN_PROGRESS]'],
    ['holds a longer word', 'no such member: MY_CREATE_FAILED_AT'],
  ])('that %s keeps its rule', (_, message) => {
    expect(ruleForMessage(invalid, message)).toBe(invalid);
  });

  it('of another kind keeps its rule', () => {
    const denied = ruleForResponse(403, 'AccessDeniedException');
    expect(ruleForMessage(denied, 'not while CREATE_IN_PROGRESS')).toBe(denied);
  });
});
