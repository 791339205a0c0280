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
  it('is a real Error, safe by default: not to be repeated, nothing written', () => {
    const error = createAssistantError(details);

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ ...details, retry: 'never', effect: 'none' });
    expect(error.stack).toContain('AssistantError: no right to see it');
    expect(inspect(error)).toMatch(/^AssistantError: no right to see it/);
  });

  it('always lists issues when the input or the configuration is to blame', () => {
    expect(createAssistantError({ ...details, kind: 'invalidInput' }).issues).toEqual([]);
    expect(createAssistantError({ ...details, kind: 'misconfigured' }).issues).toEqual([]);
    expect(createAssistantError(details)).not.toHaveProperty('issues');
  });

  it('is recognised when it comes from another copy of the package', () => {
    const foreign = new Error('from another copy');
    Object.defineProperty(foreign, Symbol.for('@assistant-provider/AssistantError'), {
      value: true,
    });

    expect(isAssistantError(foreign)).toBe(true);
    expect(isAssistantError(createAssistantError(details))).toBe(true);
    for (const other of [new Error('plain'), { kind: 'notFound' }, null, undefined, 'text'])
      expect(isAssistantError(other)).toBe(false);
  });

  it('turns into JSON with its message, and its cause in a line', () => {
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

  it('keeps name, code and chain of a cause, and nothing that hangs on it', () => {
    const socket = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const cause = Object.assign(new TypeError('fetch failed', { cause: socket }), {
      request: { headers: { authorization: 'Bearer top-secret-token' } },
    });
    const error = createAssistantError({ ...details, cause });

    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect((error.cause as Error).cause).toMatchObject({ message: 'reset', code: 'ECONNRESET' });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('top-secret-token');
  });

  it('masks secrets in whatever the vendor worded', () => {
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

  it('ends with a chain of causes that leads back to its beginning', () => {
    const first = new Error('first');
    const second = new Error('second', { cause: first });
    first.cause = second;

    expect(createAssistantError({ ...details, cause: first }).cause).toMatchObject({
      message: 'first',
    });
  });

  it.each([undefined, null, 0, 'text', Symbol('thrown'), Object.create(null)])(
    'is made of whatever was thrown: %s',
    (thrown: unknown) => {
      expect(() => createAssistantError({ ...details, cause: thrown })).not.toThrow();
    },
  );

  it('keeps the very reason with which a caller cancelled', () => {
    const reason = { because: 'the user left' };
    expect(createAssistantError({ ...details, kind: 'cancelled', cause: reason }).cause).toBe(
      reason,
    );
  });

  it('can be revised, which leaves the error itself as it was', () => {
    const error = createAssistantError({ ...details, cause: new Error('why') });
    const revised = reviseFailure(error, { effect: 'maybe', assistantId: 'a-1' });

    expect(revised).toMatchObject({ ...details, effect: 'maybe', assistantId: 'a-1' });
    expect(reviseFailure(error, { message: 'another' }).message).toBe('another');
    expect(revised.cause).toBe(error.cause);
    expect(error).toMatchObject({ effect: 'none' });
  });
});
