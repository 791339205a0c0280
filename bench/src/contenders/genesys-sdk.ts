/** The vendor's SDK with its defaults, pointed at the server by its gateway setting. */
import platformClient from 'purecloud-platform-client-v2';
import { expectId, genesysCredentials, type Connect } from './contender.js';

export const connect: Connect = async (target) => {
  const client = platformClient.ApiClient.instance;
  // The SDK would otherwise watch a file in the home directory and keep the process alive.
  client.config.live_reload_config = false;
  const { hostname, port } = new URL(target.url);
  client.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
  const { clientId, clientSecret } = genesysCredentials;
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  const api = new platformClient.AgentAssistantsApi();
  return {
    async get() {
      const { id } = await api.getAssistant(target.assistantId, { expand: 'copilot' });
      expectId(id, target);
    },
    close: () => Promise.resolve(),
  };
};
