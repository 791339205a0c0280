import { type Clock } from '@assistant-provider/core';
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import { policiesOf } from '@assistant-provider/policies';
import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGenesysDriver } from '../src/index.js';
import {
  assistantId,
  client,
  errorOf,
  givenEmulator,
  givenHosts,
  givenServer,
  mints,
  provideDirectly,
  sendJson,
  sendToken,
  valueOf,
} from './harness.js';

describe('callers that wait for one token', () => {
  /** A token host that responds when the test says so. */
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

  it('keep waiting when the first caller is cancelled', async () => {
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

  it('abort the exchange when all are cancelled', async () => {
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

  it('abort the exchange when the provider closes', async () => {
    const { provider, pending, nextMint } = await givenSlowLogin();
    const asked = nextMint();
    const reply = provider.assistants.list();
    await asked;
    const closed = new Promise((resolve) => pending[0]?.on('close', resolve));

    await valueOf(provider.close());

    expect(await errorOf(reply)).toMatchObject({ kind: 'cancelled' });
    await closed;
  });

  it('share its failure, each with its own operation', async () => {
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
    // The failure is not kept.
    const again = nextMint();
    const retried = provider.assistants.list();
    await again;
    sendToken(pending[1] as ServerResponse);
    await valueOf(retried);
  });

  it('start a new exchange when an attempt times out', async () => {
    const ending = new AbortController();
    const { url, requests } = await givenServer((response, { target }) => {
      if (target !== '/oauth/token') sendJson(response, 200, { entities: [] });
      // The first exchange hangs; the second succeeds.
      else if (mints(requests) > 1) sendToken(response);
      else ending.abort();
    });
    /** Aborts the first attempt once it has reached the server, and tries again. */
    const impatient: Interceptor = (next) => (call) => {
      if (call.request !== 'POST /oauth/token') return next(call);
      return next({ ...call, signal: ending.signal }).orElse(() => next({ ...call, tryNumber: 2 }));
    };
    const provider = createProvider(
      createGenesysDriver({ apiUrl: url, loginUrl: url, ...client }),
      { requestInterceptors: [impatient] },
    );
    onTestFinished(async () => void (await provider.close()));

    await valueOf(provider.assistants.list());

    expect(mints(requests)).toBe(2);
  });

  it('keep their own deadlines', async () => {
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

it('two organisations in one process have separate tokens', async () => {
  const [one, other] = [await givenEmulator(), await givenEmulator()];
  await valueOf(one.provider.assistants.create({ name: 'One' }));

  expect((await valueOf(other.provider.assistants.list())).items).toEqual([]);
  const { clientId, clientSecret } = one.connection;
  const crossed = provideDirectly(other.connection, { clientId, clientSecret });
  expect(await errorOf(crossed.assistants.list())).toMatchObject({ kind: 'unauthenticated' });
});
