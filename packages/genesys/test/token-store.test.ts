import { inspect } from 'node:util';
import { systemClock, type Clock } from '@assistant-provider/core';
import { createManualClock } from '@assistant-provider/core/testing';
import { createAutoClock } from '@assistant-provider/test-support';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGenesysProvider, type GenesysProvider } from '../src/index.js';
import type { TokenStore } from '../src/http/auth/token-store.js';
import { errorOf, givenEmulator, givenServer, sendJson, sendToken, valueOf } from './harness.js';

/** Keeps text in memory, as Redis does for several processes. */
function memoryStore(now: () => number = () => Date.now()) {
  const entries = new Map<string, { readonly value: string; readonly expiresAt: number }>();
  const live = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry.value : undefined;
  };
  const set = (key: string, value: string, ttlMs: number) => {
    entries.set(key, { value, expiresAt: now() + ttlMs });
  };
  const store: TokenStore = {
    get: (key) => Promise.resolve(live(key)),
    set: (key, value, ttlMs) => Promise.resolve(set(key, value, ttlMs)),
    add: (key, value, ttlMs) => {
      const free = live(key) === undefined;
      if (free) set(key, value, ttlMs);
      return Promise.resolve(free);
    },
  };
  return { store, entries, set };
}

function opened(options: Parameters<typeof createGenesysProvider>[0]): GenesysProvider {
  const provider = createGenesysProvider(options);
  onTestFinished(async () => void (await provider.close()));
  return provider;
}

const client = { clientId: 'client-1', clientSecret: 'secret-of-the-test' };
const key = (url: string) => `assistant-provider:genesys:token:client-1@${new URL(url).host}`;

/** Plays both hosts: issues `minted-token-1` and so on, and lists nothing for accepted tokens. */
async function givenHosts(accepts: (token: string) => boolean = () => true) {
  let mints = 0;
  const { url, requests } = await givenServer((response, { target, headers }) => {
    if (target === '/oauth/token') return sendToken(response, `minted-token-${(mints += 1)}`);
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    if (accepts(token)) return sendJson(response, 200, { entities: [] });
    return sendJson(response, 401, { code: 'bad.credentials', message: `${token} is no good` });
  });
  return { at: { apiUrl: url, loginUrl: url, ...client }, url, requests, mints: () => mints };
}

describe('providers with a token store', () => {
  it('request one token for concurrent calls', async () => {
    const { emulator, connection } = await givenEmulator();
    const { store } = memoryStore();
    const providers = [1, 2, 3].map(() => opened({ ...connection, tokenStore: store }));

    const results = await Promise.all(
      providers.flatMap(({ assistants }) => Array.from({ length: 20 }, () => assistants.list())),
    );

    expect(results.every((result) => result.isOk())).toBe(true);
    expect(emulator.requests.of('postOauthToken')).toHaveLength(1);
  });

  it('store the token and its expiry, and never the secret', async () => {
    const { at, url } = await givenHosts();
    const { store, entries } = memoryStore();
    const provider = opened({ ...at, tokenStore: store });
    const before = Date.now();

    await valueOf(provider.assistants.list());

    const entry = entries.get(key(url));
    expect(JSON.parse(entry?.value ?? '')).toEqual({
      access_token: 'minted-token-1',
      token_type: 'bearer',
      expires_in: 3_600,
      issued_at: expect.closeTo(before, -4) as number,
    });
    expect(entry?.expiresAt).toBeGreaterThanOrEqual(before + 3_600_000);
    expect([...entries.keys()].every((name) => name.startsWith(key(url)))).toBe(true);
    const basic = Buffer.from('client-1:secret-of-the-test').toString('base64');
    for (const secret of [client.clientSecret, basic])
      expect(inspect(entries, { depth: null })).not.toContain(secret);
  });

  it('use a token until it must be renewed, and renew it once', async () => {
    const { at, mints } = await givenHosts();
    const clock = createAutoClock(Date.parse('2026-06-01T00:00:00Z'));
    const { store } = memoryStore(() => clock.now());
    const [one, other] = [1, 2].map(() =>
      opened({ ...at, tokenStore: store, clock, timeoutMs: false, tryTimeoutMs: false }),
    );
    const bothList = () =>
      Promise.all([one, other].flatMap((provider) => provider?.assistants.list() ?? []));

    await bothList();
    clock.advance(3_600_000 - 61_000);
    await bothList();
    expect(mints()).toBe(1);
    clock.advance(1_000);
    const results = await bothList();

    expect(results.map((result) => result.isOk())).toEqual([true, true]);
    expect(mints()).toBe(2);
  });

  it('do not share a token with another client or organisation', async () => {
    const [first, second] = [await givenHosts(), await givenHosts()];
    const { store } = memoryStore();
    for (const options of [first.at, second.at, { ...first.at, clientId: 'client-2' }])
      await valueOf(opened({ ...options, tokenStore: store }).assistants.list());

    expect([first.mints(), second.mints()]).toEqual([2, 1]);
  });
});

