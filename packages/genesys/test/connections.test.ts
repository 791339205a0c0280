/** Connections: undici is loaded with the first request. */
import { systemClock } from '@assistant-provider/core';
import { ok } from 'neverthrow';
import { createRequire } from 'node:module';
import { Agent, type Dispatcher } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadAgent, ownConnections } from '../src/http/connections.js';
import type { HttpRequest } from '../src/http/http.js';
import { createTransport } from '../src/http/transport.js';
import { givenServer } from './harness.js';

const requestTo = (origin: string): HttpRequest => ({
  origin,
  method: 'GET',
  path: '/',
  headers: {},
});
const notAborted = () => ({ signal: new AbortController().signal });

describe('`loadAgent`', () => {
  it(`loads the same agent as undici's entry point, without the rest`, async () => {
    // Holds as long as undici keeps the file there.
    const agent: unknown = createRequire(import.meta.url)('undici/lib/dispatcher/agent.js');
    expect(agent).toBe(Agent);
    expect(await loadAgent()).toBe(agent);
  });

  it.each([
    { given: 'no longer lies there', importFile: () => Promise.reject(new Error('no such file')) },
    { given: 'is another thing there', importFile: () => Promise.resolve({ default: {} }) },
  ])('falls back to the entry point when the file $given', async ({ importFile }) => {
    expect(await loadAgent(importFile)).toBe(Agent);
  });
});

describe('`ownConnections`', () => {
  it('loads undici once for concurrent requests', async () => {
    const load = vi.fn(() => Promise.resolve(Agent));
    const connections = ownConnections(load);
    expect(load).not.toHaveBeenCalled();

    const [first, second] = await Promise.all([
      connections.sender(systemClock),
      connections.sender(systemClock),
    ]);

    expect(first).toBe(second);
    expect(connections.sender(systemClock)).toBe(first);
    expect(load).toHaveBeenCalledTimes(1);
    await connections.close();
  });

  it('uses the client of Node.js if undici cannot be loaded', async () => {
    const { url, requests } = await givenServer((response) => response.end('{}'));
    // The message of esbuild in a bundle of one ES module.
    const load = () => Promise.reject(new Error('Dynamic require of "assert" is not supported'));
    const connections = ownConnections(load);
    onTestFinished(() => connections.close());

    const sent = await createTransport(connections, 1_024)(
      requestTo(url),
      notAborted(),
      systemClock,
    );

    expect(sent._unsafeUnwrap()).toMatchObject({ status: 200, body: ok({}) });
    expect(requests).toHaveLength(1);
  });

  it('stays closed if it is closed while loading', async () => {
    let loaded: (agent: typeof Agent) => void = () => undefined;
    const connections = ownConnections(() => new Promise((resolve) => (loaded = resolve)));
    const asked = connections.sender(systemClock);
    const closed = connections.close();
    loaded(Agent);

    const agent = (await asked) as Dispatcher & { readonly destroyed: boolean };
    await closed;
    expect(agent.destroyed).toBe(true);
  });

  it('closes without having loaded anything', async () => {
    const load = vi.fn(() => Promise.resolve(Agent));
    await ownConnections(load).close();
    expect(load).not.toHaveBeenCalled();
  });
});
