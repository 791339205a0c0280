/** The minimum between an application and Genesys Cloud: undici and `JSON.parse`. */
import { request } from 'undici';
import { expectId, genesysCredentials, type Connect } from './contender.js';

export const connect: Connect = async (target) => {
  const { clientId, clientSecret } = genesysCredentials;
  const login = await request(`${target.url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token } = JSON.parse(await login.body.text()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  const url = `${target.url}/api/v2/assistants/${target.assistantId}?expand=copilot`;
  return {
    async get() {
      const { body } = await request(url, { headers });
      const { id } = JSON.parse(await body.text()) as { id: string };
      expectId(id, target);
    },
    close: () => Promise.resolve(),
  };
};
