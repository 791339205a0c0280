/** Connections: undici is loaded with the first request. */
import { createRequire } from 'node:module';
import { Agent, type Dispatcher } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import { loadAgent, ownConnections } from '../src/http/connections.js';

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

    const [first, second] = await Promise.all([connections.dispatcher(), connections.dispatcher()]);

    expect(first).toBe(second);
    expect(connections.dispatcher()).toBe(first);
    expect(load).toHaveBeenCalledTimes(1);
    await connections.close();
  });

  it('loads undici again after a failure', async () => {
    const load = vi
      .fn<() => Promise<typeof Agent>>()
      .mockRejectedValueOnce(new Error('cannot be read'))
      .mockResolvedValue(Agent);
    const connections = ownConnections(load);

    await expect(connections.dispatcher()).rejects.toThrow('cannot be read');
    expect(await connections.dispatcher()).toBeInstanceOf(Agent);
    await connections.close();
  });

  it('stays closed if it is closed while loading', async () => {
    let loaded: (agent: typeof Agent) => void = () => undefined;
    const connections = ownConnections(() => new Promise((resolve) => (loaded = resolve)));
    const asked = connections.dispatcher();
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
