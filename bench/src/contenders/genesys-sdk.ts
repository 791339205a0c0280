/** The vendor's SDK as it comes, pointed at the server with its gateway setting. */
import platformClient from 'purecloud-platform-client-v2';
import { expectId, genesysCredentials, type Connect } from './contender.js';

export const connect: Connect = async (target) => {
  const client = platformClient.ApiClient.instance;
  // Otherwise it watches a file in the home directory, and keeps the process alive.
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
