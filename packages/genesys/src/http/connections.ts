/** The connections of a provider: a dispatcher that was given, or undici's agent. */
import type { Agent, Dispatcher } from 'undici';

/** Connections to each host. A token's 300 requests a minute keep far fewer busy. */
const connectionsPerHost = 32;

/** undici's own default, said here since the error table speaks of it. */
const connectTimeoutMs = 10_000;

export interface Connections {
  /** A promise only while it is being loaded, which may fail. */
  dispatcher(): Dispatcher | Promise<Dispatcher>;
  close(): Promise<void>;
}

/** It is for its owner to close. */
export function connectionsOf(dispatcher: Dispatcher): Connections {
  return { dispatcher: () => dispatcher, close: () => Promise.resolve() };
}

/** Nothing of undici is loaded before the first request. */
export function ownConnections(load: () => Promise<typeof Agent> = loadAgent): Connections {
  let agent: Dispatcher | undefined;
  let loading: Promise<Dispatcher> | undefined;

  const start = async (): Promise<Dispatcher> => {
    try {
      const AgentClass = await load();
      agent = new AgentClass({
        connections: connectionsPerHost,
        connect: { timeout: connectTimeoutMs },
      });
      return agent;
    } finally {
      // The next request tries again, if it could not be loaded.
      loading = undefined;
    }
  };

  return {
    dispatcher: () => agent ?? (loading ??= start()),
    close: async () => {
      await loading?.catch(() => undefined);
      await agent?.destroy();
    },
  };
}

/**
 * The agent alone: undici's entry point loads its fetch, web sockets and caches as well, which takes
 * 55 ms more and 8 MB. undici does not promise where the file lies, so that its entry point is there
 * for the day on which it lies elsewhere.
 */
export async function loadAgent(
  importFile: () => Promise<{ readonly default: unknown }> = () =>
    import('undici/lib/dispatcher/agent.js'),
): Promise<typeof Agent> {
  try {
    const { default: found } = await importFile();
    if (typeof found === 'function') return found as typeof Agent;
  } catch {
    // As below.
  }
  return (await import('undici')).Agent;
}
