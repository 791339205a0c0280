import { describe, expect, it } from 'vitest';
import { bothOf, errorBody, errorOf, givenAnswers, givenEmulator, sendJson } from './harness.js';

describe('an error', () => {
  it('names the refused fields, from nested errors too', async () => {
    const { read } = await bothOf((response) =>
      sendJson(response, 400, {
        message: '2 fields failed',
        code: 'constraint.validation',
        details: [{ fieldName: 'name', errorCode: 'too.long' }],
        errors: [
          {
            message: 'mediaTypes must be set',
            code: 'invalid.value',
            details: [{ fieldName: 'mediaTypes[0]' }, { fieldName: 7 }, null],
          },
        ],
      }),
    );

    expect(read.issues).toEqual([
      { field: 'name', rule: 'too.long', message: '2 fields failed' },
      { field: 'mediaTypes[0]', rule: 'invalid.value', message: 'mediaTypes must be set' },
    ]);
  });

  it('names the missing permission', async () => {
    const { readOnly } = await givenEmulator();

    const error = await errorOf(readOnly().assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'permissionDenied', vendorCode: 'missing.permissions' });
    expect(error.message).toContain('assistants:assistant:add');
    expect(error.message).toContain('give the OAuth client a role');
  });

  it('has the request id from the header or the body', async () => {
    const { provider } = await givenAnswers((response) => {
      response.writeHead(500);
      response.end(JSON.stringify(errorBody('internal.server.error', 500)));
    });

    expect(await errorOf(provider.assistants.list())).toMatchObject({ requestId: 'context-1' });
  });

  it.each([
    ['seconds', { 'Retry-After': '7' }, {}, 7_000],
    ['a date', { 'Retry-After': 'Mon, 01 Jun 2026 00:00:30 GMT' }, {}, 30_000],
    ['a date gone by', { 'Retry-After': 'Mon, 01 Jun 2020 00:00:30 GMT' }, {}, 0],
    ['the message', {}, { message: 'Retry the request in [12] seconds' }, 12_000],
    [
      'the header first',
      { 'Retry-After': '3' },
      { message: 'Retry the request in [9] seconds' },
      3_000,
    ],
    ['nonsense', { 'Retry-After': '-1 minutes' }, {}, undefined],
    ['nothing', {}, {}, undefined],
  ])('has `retryAfterMs`: %s', async (_, headers, body, retryAfterMs) => {
    const now = Date.parse('2026-06-01T00:00:00Z');
    const { provider } = await givenAnswers(
      (response) => sendJson(response, 429, { code: 'too.many.requests', ...body }, headers),
      { clock: { now: () => now, sleep: () => Promise.resolve() } },
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'rateLimited', retry: 'transient' });
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });
});
