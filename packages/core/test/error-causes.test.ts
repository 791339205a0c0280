/** What becomes of the parts of an error that may be missing, or may be errors of ours. */
import {
  createAssistantError,
  reviseError,
  type AssistantErrorDetails,
} from '@assistant-provider/core';
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

it('does not carry a detail that JavaScript gave as undefined', () => {
  const given: object = { ...details, status: undefined };
  const error = createAssistantError(given as AssistantErrorDetails);
  expect(Object.keys(error)).not.toContain('status');
});

describe('a revised error', () => {
  it('says what changed, and keeps the rest, where it was thrown included', () => {
    const error = createAssistantError({ ...details, status: 503, retry: 'transient' });
    const revised = reviseError(error, { retry: 'exhausted', assistantId: 'desk-1' });

    expect(revised).toMatchObject({
      ...details,
      status: 503,
      retry: 'exhausted',
      assistantId: 'desk-1',
    });
    expect(revised.stack).toBe(error.stack);
    expect(error.retry).toBe('transient');
  });

  it('has a stack of its own when the first has none', () => {
    const error = createAssistantError(details);
    Object.defineProperty(error, 'stack', { value: undefined });

    expect(reviseError(error, { effect: 'maybe' }).stack).toContain('it is down');
  });
});
