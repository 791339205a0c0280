import { isAssistantError } from '@assistant-provider/core';
import { createAssistantError, reviseFailure } from '@assistant-provider/core/adapter';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

const details = {
  kind: 'permissionDenied',
  vendor: 'acme',
  operation: 'assistants.get',
  message: 'no right to see it',
} as const;

describe('an assistant error', () => {
  it('is an Error that defaults to retry `never` and effect `none`', () => {
    const error = createAssistantError(details);

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ ...details, retry: 'never', effect: 'none' });
    expect(error.stack).toContain('AssistantError: no right to see it');
    expect(inspect(error)).toMatch(/^AssistantError: no right to see it/);
  });

  it('always has issues if the input or the configuration is wrong', () => {
    expect(createAssistantError({ ...details, kind: 'invalidInput' }).issues).toEqual([]);
    expect(createAssistantError({ ...details, kind: 'misconfigured' }).issues).toEqual([]);
    expect(createAssistantError(details)).not.toHaveProperty('issues');
  });

  it('is recognised if it comes from another copy of the package', () => {
    const foreign = new Error('from another copy');
    Object.defineProperty(foreign, Symbol.for('@assistant-provider/AssistantError'), {
      value: true,
    });

    expect(isAssistantError(foreign)).toBe(true);
    expect(isAssistantError(createAssistantError(details))).toBe(true);
    for (const other of [new Error('plain'), { kind: 'notFound' }, null, undefined, 'text'])
      expect(isAssistantError(other)).toBe(false);
  });

  it('serialises to JSON with its message, and its cause in one line', () => {
    const cause = new TypeError('socket gone');
    const json = JSON.parse(JSON.stringify(createAssistantError({ ...details, cause }))) as unknown;

    expect(json).toEqual({
      name: 'AssistantError',
      ...details,
      retry: 'never',
      effect: 'none',
      cause: 'TypeError: socket gone',
    });
  });

  it('keeps name, code and chain of a cause, and no other members', () => {
    const socket = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const cause = Object.assign(new TypeError('fetch failed', { cause: socket }), {
      request: { headers: { authorization: 'Bearer top-secret-token' } },
    });
    const error = createAssistantError({ ...details, cause });

    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect((error.cause as Error).cause).toMatchObject({ message: 'reset', code: 'ECONNRESET' });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('top-secret-token');
  });

  it('masks secrets in all texts of the vendor', () => {
    const secret = 'Bearer abcdef123456';
    const error = createAssistantError({
      ...details,
      message: secret,
      vendorCode: secret,
      requestId: secret,
      issues: [{ field: secret, rule: 'vendor', message: secret }],
      cause: Object.assign(new Error(secret), { name: secret }),
    });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('abcdef123456');
  });

  it('stops at a circular chain of causes', () => {
    const first = new Error('first');
    const second = new Error('second', { cause: first });
    first.cause = second;

    expect(createAssistantError({ ...details, cause: first }).cause).toMatchObject({
      message: 'first',
    });
  });

  it.each([undefined, null, 0, 'text', Symbol('thrown'), Object.create(null)])(
    'accepts any thrown value as its cause: %s',
    (thrown: unknown) => {
      expect(() => createAssistantError({ ...details, cause: thrown })).not.toThrow();
    },
  );

  it("keeps the caller's reason for cancelling", () => {
    const reason = { because: 'the user left' };
    expect(createAssistantError({ ...details, kind: 'cancelled', cause: reason }).cause).toBe(
      reason,
    );
  });

  it('is not changed by reviseFailure', () => {
    const error = createAssistantError({ ...details, cause: new Error('why') });
    const revised = reviseFailure(error, { effect: 'maybe', assistantId: 'a-1' });

    expect(revised).toMatchObject({ ...details, effect: 'maybe', assistantId: 'a-1' });
    expect(reviseFailure(error, { message: 'another' }).message).toBe('another');
    expect(revised.cause).toBe(error.cause);
    expect(error).toMatchObject({ effect: 'none' });
  });
});
