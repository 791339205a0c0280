/** Providers of many organisations share the sockets of one dispatcher. */
import { Agent } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { createGenesysProvider } from '../src/index.js';
import { givenServer, sendJson, valueOf } from './harness.js';

it('a hundred providers hold no more sockets than their dispatcher allows', async () => {
  const sockets = new Set<unknown>();
  const { url } = await givenServer((response) => {
    sockets.add(response.socket);
    sendJson(response, 200, { entities: [] });
  });
  const dispatcher = new Agent({ connections: 4 });
  onTestFinished(() => dispatcher.destroy());
  const providers = Array.from({ length: 100 }, (_, account) =>
    createGenesysProvider({ apiUrl: url, accessToken: `token-${account}`, dispatcher }),
  );

  await Promise.all(providers.map(({ assistants }) => valueOf(assistants.list())));

  expect(sockets.size).toBeLessThanOrEqual(4);
});