describe('a stored token that the API refuses', () => {
  it('is replaced once for all callers', async () => {
    const revoked = new Set<string>();
    const { at, mints } = await givenHosts((token) => !revoked.has(token));
    const { store } = memoryStore();
    const providers = [1, 2, 3].map(() => opened({ ...at, tokenStore: store }));
    for (const { assistants } of providers) await valueOf(assistants.list());

    revoked.add('minted-token-1');
    const results = await Promise.all(
      providers.flatMap(({ assistants }) => Array.from({ length: 5 }, () => assistants.list())),
    );

    expect(results.every((result) => result.isOk())).toBe(true);
    expect(mints()).toBe(2);
  });

  it('is not replaced in a loop', async () => {
    const { at, requests, mints } = await givenHosts(() => false);
    const { store } = memoryStore();
    const provider = opened({ ...at, tokenStore: store });

    expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'unauthenticated' });

    expect(mints()).toBe(2);
    expect(requests).toHaveLength(4);
  });

  it('is in no error', async () => {
    const { at } = await givenHosts((token) => token === 'minted-token-1');
    const { store } = memoryStore();
    await valueOf(opened({ ...at, tokenStore: store }).assistants.list());
    const borrower = await givenHosts(() => false);
    // The same store and client, with a host that refuses every token.
    const other = opened({ ...at, apiUrl: borrower.url, tokenStore: store });

    const error = await errorOf(other.assistants.list());

    expect(error).toMatchObject({ kind: 'unauthenticated' });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('minted-token');
  });
});

describe('a broken store', () => {
  const broken = () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:6379'));
  const throwing = () => {
    throw new TypeError('the client is closed');
  };
  const hanging = () => new Promise<never>(() => undefined);
  const { store } = memoryStore();

  it.each<[string, TokenStore]>([
    ['fails', { get: broken, set: broken, add: broken }],
    ['throws', { get: throwing, set: throwing, add: throwing }],
    ['cannot read', { ...store, get: broken }],
    ['cannot write', { get: () => Promise.resolve(null), set: broken, add: broken }],
    ['never answers', { get: hanging, set: hanging, add: hanging }],
  ])('that %s fails no call: the process requests its own token', async (_, tokenStore) => {
    const { at, mints } = await givenHosts();
    const clock = createAutoClock(Date.parse('2026-06-01T00:00:00Z'));
    const provider = opened({ ...at, tokenStore, clock, timeoutMs: false, tryTimeoutMs: false });

    await valueOf(provider.assistants.list());
    await valueOf(provider.assistants.list());

    expect(mints()).toBe(1);
  });

  it.each([
    'no JSON',
    '{}',
    'null',
    '{"access_token":"x\\r\\ny: z","token_type":"bearer","expires_in":60,"issued_at":1}',
    '{"access_token":"t","token_type":"bearer","expires_in":1e300}',
  ])('with a value that is not a token is overwritten: %s', async (value) => {
    const { at, url, mints, requests } = await givenHosts();
    const { store, entries, set } = memoryStore();
    set(key(url), value, 60_000);

    await valueOf(opened({ ...at, tokenStore: store }).assistants.list());

    expect(mints()).toBe(1);
    expect(requests.at(-1)?.headers.authorization).toBe('Bearer minted-token-1');
    expect(entries.get(key(url))?.value).toContain('minted-token-1');
  });

  it.each([
    ['its look-up', { get: hanging, set: hanging, add: hanging }],
    ['its claim', { get: () => Promise.resolve(null), set: hanging, add: hanging }],
    [
      'its write of a token',
      { get: () => Promise.resolve(null), set: hanging, add: () => Promise.resolve(true) },
    ],
  ])('leaves no timer behind when the provider closes during %s', async (_, tokenStore) => {
    const { at } = await givenHosts();
    const clock = createManualClock();
    const provider = opened({
      ...at,
      clock,
      tokenStore,
      timeoutMs: false,
      tryTimeoutMs: false,
    });
    const reply = provider.assistants.list();
    await expect.poll(() => clock.sleeping()).toBe(1);

    await valueOf(provider.close());

    void (await reply);
    await expect.poll(() => clock.sleeping()).toBe(0);
  });

  it('does not delay a cancelled call', async () => {
    const { at, requests } = await givenHosts();
    const provider = opened({
      ...at,
      tokenStore: { get: hanging, set: hanging, add: hanging },
    });
    const caller = new AbortController();

    const reply = provider.assistants.list({}, { signal: caller.signal });
    caller.abort();

    expect(await errorOf(reply)).toMatchObject({ kind: 'cancelled' });
    expect(requests).toEqual([]);
  });
});

