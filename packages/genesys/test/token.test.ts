import { createProvider, type Clock, type Interceptor } from '@assistant-provider/core';
import { policiesOf } from '@assistant-provider/interceptors';
import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGenesysDriver, createGenesysProvider } from '../src/index.js';
import {
  assistantId,
  drivenClock,
  errorOf,
  givenAnswers,
  givenEmulator,
  givenServer,
  provideDirectly,
  sendJson,
  sendToken,
  valueOf,
} from './harness.js';

const client = { clientId: 'client-1', clientSecret: 'secret-of-the-test' };

/** Plays both hosts: the token host as told, and an API that lists nothing. */
const givenHosts = (
  login: (response: ServerResponse, count: number) => void,
  changes: { clock?: Clock } = {},
) => {
  let count = 0;
  return givenAnswers(
    (response, { target }) =>
      target === '/oauth/token'
        ? login(response, (count += 1))
        : sendJson(response, 200, { entities: [] }),
    { ...client, ...changes },
  );
};
const mints = (requests: readonly { readonly target: string }[]) =>
  requests.filter(({ target }) => target === '/oauth/token').length;

describe('a token by client credentials', () => {
  it('is asked for as the vendor wants it, and sent with each request', async () => {
    const { provider, requests } = await givenHosts((response) => sendToken(response));

    await valueOf(provider.assistants.list());

    const [login, api] = requests;
    expect(login).toMatchObject({
      method: 'POST',
      body: 'grant_type=client_credentials',
      headers: {
        authorization: `Basic ${Buffer.from('client-1:secret-of-the-test').toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(api?.headers.authorization).toBe('Bearer minted-token-1');
  });

  it('is minted once for 50 calls at a time', async () => {
    const { emulator, connection } = await givenEmulator();
    const provider = createGenesysProvider(connection);
    onTestFinished(async () => void (await provider.close()));

    const results = await Promise.all(Array.from({ length: 50 }, () => provider.assistants.list()));

    expect(results.every((result) => result.isOk())).toBe(true);
    expect(emulator.requests.of('postOauthToken')).toHaveLength(1);
  });

  it('is kept until shortly before it expires, as the vendor says when', async () => {
    const { clock, advance } = drivenClock();
    const { provider, requests } = await givenHosts(
      (response, count) => sendToken(response, `minted-token-${count}`, 86_400),
      { clock },
    );

    await valueOf(provider.assistants.list());
    advance((86_400 - 61) * 1_000);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(1);
    advance(1_000);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(2);
    expect(requests.at(-1)?.headers.authorization).toBe('Bearer minted-token-2');
  });

  it('of a short life is kept for most of it', async () => {
    const { clock, advance } = drivenClock();
    const { provider, requests } = await givenHosts((response) => sendToken(response, 't', 10), {
      clock,
    });

    await valueOf(provider.assistants.list());
    advance(7_999);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(1);
    advance(1);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(2);
  });

  it.each(['bearer', 'Bearer', 'BEARER'])('is of the type %s', async (token_type) => {
    const { provider } = await givenHosts((response) =>
      sendJson(response, 200, { access_token: 't', token_type, expires_in: 60 }),
    );

    expect((await provider.assistants.list()).isOk()).toBe(true);
  });

  it.each([
    [{}, 'access_token'],
    [{ access_token: 'a b' }, 'access_token'],
    [{ access_token: 'x\r\nX-Evil: 1' }, 'access_token'],
    [{ access_token: 't' }, 'token_type'],
    [{ access_token: 't', token_type: 'mac' }, 'token_type'],
    [{ access_token: 't', token_type: 'bearer' }, 'expires_in'],
    [{ access_token: 't', token_type: 'bearer', expires_in: '60' }, 'expires_in'],
    [{ access_token: 't', token_type: 'bearer', expires_in: -1 }, 'expires_in'],
  ])('that is none is named: %j', async (body, member) => {
    const { provider } = await givenHosts((response) => sendJson(response, 200, body));

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
    expect(error.message).toContain(`POST /oauth/token answered 200, but the answer.${member}`);
  });

  it.each(['', '<html></html>', '{"access_token":'])('that cannot be read: %j', async (body) => {
    const { provider } = await givenHosts((response) => sendJson(response, 200, body));

    expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'unexpectedReply' });
  });
});

describe('who cannot have a token', () => {
  it.each([
    [{ unknownClientStatus: 400 }, { clientId: 'nobody' }, 'client not found'],
    [{ unknownClientStatus: 401 }, { clientId: 'nobody' }, 'client not found'],
    [{ wrongSecretStatus: 400 }, { clientSecret: 'wrong-secret' }, 'authentication failed'],
    [{ wrongSecretStatus: 401 }, { clientSecret: 'wrong-secret' }, 'authentication failed'],
  ] as const)('is told what to check (%j)', async (settings, changes, text) => {
    const { emulator, connection } = await givenEmulator({ settings });
    const provider = provideDirectly(connection, { ...connection, ...changes });

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unauthenticated', vendorCode: 'invalid_client' });
    expect(error.message).toContain(text);
    expect(error.message).toContain('check clientId and clientSecret');
    expect(error.message).toContain('region');
    expect(emulator.requests.of('getAssistants')).toEqual([]);
  });

  it('is told to wait by a 400, where others say 429', async () => {
    const { emulator, connection } = await givenEmulator({
      quotas: 'vendor',
      settings: { tokenRequestsPerMinute: 1 },
    });
    const first = provideDirectly(connection, connection);
    const second = provideDirectly(connection, connection);

    await valueOf(first.assistants.list());
    expect(await errorOf(second.assistants.list())).toMatchObject({
      kind: 'rateLimited',
      retry: 'transient',
      status: 400,
    });
    expect(emulator.requests.of('postOauthToken')).toHaveLength(2);
  });
});

describe('a token that the API refuses', () => {
  it('is replaced once, and the request repeated', async () => {
    const { provider, emulator } = await givenEmulator();
    await valueOf(provider.assistants.create({ name: 'Before' }));
    emulator.faults.add({
      operation: 'postAssistants',
      times: 1,
      effect: { kind: 'tokenRevoked' },
    });

    await valueOf(provider.assistants.create({ name: 'After' }));

    expect(emulator.snapshot().assistants.map(({ name }) => name)).toEqual(['Before', 'After']);
    expect(emulator.requests.of('postOauthToken')).toHaveLength(2);
  });

  it('is replaced once for all who had it', async () => {
    const { provider, emulator } = await givenEmulator();
    await valueOf(provider.assistants.list());
    emulator.faults.add({ operation: 'getAssistants', times: 1, effect: { kind: 'tokenRevoked' } });

    const results = await Promise.all(Array.from({ length: 20 }, () => provider.assistants.list()));

    expect(results.every((result) => result.isOk())).toBe(true);
    expect(emulator.requests.of('postOauthToken')).toHaveLength(2);
  });

  it('is not replaced forever', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) => {
      if (target === '/oauth/token') sendToken(response);
      else sendJson(response, 401, { code: 'bad.credentials', message: 'Invalid' });
    }, client);

    expect(await errorOf(provider.assistants.list())).toMatchObject({
      kind: 'unauthenticated',
      vendorCode: 'bad.credentials',
    });
    expect(requests).toHaveLength(4);
  });

  it('for the address it comes from is not replaced at all', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) => {
      if (target === '/oauth/token') sendToken(response);
      else sendJson(response, 401, { code: 'ip.not.authorized', message: 'Not from here' });
    }, client);

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unauthenticated' });
    expect(error.message).toContain('allow list');
    expect(requests).toHaveLength(2);
  });

  it('and was given by the application is the application’s to replace', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 401, { code: 'bad.credentials' }),
    );

    expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'unauthenticated' });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer a-token-of-the-test',
    ]);
  });
});

describe('callers that wait for one token', () => {
  /** A token host that answers when told. */
  const givenSlowLogin = async (changes: { clock?: Clock } = {}) => {
    const pending: ServerResponse[] = [];
    let arrived: () => void = () => undefined;
    const server = await givenHosts((response) => {
      pending.push(response);
      arrived();
    }, changes);
    return {
      ...server,
      pending,
      nextMint: () => new Promise<void>((resolve) => (arrived = resolve)),
    };
  };

  it('do not lose it when the one that asked first leaves', async () => {
    const { provider, requests, pending, nextMint } = await givenSlowLogin();
    const leaving = new AbortController();
    const asked = nextMint();

    const first = provider.assistants.list({}, { signal: leaving.signal });
    const others = Array.from({ length: 5 }, () => provider.assistants.list());
    await asked;
    leaving.abort();
    expect(await errorOf(first)).toMatchObject({ kind: 'cancelled', effect: 'none' });
    const late = provider.assistants.list();
    for (const response of pending) sendToken(response);

    for (const reply of [...others, late]) expect((await reply).isOk()).toBe(true);
    expect(mints(requests)).toBe(1);
  });

  it('leave no exchange behind when all of them leave', async () => {
    const { provider, pending, nextMint } = await givenSlowLogin();
    const leaving = new AbortController();
    const asked = nextMint();
    const replies = Array.from({ length: 3 }, () =>
      provider.assistants.list({}, { signal: leaving.signal }),
    );
    await asked;
    const closed = new Promise((resolve) => pending[0]?.on('close', resolve));

    leaving.abort();

    for (const reply of replies) expect(await errorOf(reply)).toMatchObject({ kind: 'cancelled' });
    await closed;
  });

  it('leave no exchange behind when the provider closes', async () => {
    const { provider, pending, nextMint } = await givenSlowLogin();
    const asked = nextMint();
    const reply = provider.assistants.list();
    await asked;
    const closed = new Promise((resolve) => pending[0]?.on('close', resolve));

    await valueOf(provider.close());

    expect(await errorOf(reply)).toMatchObject({ kind: 'cancelled' });
    await closed;
  });

  it('share its failure, each told as its own call’s', async () => {
    const { provider, requests, pending, nextMint } = await givenSlowLogin();
    const asked = nextMint();
    const listing = provider.assistants.list();
    const getting = provider.assistants.get(assistantId);
    await asked;
    sendJson(pending[0] as ServerResponse, 503, {});

    expect(await errorOf(listing)).toMatchObject({
      kind: 'unavailable',
      operation: 'assistants.list',
      status: 503,
    });
    expect(await errorOf(getting)).toMatchObject({
      kind: 'unavailable',
      operation: 'assistants.get',
      status: 503,
      assistantId,
    });
    expect(mints(requests)).toBe(1);
    // Nothing is remembered of it.
    const again = nextMint();
    const retried = provider.assistants.list();
    await again;
    sendToken(pending[1] as ServerResponse);
    await valueOf(retried);
  });

  it('begin anew when a try ran out of time', async () => {
    const { url, requests } = await givenServer((response, { target }) => {
      if (target !== '/oauth/token') sendJson(response, 200, { entities: [] });
      // The first exchange hangs; the second answers.
      else if (mints(requests) > 1) sendToken(response);
    });
    /** Ends the first try as soon as it has reached the server, and tries again. */
    const impatient: Interceptor = (next) => (call) => {
      if (call.request !== 'POST /oauth/token') return next(call);
      const ending = new AbortController();
      const first = next({ ...call, signal: ending.signal });
      void expect
        .poll(() => mints(requests))
        .toBe(1)
        .then(() => ending.abort());
      return first.orElse(() => next({ ...call, tryNumber: 2 }));
    };
    const provider = createProvider(
      createGenesysDriver({ apiUrl: url, loginUrl: url, ...client }),
      { requestInterceptors: [impatient] },
    );
    onTestFinished(async () => void (await provider.close()));

    await valueOf(provider.assistants.list());

    expect(mints(requests)).toBe(2);
  });

  it('are bound by their own deadlines', async () => {
    const { url } = await givenServer(() => undefined);
    const provider = createProvider(
      createGenesysDriver({ apiUrl: url, loginUrl: url, ...client }),
      policiesOf({ timeoutMs: 30, tryTimeoutMs: false }),
    );
    onTestFinished(async () => void (await provider.close()));

    const errors = await Promise.all([
      errorOf(provider.assistants.create({ name: 'Desk' })),
      errorOf(provider.assistants.list()),
    ]);

    for (const error of errors) expect(error).toMatchObject({ kind: 'timeout', effect: 'none' });
  });
});

it('two organisations in one process do not share a token', async () => {
  const [one, other] = [await givenEmulator(), await givenEmulator()];
  await valueOf(one.provider.assistants.create({ name: 'One' }));

  expect((await valueOf(other.provider.assistants.list())).items).toEqual([]);
  const { clientId, clientSecret } = one.connection;
  const crossed = provideDirectly(other.connection, { clientId, clientSecret });
  expect(await errorOf(crossed.assistants.list())).toMatchObject({ kind: 'unauthenticated' });
});
