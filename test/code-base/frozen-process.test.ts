/**
 * A process that was frozen, such as a function of AWS Lambda between two invocations: its connections are
 * lost, its tokens have expired, and its clock may have stood still.
 */
import { systemClock, type AssistantProvider } from '@assistant-provider/core';
import {
  startEmulators,
  type Emulators,
  type GenesysEmulator,
} from '@assistant-provider/emulators';
import { createGenesysProvider, type GenesysProviderOptions } from '@assistant-provider/genesys';
import { createQConnectProvider, type QConnectProviderOptions } from '@assistant-provider/qconnect';
import { createManualClock, errorOf, nextTurn, valueOf } from '@assistant-provider/test-support';
import { Agent } from 'undici';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startForgetfulGateway, type ForgetfulGateway } from './forgetful-gateway.js';

const aDayMs = 24 * 60 * 60_000;
// Nothing is to wait for a real pause.
const retry = { baseDelayMs: 0, maxDelayMs: 0 };

let emulators: Emulators;
let gateways: Readonly<Record<'genesys' | 'qconnect', ForgetfulGateway>>;

beforeEach(async () => {
  emulators = await startEmulators();
  const [genesys, qconnect] = await Promise.all([
    startForgetfulGateway(emulators.genesys.apiUrl),
    startForgetfulGateway(emulators.qconnect.url),
  ]);
  gateways = { genesys, qconnect };
  return async () => {
    await Promise.all([genesys.close(), qconnect.close()]);
    await emulators.close();
  };
});

function provideGenesys(options: Partial<GenesysProviderOptions> = {}) {
  const { loginUrl, credentials } = emulators.genesys;
  const { clientId, clientSecret } = credentials;
  const connection = { apiUrl: gateways.genesys.url, loginUrl, clientId, clientSecret };
  const provider = createGenesysProvider({ retry, ...options, ...connection });
  onTestFinished(async () => void (await provider.close()));
  return provider;
}

function provideQConnect(options: Partial<QConnectProviderOptions> = {}) {
  const { region, credentials } = emulators.qconnect;
  const connection = { region, credentials, endpoint: gateways.qconnect.url, client: undefined };
  const provider = createQConnectProvider({ retry, ...options, ...connection });
  onTestFinished(async () => void (await provider.close()));
  return provider;
}

/** Leaves a connection open that is then lost. */
async function listAndFreeze({ assistants }: AssistantProvider, gateway: ForgetfulGateway) {
  await valueOf(assistants.list());
  // undici takes a new connection as long as it has not finished with the first.
  await nextTurn();
  gateway.forget();
}

describe('connections that were lost during a freeze', () => {
  it('do not fail a read', async () => {
    for (const [provider, gateway] of [
      [provideGenesys(), gateways.genesys],
      [provideQConnect(), gateways.qconnect],
    ] as const) {
      await listAndFreeze(provider, gateway);

      expect((await valueOf(provider.assistants.list())).items).toEqual([]);
    }
  });

  it('do not fail a creation at Q in Connect, which has an idempotency key', async () => {
    const provider = provideQConnect();
    await listAndFreeze(provider, gateways.qconnect);

    await valueOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(emulators.qconnect.snapshot().assistants).toHaveLength(1);
  });

  it.each([
    { shows: 'both clocks show the time', dateMs: aDayMs, monotonicMs: aDayMs },
    { shows: 'the monotonic clock stood still', dateMs: aDayMs, monotonicMs: 0 },
    { shows: 'somebody set the date back', dateMs: -aDayMs, monotonicMs: aDayMs },
  ])('are not used for a creation at Genesys Cloud if $shows', async ({ dateMs, monotonicMs }) => {
    let [date, time] = [2 * aDayMs, 0];
    const clock = { ...systemClock, now: () => date, monotonic: () => time };
    const provider = provideGenesys({ clock });
    await listAndFreeze(provider, gateways.genesys);
    date += dateMs;
    time += monotonicMs;

    await valueOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(emulators.genesys.snapshot().assistants).toHaveLength(1);
  });

  it('fail a creation at Genesys Cloud within their keep-alive, which may have taken effect', async () => {
    const provider = provideGenesys({ clock: createManualClock() });
    await listAndFreeze(provider, gateways.genesys);

    const error = await errorOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(error).toMatchObject({ kind: 'unavailable', effect: 'maybe', retry: 'never' });
  });

  it(`fail a creation at Genesys Cloud through the application's dispatcher`, async () => {
    const dispatcher = new Agent();
    onTestFinished(() => dispatcher.close());
    const clock = createManualClock();
    const provider = provideGenesys({ dispatcher, clock });
    await listAndFreeze(provider, gateways.genesys);
    await clock.advance(aDayMs / 24);

    const error = await errorOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(error).toMatchObject({ kind: 'unavailable', effect: 'maybe', retry: 'never' });
  });

  it('are not used without keep-alive: a creation at Genesys Cloud succeeds', async () => {
    const dispatcher = new Agent({ pipelining: 0 });
    onTestFinished(() => dispatcher.close());
    const provider = provideGenesys({ dispatcher });
    await listAndFreeze(provider, gateways.genesys);

    await valueOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(emulators.genesys.snapshot().assistants).toHaveLength(1);
  });

  it('are not used without keep-alive: a write at Q in Connect is sent once', async () => {
    const tries: number[] = [];
    const provider = provideQConnect({
      requestHandler: { httpAgent: { keepAlive: false } },
      onRequest: ({ tryNumber }) => tries.push(tryNumber),
    });
    await listAndFreeze(provider, gateways.qconnect);

    await valueOf(provider.assistants.create({ name: 'Returns desk' }));

    expect(tries).toEqual([1, 1]);
  });
});

describe('a token that expired during a freeze', () => {
  const requestsOf = ({ requests }: GenesysEmulator) =>
    requests.all().map(({ operation, status }) => `${operation} ${status}`);

  it('is renewed before the next request if the clock shows the time', async () => {
    const clock = createManualClock();
    const provider = provideGenesys({ clock });
    await valueOf(provider.assistants.list());
    emulators.genesys.requests.clear();

    emulators.clock.advance(2 * aDayMs);
    await clock.advance(2 * aDayMs);
    await valueOf(provider.assistants.list());

    expect(requestsOf(emulators.genesys)).toEqual(['postOauthToken 200', 'getAssistants 200']);
  });

  it('is renewed after the vendor refuses it if the clock stood still', async () => {
    const provider = provideGenesys({ clock: createManualClock() });
    await valueOf(provider.assistants.list());
    emulators.genesys.requests.clear();

    emulators.clock.advance(2 * aDayMs);
    await valueOf(provider.assistants.list());

    expect(requestsOf(emulators.genesys)).toEqual([
      'getAssistants 401',
      'postOauthToken 200',
      'getAssistants 200',
    ]);
  });
});

describe('a call that was in flight during a freeze', () => {
  it('ends with `timeout`, and a write may have taken effect', async () => {
    const clock = createManualClock();
    const provider = provideGenesys({ clock });
    await valueOf(provider.assistants.list());
    emulators.genesys.faults.add({
      operation: 'postAssistants',
      effect: { kind: 'latency', milliseconds: aDayMs },
    });

    const creating = provider.assistants.create({ name: 'Returns desk' });
    const { requests } = emulators.genesys;
    await expect.poll(() => requests.of('postAssistants')).toHaveLength(1);
    await clock.advance(aDayMs);

    expect(await errorOf(creating)).toMatchObject({ kind: 'timeout', effect: 'maybe' });
  });
});