describe('a process that claimed the token request', () => {
  it('and died is waited for ten seconds', async () => {
    const { at, url, mints } = await givenHosts();
    const clock = createAutoClock(Date.parse('2026-06-01T00:00:00Z'));
    const { store, set } = memoryStore(() => clock.now());
    set(`${key(url)}:claim`, '1', 10_000);
    const provider = opened({
      ...at,
      tokenStore: store,
      clock,
      timeoutMs: false,
      tryTimeoutMs: false,
    });
    const before = clock.now();

    await valueOf(provider.assistants.list());

    expect(mints()).toBe(1);
    expect(clock.now() - before).toBe(10_000);
  });

  it('and failed lets the next one try', async () => {
    let answers = 0;
    const { url } = await givenServer((response, { target }) => {
      if (target !== '/oauth/token') return sendJson(response, 200, { entities: [] });
      // The first process gets no token; the next one does.
      return (answers += 1) === 1 ? sendJson(response, 503, {}) : sendToken(response);
    });
    const { store } = memoryStore();
    const options = { apiUrl: url, loginUrl: url, ...client, tokenStore: store };
    const [failing, waiting] = [
      opened({ ...options, retry: false }),
      opened({ ...options, retry: false }),
    ];

    const [first, second] = [failing.assistants.list(), waiting.assistants.list()];

    expect(await errorOf(first)).toMatchObject({ kind: 'unavailable' });
    await valueOf(second);
    expect(answers).toBe(2);
  });

  it('and was cancelled lets another caller continue', async () => {
    const { at, mints } = await givenHosts();
    const { store } = memoryStore();
    const leaving = new AbortController();
    const add: TokenStore['add'] = async (...given) => {
      const added = await store.add(...given);
      leaving.abort();
      return added;
    };
    const provider = opened({ ...at, tokenStore: { ...store, add } });

    const left = provider.assistants.list({}, { signal: leaving.signal });
    const stays = provider.assistants.list();

    expect(await errorOf(left)).toMatchObject({ kind: 'cancelled' });
    await valueOf(stays);
    expect(mints()).toBe(1);
  });
});

describe('a clock that fails once while a token is requested', () => {
  /** A clock that throws while it is set to be broken. */
  function breakableClock() {
    let isBroken = false;
    const now = () => {
      if (isBroken) throw new Error('the clock stopped');
      return Date.now();
    };
    const sleep: Clock['sleep'] = (ms, signal) => systemClock.sleep(ms, signal);
    return {
      clock: { now, sleep },
      set: (broken: boolean) => (isBroken = broken),
    };
  }

  it('fails that call only, if it fails in the look-up in the store', async () => {
    const { at } = await givenHosts();
    const { store } = memoryStore();
    const { clock, set } = breakableClock();
    let looks = 0;
    const get: TokenStore['get'] = (key) => {
      set((looks += 1) === 1);
      return store.get(key);
    };
    const provider = opened({ ...at, clock, retry: false, tokenStore: { ...store, get } });

    expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'misconfigured' });
    set(false);
    await valueOf(provider.assistants.list());
  });

  it('fails that call only, if it fails when the token arrives', async () => {
    const { clock, set } = breakableClock();
    let mints = 0;
    const { url } = await givenServer((response, { target }) => {
      if (target !== '/oauth/token') return sendJson(response, 200, { entities: [] });
      set((mints += 1) === 1);
      sendToken(response, `minted-token-${mints}`);
    });
    const provider = opened({ apiUrl: url, loginUrl: url, ...client, clock, retry: false });

    expect(await errorOf(provider.assistants.list())).toMatchObject({ kind: 'misconfigured' });
    set(false);
    await valueOf(provider.assistants.list());
  });
});
