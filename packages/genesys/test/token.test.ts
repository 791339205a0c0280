import { createManualClock } from '@assistant-provider/core/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGenesysProvider } from '../src/index.js';
import {
  client,
  errorOf,
  givenAnswers,
  givenEmulator,
  givenHosts,
  mints,
  provideDirectly,
  sendJson,
  sendToken,
  valueOf,
} from './harness.js';

describe('a token by client credentials', () => {
  it('is requested as documented and sent with each request', async () => {
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

  it('is requested once for 50 concurrent calls', async () => {
    const { emulator, connection } = await givenEmulator();
    const provider = createGenesysProvider(connection);
    onTestFinished(async () => void (await provider.close()));

    const results = await Promise.all(Array.from({ length: 50 }, () => provider.assistants.list()));

    expect(results.every((result) => result.isOk())).toBe(true);
    expect(emulator.requests.of('postOauthToken')).toHaveLength(1);
  });

  it('is used until shortly before it expires', async () => {
    const clock = createManualClock();
    const { provider, requests } = await givenHosts(
      (response, count) => sendToken(response, `minted-token-${count}`, 86_400),
      { clock },
    );

    await valueOf(provider.assistants.list());
    await clock.advance((86_400 - 61) * 1_000);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(1);
    await clock.advance(1_000);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(2);
    expect(requests.at(-1)?.headers.authorization).toBe('Bearer minted-token-2');
  });

  it('with a short lifetime is used for most of it', async () => {
    const clock = createManualClock();
    const { provider, requests } = await givenHosts((response) => sendToken(response, 't', 10), {
      clock,
    });

    await valueOf(provider.assistants.list());
    await clock.advance(7_999);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(1);
    await clock.advance(1);
    await valueOf(provider.assistants.list());
    expect(mints(requests)).toBe(2);
  });

  it.each(['bearer', 'Bearer', 'BEARER'])('may have the type %s', async (token_type) => {
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
    [{ access_token: 't', token_type: 'bearer', expires_in: '60' }, 'expires_in'],
    [{ access_token: 't', token_type: 'bearer', expires_in: -1 }, 'expires_in'],
  ])('that is invalid fails with the wrong member: %j', async (body, member) => {
    const { provider } = await givenHosts((response) => sendJson(response, 200, body));

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
    expect(error.message).toContain(
      `POST /oauth/token responded with 200, but the response.${member}`,
    );
  });

  it.each([{}, { expires_in: null }])(
    'without a lifetime is used for an hour: %j',
    async (lifetime) => {
      const clock = createManualClock();
      const { provider, requests } = await givenHosts(
        (response) =>
          sendJson(response, 200, { access_token: 't', token_type: 'bearer', ...lifetime }),
        { clock },
      );

      await valueOf(provider.assistants.list());
      await clock.advance(3_600_000 - 61_000);
      await valueOf(provider.assistants.list());
      expect(mints(requests)).toBe(1);
      await clock.advance(1_000);
      await valueOf(provider.assistants.list());
      expect(mints(requests)).toBe(2);
    },
  );

  it('without a lifetime is renewed if the API refuses it earlier', async () => {
    const { provider, requests } = await givenAnswers((response, { target, headers }) => {
      const access_token = `token-${mints(requests)}`;
      if (target === '/oauth/token')
        return sendJson(response, 200, { access_token, token_type: 'bearer' });
      if (headers.authorization === 'Bearer token-1') return sendJson(response, 401, {});
      return sendJson(response, 200, { entities: [] });
    }, client);

    await valueOf(provider.assistants.list());

    expect(mints(requests)).toBe(2);
  });

  it.each(['', '<html></html>', '{"access_token":'])(
    'that cannot be read fails: %j',
    async (body) => {
      const { provider } = await givenHosts((response) => sendJson(response, 200, body));

      expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'unexpectedReply' });
    },
  );
});

describe('a client that gets no token', () => {
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
    expect(error.message).toContain('check clientId, clientSecret');
    expect(error.message).toContain('region');
    expect(emulator.requests.of('getAssistants')).toEqual([]);
  });

  it('is rate limited by a 400 where others use 429', async () => {
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
  it('is replaced once, and the request is repeated', async () => {
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

  it('is replaced once for all callers', async () => {
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

  /** A token host with one token, which the API refuses while the test says so. */
  const givenOneToken = async () => {
    const api = { refuses: true };
    const clock = createManualClock();
    const { provider, requests } = await givenAnswers(
      (response, { target }) => {
        if (target === '/oauth/token') sendToken(response, 'the-only-token', 86_400);
        else if (api.refuses) sendJson(response, 401, { code: 'bad.credentials' });
        else sendJson(response, 200, { entities: [] });
      },
      { ...client, clock },
    );
    const counts = () => [mints(requests), requests.length - mints(requests)];
    return { api, clock, provider, counts };
  };

  it('and that the host issues again is renewed once for calls that are refused one by one', async () => {
    const refused = new Set<number>();
    let asked = 0;
    const held: (() => void)[] = [];
    const { provider, requests } = await givenAnswers((response, { target }) => {
      if (target === '/oauth/token') return sendToken(response, 'the-only-token');
      const call = (asked += 1);
      if (call > 20) return sendJson(response, 200, { entities: [] });
      refused.add(call);
      held.push(() => sendJson(response, 401, { code: 'bad.credentials' }));
      if (held.length === 20) releaseNext();
    }, client);
    const releaseNext = () => held.shift()?.();

    const replies = Array.from({ length: 20 }, async () => {
      const result = await provider.assistants.list();
      releaseNext();
      return result;
    });
    const results = await Promise.all(replies);

    expect(results.every((result) => result.isOk())).toBe(true);
    expect([refused.size, mints(requests)]).toEqual([20, 2]);
  });

  it('and that the host issues again is not renewed again within a minute', async () => {
    const { clock, provider, counts } = await givenOneToken();

    for (let call = 0; call < 10; call += 1)
      expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'unauthenticated' });
    expect(counts()).toEqual([2, 11]);
    await clock.advance(60_000);
    await errorOf(provider.assistants.list());
    await errorOf(provider.assistants.list());
    expect(counts()).toEqual([3, 14]);
  });

  it('and that the host issues again is used as soon as the API accepts it', async () => {
    const { api, provider, counts } = await givenOneToken();
    await errorOf(provider.assistants.list());

    api.refuses = false;
    await valueOf(provider.assistants.list());

    expect(counts()).toEqual([2, 3]);
  });

  it(`because of the client's address is not replaced`, async () => {
    const { provider, requests } = await givenAnswers((response, { target }) => {
      if (target === '/oauth/token') sendToken(response);
      else sendJson(response, 401, { code: 'ip.not.authorized', message: 'Not from here' });
    }, client);

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unauthenticated' });
    expect(error.message).toContain('allow list');
    expect(requests).toHaveLength(2);
  });

  it('is not replaced if it came from the application', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 401, { code: 'bad.credentials' }),
    );

    expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'unauthenticated' });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer a-token-of-the-test',
    ]);
  });
});
