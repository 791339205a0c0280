/** What becomes of the parts of an error that may be missing, or may be errors of ours. */
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
  it('that is an assistant error is kept as it is', () => {
    const first = createAssistantError({ ...details, status: 503, requestId: 'r-1' });

    expect(createAssistantError({ ...details, kind: 'timeout', cause: first }).cause).toBe(first);
  });

  it.each([
    ['a number', 503, '503'],
    ['a text', 'gone', 'gone'],
    ['an object', {}, '[object Object]'],
  ])('that is %s is told as an error', (_, cause, message) => {
    expect(createAssistantError({ ...details, cause }).cause).toMatchObject({ message });
  });
});

/** Asks to be left alone, whatever is done to it. */
const hostile: unknown = new Proxy(new Error('bug'), {
  get: () => {
    throw new Error('keep out');
  },
  getPrototypeOf: () => {
    throw new Error('keep out');
  },
});

describe('what is kept of a cause', () => {
  const causeOf = (cause: unknown) =>
    createAssistantError({ ...details, cause }).cause as Error & { readonly code?: string };

  it('is where it was thrown, and a code that is shown', () => {
    const cause = Object.assign(new TypeError('reset'), { code: 'ECONNRESET' });

    expect(causeOf(cause).stack).toBe(cause.stack);
    expect(Object.entries(causeOf(cause))).toEqual([['code', 'ECONNRESET']]);
  });

  it('is neither a code nor a cause where it had none', () => {
    expect(causeOf(new Error('reset'))).not.toHaveProperty('code');
    expect(causeOf(new Error('reset'))).not.toHaveProperty('cause');
    expect(causeOf(Object.assign(new Error('reset'), { code: 7 }))).not.toHaveProperty('code');
  });

  it('is the first five of a chain', () => {
    const chain = ['f', 'e', 'd', 'c', 'b', 'a'].reduce<Error | undefined>(
      (cause, message) => new Error(message, { cause }),
      undefined,
    );
    const kept: string[] = [];

    for (let each: unknown = causeOf(chain); each instanceof Error; each = each.cause)
      kept.push(each.message);

    expect(kept).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('is little of one that throws while it is read, and no call throws for it', () => {
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

describe('a text that never ends', () => {
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
    expect(Math.max(...searched)).toBe(18_000);
  });

  it('shows nothing of a secret that stands across the cut', () => {
    const message = `${'x'.repeat(1_985)} password=${'s3cret'.repeat(9)}`;
    expect(createAssistantError({ ...details, message }).message).toMatch(/x password=\[red/);
  });
});

it('does not carry a detail that JavaScript gave as undefined', () => {
  const given: object = { ...details, status: undefined };
  const error = createAssistantError(given as AssistantErrorDetails);
  expect(Object.keys(error)).not.toContain('status');
});

describe('a revised failure', () => {
  it('says what changed, and keeps the rest', () => {
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

  it('is plain data, which costs no stack', () => {
    const revised = reviseFailure(createFailure(details), { effect: 'maybe' });

    expect(revised).not.toBeInstanceOf(Error);
    expect(isFailure(revised)).toBe(true);
    expect(revised).toMatchObject({ ...details, effect: 'maybe' });
  });
});
