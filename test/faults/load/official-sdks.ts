/** The same load through each vendor's own SDK, as it is installed. */
import { GetAssistantCommand, QConnectClient } from '@aws-sdk/client-qconnect';
import platformClient from 'purecloud-platform-client-v2';
import type { ApiClientClass } from 'purecloud-platform-client-v2';
import { vi } from 'vitest';
import {
  assistantId,
  measure,
  throttlingGenesys,
  throttlingQConnect,
  type Burst,
} from './burst.js';

/** Its requests go out at once, and it has no clock to give: time is real. */
export async function burstThroughGenesysSdk(): Promise<Burst> {
  // The SDK's HTTP client obeys a proxy of the environment; the emulators are on loopback.
  vi.stubEnv('no_proxy', '127.0.0.1');
  platformClient.ApiClient.config.live_reload_config = false;
  const emulator = await throttlingGenesys('real');
  // The SDK makes its only client at import and does not export the class.
  const client = new (platformClient.ApiClient.constructor as new () => ApiClientClass)();
  client.config.live_reload_config = false;
  const { hostname, port } = new URL(emulator.apiUrl);
  client.setGateway({
    host: hostname,
    protocol: 'http',
    port: Number(port),
    path_params_api: '/',
    path_params_login: '/',
  });
  const { clientId, clientSecret } = emulator.credentials;
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  const assistants = new platformClient.AgentAssistantsApi(client);
  const burst = await measure('genesys', emulator, () =>
    assistants.getAssistant(assistantId).then(
      () => undefined,
      (rejection: unknown) => String((rejection as { code?: unknown } | undefined)?.code),
    ),
  );
  await emulator.close();
  vi.unstubAllEnvs();
  return burst;
}

/** Three tries each, half a second apart or less: its own defaults. */
export async function burstThroughAwsSdk(): Promise<Burst> {
  const emulator = await throttlingQConnect('real');
  const { url: endpoint, region, credentials } = emulator;
  const logger = { debug() {}, info() {}, warn() {}, error() {}, trace() {} };
  const client = new QConnectClient({ endpoint, region, credentials, requestHandler: { logger } });
  const burst = await measure('qconnect', emulator, () =>
    client.send(new GetAssistantCommand({ assistantId })).then(
      () => undefined,
      (rejection: unknown) => (rejection as Error).name,
    ),
  );
  client.destroy();
  await emulator.close();
  return burst;
}
