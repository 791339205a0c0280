/** An emulator of Genesys Cloud and the vendor's own JavaScript SDK on it, unchanged. */
import { randomUUID } from 'node:crypto';
import { startGenesysEmulator } from '@assistant-provider/emulators';
import type { GenesysEmulator, GenesysEmulatorOptions } from '@assistant-provider/emulators';
import platformClient from 'purecloud-platform-client-v2';
import type {
  AgentAssistantsApi,
  AgentCopilotApi,
  AIStudioApi,
  ApiClientClass,
  AssistantCopilotVariationsApi,
  KnowledgeApi,
  Models,
  RoutingApi,
  ScriptsApi,
  UsersApi,
} from 'purecloud-platform-client-v2';
import { onTestFinished, vi } from 'vitest';

// The SDK's HTTP client obeys a proxy of the environment; the emulators are on loopback.
vi.stubEnv('no_proxy', '127.0.0.1');

/** Well-formed, and the id of nothing. */
export const unknownId = '00000000-0000-4000-8000-000000000000';

export interface GenesysApis {
  readonly client: ApiClientClass;
  readonly assistants: AgentAssistantsApi;
  readonly copilots: AgentCopilotApi;
  readonly variations: AssistantCopilotVariationsApi;
  readonly routing: RoutingApi;
  readonly knowledge: KnowledgeApi;
  readonly users: UsersApi;
  readonly aiStudio: AIStudioApi;
  readonly scripts: ScriptsApi;
}

export interface GenesysSetup extends GenesysApis {
  readonly emulator: GenesysEmulator;
  /** Creates an assistant and answers its id. */
  readonly created: (members?: Partial<Models.Assistant>) => Promise<string>;
  /** Attaches a new queue and answers its id. */
  readonly attached: (assistantId: string, queueId?: string) => Promise<string>;
}

/** The SDK makes its only client at import and does not export the class. */
const ApiClient = platformClient.ApiClient.constructor as new () => ApiClientClass;

// Each client watches a file in the home directory until it is told not to.
platformClient.ApiClient.config.live_reload_config = false;

/** One of its own, because the SDK's `ApiClient.instance` is the same for the whole process. */
export function newClient(): ApiClientClass {
  const client = new ApiClient();
  client.config.live_reload_config = false;
  return client;
}

export function clientOf(emulator: Pick<GenesysEmulator, 'apiUrl' | 'loginUrl'>): ApiClientClass {
  const client = newClient();
  const api = new URL(emulator.apiUrl);
  client.setGateway({
    host: api.hostname,
    protocol: 'http',
    port: Number(api.port),
    path_params_api: api.pathname,
    path_params_login: new URL(emulator.loginUrl).pathname,
  });
  return client;
}

export function apisOf(client: ApiClientClass): GenesysApis {
  return {
    client,
    assistants: new platformClient.AgentAssistantsApi(client),
    copilots: new platformClient.AgentCopilotApi(client),
    variations: new platformClient.AssistantCopilotVariationsApi(client),
    routing: new platformClient.RoutingApi(client),
    knowledge: new platformClient.KnowledgeApi(client),
    users: new platformClient.UsersApi(client),
    aiStudio: new platformClient.AIStudioApi(client),
    scripts: new platformClient.ScriptsApi(client),
  };
}

/** Ended with the test that starts it. */
export async function startGenesys(options: GenesysEmulatorOptions = {}): Promise<GenesysEmulator> {
  const emulator = await startGenesysEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** An emulator, and an SDK that has logged in there with every right. */
export async function givenGenesys(options: GenesysEmulatorOptions = {}): Promise<GenesysSetup> {
  const emulator = await startGenesys(options);
  const client = clientOf(emulator);
  const { clientId, clientSecret } = emulator.credentials;
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  const apis = apisOf(client);
  return {
    ...apis,
    emulator,
    created: async (members) => idOf(await apis.assistants.postAssistants(assistant(members))),
    attached: async (assistantId, queueId = randomUUID()) =>
      (await apis.assistants.putAssistantQueue(assistantId, queueId, queue(queueId))).id,
  };
}

export function idOf({ id }: { readonly id?: string }): string {
  if (id === undefined) throw new Error('the vendor’s answer has no id');
  return id;
}

export function idsOf({ entities = [] }: { entities?: { id?: string }[] }): string[] {
  return entities.map(idOf);
}

export function assistant(members: Partial<Models.Assistant> = {}): Models.Assistant {
  return { name: 'Billing', transcriptionConfig: { vendorName: 'Genesys' }, ...members };
}

export function queue(
  id: string = randomUUID(),
  mediaTypes: string[] = ['Call'],
): Models.AssistantQueue {
  return { id, mediaTypes };
}

export function copilot(members: Partial<Models.Copilot> = {}): Models.Copilot {
  return { liveOnQueue: true, defaultLanguage: 'en-US', ...members };
}
