/** An account at an emulator, for runs that are killed: each process has a provider of its own. */
import type { AssistantProvider, Clock } from '@assistant-provider/core';
import { createProvider, type Interceptor } from '@assistant-provider/core/adapter';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type EmulatorClock,
  type Faults,
  type QConnectSettings,
} from '@assistant-provider/emulators';
import { createGenesysDriver } from '@assistant-provider/genesys';
import { createMemoryDriver } from '@assistant-provider/memory';
import { createQConnectDriver } from '@assistant-provider/qconnect';
import { genesysWrite, organisationOf } from '../../histories/genesys.js';
import { accountOf, qconnectWrite } from '../../histories/qconnect.js';
import type { World } from '../../histories/world.js';
import { directoryOf } from '../../desks.js';

/** Two accounts of one vendor name the same things, with other ids. */
export type AccountName = '001' | '002';

/** The settings of any emulator. */
export type Settings = Readonly<Record<string, unknown>>;

/** A request that was received, as the emulator names it. */
export interface Received {
  readonly operation: string;
  readonly isWrite: boolean;
  readonly status: number | undefined;
}

/** How to reach an account. */
export type Connection =
  | {
      readonly vendor: 'genesys';
      readonly options: {
        readonly apiUrl: string;
        readonly loginUrl: string;
        readonly clientId: string;
        readonly clientSecret: string;
      };
    }
  | {
      readonly vendor: 'qconnect';
      readonly options: {
        readonly endpoint: string;
        readonly region: string;
        readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
      };
    }
  | undefined;

/** One account at one vendor. */
export interface Account extends World {
  readonly vendor: 'genesys' | 'qconnect' | 'memory';
  /** A provider without faults. */
  readonly provider: AssistantProvider;
  /** The provider of another process. */
  readonly open: (interceptors?: {
    readonly calls?: Interceptor;
    readonly requests?: Interceptor;
  }) => AssistantProvider;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  /** All requests since the last call. */
  readonly received: () => readonly Received[];
  /** How another process reaches the account. */
  readonly connection: Connection;
  /** The clock of the run. */
  readonly clock: Clock;
}

/** A wait moves the time and ends at once. A timeout, which is much longer, ends when its time has come. */
export function clockOver(clock: EmulatorClock): Clock {
  const timeoutMs = 60_000;
  const timeouts = new Map<() => void, number>();
  return {
    now: () => clock.now(),
    sleep: async (ms, signal) => {
      if (ms < timeoutMs) {
        await new Promise((resolve) => setImmediate(resolve));
        clock.advance(ms);
        for (const [end, at] of timeouts) if (at <= clock.now()) end();
        return;
      }
      await new Promise<void>((resolve) => {
        const end = () => {
          timeouts.delete(end);
          resolve();
        };
        timeouts.set(end, clock.now() + ms);
        if (signal?.aborted) end();
        signal?.addEventListener('abort', end, { once: true });
      });
    },
  };
}

const postsThatRead = ['postOauthToken', 'postAssistantQueueUsersQuery'];

/** An organisation of Genesys Cloud. */
export async function genesysAccount(
  name: AccountName = '001',
  settings: Settings = {},
): Promise<Account> {
  const emulator = await startGenesysEmulator({
    clock: 'manual',
    settings: settings,
    seed: organisationOf(name),
  });
  const { apiUrl, loginUrl, credentials, faults } = emulator;
  const { clientId, clientSecret } = credentials;
  const clock = clockOver(emulator.clock);
  const opened: AssistantProvider[] = [];
  const open: Account['open'] = ({ calls, requests } = {}) => {
    const provider = createProvider(
      createGenesysDriver({ apiUrl, loginUrl, clientId, clientSecret }),
      {
        clock,
        ...(calls && { interceptors: [calls] }),
        ...(requests && { requestInterceptors: [requests] }),
      },
    );
    opened.push(provider);
    return provider;
  };
  const received = () => {
    const sent = emulator.requests.all();
    emulator.requests.clear();
    return sent.map(({ method, operation = '', status }) => ({
      operation,
      isWrite: method !== 'GET' && !postsThatRead.includes(operation),
      status,
    }));
  };
  return {
    ...{ vendor: 'genesys', provider: open(), open, faults, received, clock },
    connection: { vendor: 'genesys', options: { apiUrl, loginUrl, clientId, clientSecret } },
    wait: () => emulator.clock.advance(120_000),
    writes: () => received().flatMap(({ isWrite, operation }) => (isWrite ? [operation] : [])),
    close: async () => {
      for (const provider of opened) void (await provider.close());
      await emulator.close();
    },
  };
}

/** An account of Amazon Q in Connect. */
export async function qconnectAccount(
  name: AccountName = '001',
  settings: Settings = {},
): Promise<Account> {
  const emulator = await startQConnectEmulator({
    clock: 'manual',
    // A person replaces an assistant under its name only where the vendor allows that.
    settings: {
      duplicateAssistantName: 'allowed',
      ...(settings as Partial<QConnectSettings>),
    },
    seed: accountOf(name),
  });
  const { url, region, credentials, faults } = emulator;
  const clock = clockOver(emulator.clock);
  const opened: AssistantProvider[] = [];
  const open: Account['open'] = ({ calls, requests } = {}) => {
    const provider = createProvider(createQConnectDriver({ endpoint: url, region, credentials }), {
      clock,
      ...(calls && { interceptors: [calls] }),
      ...(requests && { requestInterceptors: [requests] }),
    });
    opened.push(provider);
    return provider;
  };
  const received = () => {
    const sent = emulator.requests.all();
    emulator.requests.clear();
    return sent.map(({ operation = '', status }) => ({
      operation,
      isWrite: !/^(?:Get|List)/.test(operation),
      status,
    }));
  };
  return {
    ...{ vendor: 'qconnect', provider: open(), open, faults, received, clock },
    connection: { vendor: 'qconnect', options: { endpoint: url, region, credentials } },
    wait: () => emulator.clock.advance(120_000),
    writes: () => received().flatMap(({ isWrite, operation }) => (isWrite ? [operation] : [])),
    close: async () => {
      for (const provider of opened) void (await provider.close());
      await emulator.close();
    },
  };
}

/** The random writes of a vendor. */
export const writesOf = { genesys: genesysWrite, qconnect: qconnectWrite } as const;

/** An account of one of the vendors. */
export const accountsOf = { genesys: genesysAccount, qconnect: qconnectAccount } as const;

/** An account in memory. */
export function memoryAccount(name: AccountName = '001'): Account {
  const driver = createMemoryDriver({
    settleMs: 0,
    directory: directoryOf(name === '001' ? 'one' : 'two'),
  });
  const clock: Clock = { now: () => 0, sleep: () => Promise.resolve() };
  const sent: Received[] = [];
  const open: Account['open'] = ({ calls, requests } = {}) =>
    createProvider(driver, {
      clock,
      ...(calls && { interceptors: [calls] }),
      requestInterceptors: [
        ...(requests ? [requests] : []),
        (next) => (call) => {
          sent.push({
            operation: call.operation,
            isWrite: !/\.(?:get|list|lookUp|allBound)/.test(call.operation),
            status: undefined,
          });
          return next(call);
        },
      ],
    });
  return {
    ...{ vendor: 'memory', provider: open(), open, clock, connection: undefined },
    faults: { add: () => ({ hits: 0, remove: () => undefined }), clear: () => undefined },
    received: () => sent.splice(0),
    wait: () => undefined,
    writes: () => sent.splice(0).flatMap(({ isWrite, operation }) => (isWrite ? [operation] : [])),
    close: () => Promise.resolve(),
  };
}
