/** The connections of a provider: the application's dispatcher, or undici's agent. */
import type { Agent, Dispatcher } from 'undici';
import type { HttpRequest } from './http.js';
import { createNodeSender } from './node-sender.js';
import type { ResponseReader } from './response-reader.js';

/** Connections to each host. The 300 requests a minute of one token need far fewer. */
const connectionsPerHost = 32;

/** undici's own default, written here because the error table depends on it. */
const connectTimeoutMs = 10_000;

/** The part of a dispatcher that is used. */
export interface Sender {
  dispatch(request: HttpRequest, reader: ResponseReader): unknown;
}

export interface Connections {
  /** Returns a promise only while undici is being loaded. */
  sender(): Sender | Promise<Sender>;
  /**
   * Whether we made them. Then a request that never began to be sent has not left. A dispatcher of the
   * application may send without calling `onRequestStart`.
   */
  readonly areOwn: boolean;
  close(): Promise<void>;
}

/** Uses the application's dispatcher, and leaves it open. */
export function connectionsOf(dispatcher: Dispatcher): Connections {
  return { sender: () => dispatcher, areOwn: false, close: () => Promise.resolve() };
}

/**
 * Uses an agent of its own. undici is loaded with the first request. undici is CommonJS, and in a bundle
 * of one ES module esbuild cannot load the built-in modules that undici requires. There, Node's own
 * client takes its place.
 */
export function ownConnections(load: () => Promise<typeof Agent> = loadAgent): Connections {
  type OwnSender = Sender & { destroy(): unknown };
  let sender: OwnSender | undefined;
  let loading: Promise<OwnSender> | undefined;

  const start = async (): Promise<OwnSender> => {
    try {
      const AgentClass = await load();
      sender = new AgentClass({
        connections: connectionsPerHost,
        connect: { timeout: connectTimeoutMs },
      });
    } catch {
      sender = createNodeSender({ connectionsPerHost, connectTimeoutMs });
    }
    return sender;
  };

  return {
    sender: () => sender ?? (loading ??= start()),
    areOwn: true,
    close: async () => {
      await loading;
      await sender?.destroy();
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
