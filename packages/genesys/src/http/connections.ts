/** The connections of a provider: the application's dispatcher, or undici's agent. */
import type { Agent, Dispatcher } from 'undici';

/** Connections to each host. The 300 requests a minute of one token need far fewer. */
const connectionsPerHost = 32;

/** undici's own default, written here because the error table depends on it. */
const connectTimeoutMs = 10_000;

export interface Connections {
  /** Returns a promise only while undici is being loaded, which may fail. */
  dispatcher(): Dispatcher | Promise<Dispatcher>;
  close(): Promise<void>;
}

/** Uses the application's dispatcher, and leaves it open. */
export function connectionsOf(dispatcher: Dispatcher): Connections {
  return { dispatcher: () => dispatcher, close: () => Promise.resolve() };
}

/** Uses an agent of its own. undici is loaded with the first request. */
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
      // If loading failed, the next request tries again.
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
 * Loads only the agent: undici's entry point also loads its fetch, web sockets and caches, which takes
 * 55 ms and 8 MB more. undici does not promise the place of the file, so the entry point is the
 * fallback.
 */
export async function loadAgent(
  importFile: () => Promise<{ readonly default: unknown }> = () =>
    import('undici/lib/dispatcher/agent.js'),
): Promise<typeof Agent> {
  try {
    const { default: found } = await importFile();
    if (typeof found === 'function') return found as typeof Agent;
  } catch {
    // The fallback below covers a missing file too.
  }
  return (await import('undici')).Agent;
}
