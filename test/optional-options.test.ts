/**
 * An optional member of options may be `undefined`, and then its default holds. The compiler checks half
 * of it: it reads this file with `exactOptionalPropertyTypes`.
 */
import { orThrow, type AssistantProvider } from '@assistant-provider/core';
import { createProvider } from '@assistant-provider/core/adapter';
import {
  startEmulators,
  type Emulators,
  type EmulatorsOptions,
  type FaultEffect,
  type FaultRule,
  type GenesysEmulatorOptions,
  type QConnectEmulatorOptions,
} from '@assistant-provider/emulators';
import {
  createGenesysProvider,
  type GenesysAssistantOptions,
  type GenesysKnowledgeOptions,
  type GenesysProviderOptions,
  type GenesysProxyOptions,
  type GenesysSharedOptions,
} from '@assistant-provider/genesys';
import {
  createMemoryDriver,
  createMemoryProvider,
  type MemoryAssistantOptions,
  type MemoryFault,
  type MemoryProviderOptions,
} from '@assistant-provider/memory';
import {
  policiesOf,
  type PolicyDefaults,
  type PolicyOptions,
  type RateLimitOptions,
} from '@assistant-provider/policies';
import {
  createQConnectProvider,
  type QConnectAssistantOptions,
  type QConnectIdentity,
  type QConnectProviderOptions,
} from '@assistant-provider/qconnect';
import { createAutoClock } from '@assistant-provider/test-support';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';

/** The optional members of each type of a union. */
type OptionalMember<T> = T extends unknown
  ? { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]
  : never;

/** Those that do not accept `undefined`. */
type Refusing<T> = T extends unknown
  ? {
      [K in keyof T]-?: object extends Pick<T, K>
        ? { readonly [M in K]: undefined } extends Pick<T, K>
          ? never
          : K
        : never;
    }[keyof T]
  : never;

/** All optional members, so that a new one has to be added here. */
type Nothing<T> = { readonly [K in OptionalMember<T>]: undefined };

type Members<T, K extends keyof T> = Exclude<T[K], string | false | undefined>;

describe('the compiler accepts undefined for each optional member of', () => {
  it('policies', () => {
    expectTypeOf<Refusing<PolicyOptions>>().toBeNever();
    expectTypeOf<Refusing<PolicyDefaults>>().toBeNever();
    expectTypeOf<Refusing<RateLimitOptions>>().toBeNever();
    expectTypeOf<Refusing<Members<PolicyOptions, 'retry'>>>().toBeNever();
    expectTypeOf<Refusing<Members<PolicyOptions, 'rateLimit'>>>().toBeNever();
  });

  it('`createGenesysProvider`', () => {
    expectTypeOf<Refusing<GenesysProviderOptions>>().toBeNever();
    expectTypeOf<Refusing<GenesysProxyOptions>>().toBeNever();
    expectTypeOf<Refusing<Members<GenesysSharedOptions, 'copilotDefaults'>>>().toBeNever();
    expectTypeOf<Refusing<GenesysAssistantOptions>>().toBeNever();
    expectTypeOf<Refusing<GenesysKnowledgeOptions>>().toBeNever();
  });

  it('`createQConnectProvider`', () => {
    expectTypeOf<Refusing<QConnectProviderOptions>>().toBeNever();
    expectTypeOf<Refusing<QConnectIdentity>>().toBeNever();
    expectTypeOf<Refusing<QConnectAssistantOptions>>().toBeNever();
  });

  it('`createMemoryProvider`', () => {
    expectTypeOf<Refusing<MemoryProviderOptions>>().toBeNever();
    expectTypeOf<Refusing<MemoryAssistantOptions>>().toBeNever();
    expectTypeOf<Refusing<MemoryFault>>().toBeNever();
  });

  it('`startEmulators`', () => {
    expectTypeOf<Refusing<EmulatorsOptions>>().toBeNever();
    expectTypeOf<Refusing<GenesysEmulatorOptions>>().toBeNever();
    expectTypeOf<Refusing<QConnectEmulatorOptions>>().toBeNever();
    expectTypeOf<Refusing<Members<GenesysEmulatorOptions, 'settings'>>>().toBeNever();
    expectTypeOf<Refusing<Members<QConnectEmulatorOptions, 'settings'>>>().toBeNever();
    expectTypeOf<Refusing<FaultRule>>().toBeNever();
    expectTypeOf<Refusing<FaultEffect>>().toBeNever();
  });

  it('nothing else: a member that refuses undefined is found', () => {
    expectTypeOf<
      Refusing<{ readonly a?: string; readonly b?: string | undefined }>
    >().toEqualTypeOf<'a'>();
  });
});

