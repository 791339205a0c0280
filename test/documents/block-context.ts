/** The names that every block of a document may use, and their values. */
import { orThrow, type AssistantProvider } from '@assistant-provider/core';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysEmulator,
  type QConnectEmulator,
} from '@assistant-provider/emulators';
import { createGenesysProvider, type GenesysProvider } from '@assistant-provider/genesys';
import { createMemoryProvider, type MemoryProvider } from '@assistant-provider/memory';
import { createQConnectProvider, type QConnectProvider } from '@assistant-provider/qconnect';
import { format } from 'node:util';

/** The same ids at every vendor. Two assistants exist, and the first is named Returns desk. */
export const ids = {
  assistantId: '5f0e2a54-8f4e-4a5c-9d51-0b7d2f6a1c01',
  otherAssistantId: '5f0e2a54-8f4e-4a5c-9d51-0b7d2f6a1c02',
  queueId: '7b9a2f3c-1d4e-4c5b-8a6f-2e3d4c5b6a33',
  otherQueueId: '8c1b3a4d-2e5f-4d6c-9b70-3f4e5d6c7b44',
  knowledgeBaseId: '5e0d1c8a-64d3-4b2e-9a4f-0c9b1f6f2a11',
  aiAgentId: '0a4c7d52-93f1-4a43-8f6d-1f6a2b7c9d22',
} as const;

export interface BlockContext extends Readonly<Record<keyof typeof ids, string>> {
  /** A provider of any vendor: a block that uses it runs on each. */
  readonly provider: AssistantProvider;
  readonly genesys: GenesysProvider;
  readonly qconnect: QConnectProvider;
  readonly memory: MemoryProvider;
  /** The hosts and credentials of a Genesys Cloud organisation. */
  readonly connection: {
    readonly apiUrl: string;
    readonly loginUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  readonly print: (statement: number) => (...values: readonly unknown[]) => void;
}

export const contextNames = [
  ...Object.keys(ids),
  'provider',
  'genesys',
  'qconnect',
  'memory',
  'connection',
];

const names = [
  [ids.assistantId, 'Returns desk'],
  [ids.otherAssistantId, 'Sales desk'],
] as const;

const queueNames = [
  { id: ids.queueId, name: 'Returns' },
  { id: ids.otherQueueId, name: 'Sales' },
] as const;

export const genesysSeed = {
  routingQueues: queueNames,
  assistants: names.map(([id, name]) => ({
    id,
    name,
    transcriptionConfig: { vendorName: 'Genesys' },
  })),
};
export const qconnectSeed = {
  assistants: names.map(([assistantId, name]) => ({ assistantId, name })),
};
const then = '2026-01-05T08:00:00.000Z';
export const memorySeed = {
  version: 1,
  bindings: [],
  assistants: names.map(([id, name]) => ({
    ...{ id, name, tags: {}, status: 'active', aiAgents: [], knowledge: [] },
    ...{ createdAt: then, updatedAt: then },
  })),
} as const;

export const vendors = ['genesys', 'qconnect', 'memory'] as const;

export interface BlockRunner {
  /** Runs a block with a new context, in which `provider` is that vendor's. Resolves to its output. */
  run(
    vendor: (typeof vendors)[number],
    block: (world: BlockContext) => Promise<void>,
  ): Promise<ReadonlyMap<number, readonly string[]>>;
  close(): Promise<void>;
}

/** The environment that documents assume: credentials are set, and the emulators are the vendors. */
const environmentOf = (genesys: GenesysEmulator, qconnect: QConnectEmulator) => ({
  GENESYS_EMULATOR_URL: genesys.apiUrl,
  GENESYS_REGION: 'eu-central-1',
  GENESYS_CLIENT_ID: genesys.credentials.clientId,
  GENESYS_CLIENT_SECRET: genesys.credentials.clientSecret,
  AWS_ENDPOINT_URL_QCONNECT: qconnect.url,
  AWS_REGION: qconnect.region,
  AWS_ACCESS_KEY_ID: qconnect.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: qconnect.credentials.secretAccessKey,
});

export async function openBlockRunner(): Promise<BlockRunner> {
  const [genesysEmulator, qconnectEmulator] = await Promise.all([
    startGenesysEmulator(),
    startQConnectEmulator({
      region: 'eu-central-1',
      // Long enough for a status to be seen, and too short to wait for.
      settings: { assistantCreationMilliseconds: 1, assistantDeletionMilliseconds: 1 },
    }),
  ]);
  const environment = environmentOf(genesysEmulator, qconnectEmulator);
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, environment);
  const { apiUrl, loginUrl, credentials } = genesysEmulator;
  const { clientId, clientSecret } = credentials;
  const connection = { apiUrl, loginUrl, clientId, clientSecret };

  return {
    async run(vendor, block) {
      genesysEmulator.restore(genesysSeed);
      qconnectEmulator.restore(qconnectSeed);
      const providers = {
        // The published quotas would make a block wait for seconds.
        genesys: createGenesysProvider({ ...connection, rateLimit: false }),
        qconnect: createQConnectProvider({ region: qconnectEmulator.region, rateLimit: false }),
        memory: createMemoryProvider({ settleMs: 1 }),
      };
      await orThrow(providers.memory.native.restore(memorySeed));
      const printed = new Map<number, string[]>();
      const print =
        (statement: number) =>
        (...values: readonly unknown[]) =>
          void printed.set(statement, [...(printed.get(statement) ?? []), format(...values)]);
      await block({ ...ids, ...providers, connection, print, provider: providers[vendor] });
      for (const provider of Object.values(providers)) void (await provider.close());
      return printed;
    },
    async close() {
      for (const [name, value] of before)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      await Promise.all([genesysEmulator.close(), qconnectEmulator.close()]);
    },
  };
}
