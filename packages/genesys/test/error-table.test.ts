import { describe, expect, it } from 'vitest';
import { apiErrors, loginErrors, statuses } from '../src/errors/table.js';
import { bothOf, errorBody, errorOf, givenAnswers, sendJson } from './harness.js';

describe('the error tables, over HTTP', () => {
  it.each(apiErrors)('code $code ($status) is $kind', async ({ code, status, ...row }) => {
    const { read, write } = await bothOf((response) =>
      sendJson(response, status, errorBody(code, status)),
    );

    expect(read).toMatchObject({
      kind: row.kind,
      retry: row.retry,
      effect: 'none',
      status,
      vendorCode: code,
      requestId: 'correlation-1',
      vendor: 'genesys',
      operation: 'assistants.get',
    });
    expect(read.message).toContain(`It failed with [${code}]`);
    if (row.advice !== undefined) expect(read.message).toContain(row.advice);
    // Repeating a POST can do harm: if it may have happened, it is not transient.
    expect(write).toMatchObject({
      kind: row.kind,
      effect: row.effect,
      retry: row.effect === 'maybe' ? 'never' : row.retry,
    });
  });

  it.each(statuses.filter(({ from }) => from >= 300 && from < 600))(
    'status $from without a code is $kind',
    async ({ from, kind, retry, effect, advice }) => {
      const status = from === 400 && kind === 'unknown' ? 418 : from;
      const { read, write } = await bothOf((response) => sendJson(response, status));

      expect(read).toMatchObject({ kind, retry, status, effect: 'none' });
      expect(read.vendorCode).toBeUndefined();
      if (advice !== undefined) expect(read.message).toContain(advice);
      expect(write).toMatchObject({ kind, effect });
    },
  );

  it('a known code goes before the status, an unknown one does not', async () => {
    const known = await bothOf((response) => sendJson(response, 400, errorBody('not.found', 400)));
    const novel = await bothOf((response) => sendJson(response, 409, errorBody('new.code', 409)));

    expect(known.read).toMatchObject({ kind: 'notFound', status: 400 });
    expect(novel.read).toMatchObject({ kind: 'conflict', vendorCode: 'new.code' });
  });

  it('an ErrorBody with `limit` is `quotaExceeded`', async () => {
    const limit = { key: 'assistants.max', namespace: 'agent.assistant', value: 10 };
    const { write } = await bothOf((response) =>
      sendJson(response, 400, { ...errorBody('bad.request', 400), limit }),
    );

    expect(write).toMatchObject({ kind: 'quotaExceeded', retry: 'never', effect: 'none' });
  });

  it.each(loginErrors)('token host: $error $begins is $kind', async ({ error, begins, ...row }) => {
    const text = begins === undefined ? 'authentication failed' : `${begins}; slow down`;
    for (const status of [400, 401]) {
      const { provider, requests } = await givenAnswers(
        (response) =>
          sendJson(response, status, { error, description: text, error_description: text }),
        { clientId: 'client-1' },
      );

      const failure = await errorOf(provider.assistants.create({ name: 'Desk' }));

      expect(failure).toMatchObject({
        kind: row.kind,
        retry: row.retry,
        effect: 'none',
        status,
        vendorCode: error,
        operation: 'assistants.create',
      });
      expect(failure.message).toContain(text);
      expect(requests.map(({ target }) => target)).toEqual(['/oauth/token']);
    }
  });

  // The token host knows nothing about the object, so its refusal is never `notFound`.
  it.each([
    [400, 'unauthenticated'],
    [401, 'unauthenticated'],
    [403, 'unauthenticated'],
    [404, 'misconfigured'],
    [405, 'misconfigured'],
    [408, 'timeout'],
    [409, 'unauthenticated'],
    [410, 'misconfigured'],
    [412, 'unauthenticated'],
    [413, 'unauthenticated'],
    [415, 'unauthenticated'],
    [418, 'unauthenticated'],
    [422, 'unauthenticated'],
    [424, 'unavailable'],
    [429, 'rateLimited'],
    [503, 'unavailable'],
    [302, 'unexpectedReply'],
    [999, 'unexpectedReply'],
  ])('token host: status %i without a body is %s', async (status, kind) => {
    const { provider } = await givenAnswers((response) => sendJson(response, status), {
      clientId: 'client-1',
    });

    // No request reached the API.
    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind,
      status,
      effect: 'none',
    });
  });
});