const noPolicies: Nothing<PolicyOptions> = {
  label: undefined,
  timeoutMs: undefined,
  tryTimeoutMs: undefined,
  retry: undefined,
  rateLimit: undefined,
  interceptors: undefined,
  requestInterceptors: undefined,
  onRequest: undefined,
  clock: undefined,
};
const emptyPolicies = {
  ...noPolicies,
  retry: { tries: undefined, baseDelayMs: undefined, maxDelayMs: undefined },
  rateLimit: {
    requests: undefined,
    perMs: undefined,
    maxWaitMs: undefined,
    maxBulkWaitMs: undefined,
    store: undefined,
    key: undefined,
  },
};
const noPort = { port: undefined, host: undefined, clock: undefined, quotas: undefined };
const genesysDefaults: Nothing<GenesysEmulatorOptions> = {
  ...noPort,
  seed: undefined,
  settings: undefined,
  apiPrefix: undefined,
  loginPrefix: undefined,
};
const qconnectDefaults: Nothing<QConnectEmulatorOptions> = {
  ...noPort,
  region: undefined,
  accountId: undefined,
  credentials: undefined,
  seed: undefined,
  settings: undefined,
};

describe('an optional member that is undefined has its default', () => {
  let emulators: Emulators;
  beforeAll(async () => {
    emulators = await startEmulators({
      ...noPort,
      controlPort: undefined,
      quotas: 'counts',
      genesys: { ...genesysDefaults, settings: { tokenType: undefined } },
      qconnect: { ...qconnectDefaults, settings: { maximumBodyBytes: undefined } },
    });
  });
  afterAll(() => emulators.close());

  const genesys = () => {
    const { apiUrl, loginUrl, credentials } = emulators.genesys;
    const { clientId, clientSecret } = credentials;
    return createGenesysProvider({
      ...emptyPolicies,
      ...{ apiUrl, loginUrl, clientId, clientSecret },
      ...{ region: undefined, domain: undefined, accessToken: undefined, tokenStore: undefined },
      ...{ maxResponseBytes: undefined, proxy: undefined, dispatcher: undefined },
      copilotDefaults: { defaultLanguage: undefined, liveOnQueue: undefined },
    });
  };
  const qconnect = () => {
    const { url: endpoint, region, credentials } = emulators.qconnect;
    return createQConnectProvider({
      ...emptyPolicies,
      ...{ region, endpoint, client: undefined, requestHandler: undefined },
      ...{
        maxResponseBytes: undefined,
        useFipsEndpoint: undefined,
        useDualstackEndpoint: undefined,
      },
      credentials: { ...credentials, sessionToken: undefined, expiration: undefined },
    });
  };
  const memory = () =>
    createMemoryProvider({
      ...emptyPolicies,
      ...{ settleMs: undefined, latencyMs: undefined, directory: undefined, without: undefined },
    });

  it.each<[string, () => AssistantProvider]>([
    ['createGenesysProvider', genesys],
    ['createQConnectProvider', qconnect],
    ['createMemoryProvider', memory],
  ])('of `%s`, and the provider works', async (_, create) => {
    const provider = create();

    expect(await provider.assistants.create({ name: 'Returns desk' })).toMatchObject({
      value: { name: 'Returns desk' },
    });

    void (await provider.close());
  });

  it('of `policiesOf`, which the adapter has not checked', () => {
    const stack = policiesOf(emptyPolicies, { rateLimit: undefined });

    expect(stack.requestInterceptors).toHaveLength(policiesOf({}).requestInterceptors.length);
  });

  it('of `retry`, with four attempts', async () => {
    const tries: number[] = [];
    const provider = createProvider(
      createMemoryDriver({ settleMs: 0 }),
      policiesOf({
        ...emptyPolicies,
        timeoutMs: false,
        tryTimeoutMs: false,
        clock: createAutoClock(),
        onRequest: ({ tryNumber }) => tries.push(tryNumber),
      }),
    );
    for (let planned = 0; planned < 5; planned += 1)
      await orThrow(provider.native.failNext('listAssistants', { kind: 'unavailable' }));
    tries.length = 0;

    void (await provider.assistants.list());

    expect(tries).toEqual([1, 2, 3, 4]);
  });

  it('of one emulator, where it is the option of both', async () => {
    const provider = qconnect();
    for (let made = 0; made < 5; made += 1)
      void (await provider.assistants.create({ name: `n${made}` }));

    expect(await provider.assistants.create({ name: 'too many' })).toMatchObject({
      error: { kind: 'quotaExceeded' },
    });

    void (await provider.close());
  });

  it('of a fault', async () => {
    const provider = qconnect();
    const fault = emulators.qconnect.faults.add({
      ...{ operation: undefined, skip: undefined, probability: undefined, seed: undefined },
      times: 1,
      effect: { kind: 'status', status: 400, headers: undefined, body: undefined, when: undefined },
    });

    void (await provider.assistants.list());

    expect(fault.hits).toBe(1);
    void (await provider.close());
  });
});
