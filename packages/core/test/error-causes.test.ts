/** The causes of an error: missing, foreign, endless, or errors of this library. */
import { isAssistantError } from '@assistant-provider/core';
import {
  createAssistantError,
  reviseFailure,
  type AssistantErrorDetails,
  createFailure,
  isFailure,
} from '@assistant-provider/core/adapter';
import { describe, expect, it } from 'vitest';

const details = {
  kind: 'unavailable',
  vendor: 'acme',
  operation: 'assistants.get',
  message: 'it is down',
} as const;

describe('a cause', () => {
  it('that is an AssistantError is kept unchanged', () => {
    const first = createAssistantError({ ...details, status: 503, requestId: 'r-1' });

    expect(createAssistantError({ ...details, kind: 'timeout', cause: first }).cause).toBe(first);
  });

  it.each([
    ['a number', 503, '503'],
    ['a text', 'gone', 'gone'],
    ['an object', {}, '[object Object]'],
  ])('that is %s becomes an error', (_, cause, message) => {
    expect(createAssistantError({ ...details, cause }).cause).toMatchObject({ message });
  });
});

/** Throws on every access. */
const hostile: unknown = new Proxy(new Error('bug'), {
  get: () => {
    throw new Error('keep out');
  },
  getPrototypeOf: () => {
    throw new Error('keep out');
  },
});

describe('summarizeCause', () => {
  const causeOf = (cause: unknown) =>
    createAssistantError({ ...details, cause }).cause as Error & { readonly code?: string };

  it('keeps the stack and an enumerable code', () => {
    const cause = Object.assign(new TypeError('reset'), { code: 'ECONNRESET' });

    expect(causeOf(cause).stack).toBe(cause.stack);
    expect(Object.entries(causeOf(cause))).toEqual([['code', 'ECONNRESET']]);
  });

  it('adds neither a code nor a cause', () => {
    expect(causeOf(new Error('reset'))).not.toHaveProperty('code');
    expect(causeOf(new Error('reset'))).not.toHaveProperty('cause');
    expect(causeOf(Object.assign(new Error('reset'), { code: 7 }))).not.toHaveProperty('code');
  });

  it('keeps the first five errors of a chain', () => {
    const chain = ['f', 'e', 'd', 'c', 'b', 'a'].reduce<Error | undefined>(
      (cause, message) => new Error(message, { cause }),
      undefined,
    );
    const kept: string[] = [];

    for (let each: unknown = causeOf(chain); each instanceof Error; each = each.cause)
      kept.push(each.message);

    expect(kept).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('survives a value that throws when it is read', () => {
    const silent = new Error('bug');
    for (const name of ['stack', 'name', 'message', 'code'])
      Object.defineProperty(silent, name, {
        get: () => {
          throw new Error('keep out');
        },
      });

    expect(causeOf(silent)).toMatchObject({ name: 'Error', message: '' });
    expect(causeOf(hostile).message).toBe('a value that cannot be turned into text');
    expect(isAssistantError(hostile)).toBe(false);
  });
});

describe('an endless text', () => {
  const endless = 'x'.repeat(50_000);

  it('is cut, and only its beginning is searched for secrets', () => {
    const searched: number[] = [];
    const error = createAssistantError(
      { ...details, message: endless, cause: new Error(endless) },
      (text) => {
        searched.push(text.length);
        return text;
      },
    );

    expect(error.message).toHaveLength(2_000);
    expect((error.cause as Error).message).toHaveLength(2_000);
    expect(Math.max(...searched)).toBe(24_000);
  });

  it('shows no part of a secret that straddles the cut', () => {
    const message = `${'x'.repeat(1_985)} password=${'s3cret'.repeat(9)}`;
    expect(createAssistantError({ ...details, message }).message).toMatch(/x password=\[red/);
  });
});

it('an error does not have a member for an undefined detail', () => {
  const given: object = { ...details, status: undefined };
  const error = createAssistantError(given as AssistantErrorDetails);
  expect(Object.keys(error)).not.toContain('status');
});

describe('a revised failure', () => {
  it('has the changes, and keeps all other details', () => {
    const error = createAssistantError({ ...details, status: 503, retry: 'transient' });
    const revised = reviseFailure(error, { retry: 'exhausted', assistantId: 'desk-1' });

    expect(revised).toMatchObject({
      ...details,
      status: 503,
      retry: 'exhausted',
      assistantId: 'desk-1',
    });
    expect(revised).not.toHaveProperty('cause');
    expect(error.retry).toBe('transient');
  });

  it('is plain data without a stack', () => {
    const revised = reviseFailure(createFailure(details), { effect: 'maybe' });

    expect(revised).not.toBeInstanceOf(Error);
    expect(isFailure(revised)).toBe(true);
    expect(revised).toMatchObject({ ...details, effect: 'maybe' });
  });
});
