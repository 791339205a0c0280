/** The connections of a provider: the application's dispatcher, or undici's agent. */
import type { MonotonicClock } from '@assistant-provider/core';
import type { Agent, Dispatcher } from 'undici';
import type { HttpRequest } from './http.js';
import { idleFor } from './idle-time.js';
import { createNodeSender } from './node-sender.js';
import type { CheckedProxy } from './proxy.js';
import type { ResponseReader } from './response-reader.js';

/** Connections to each host. The 300 requests a minute of one token need far fewer. */
const connectionsPerHost = 32;

/** undici's own default, written here because the error table depends on it. */
const connectTimeoutMs = 10_000;

/** undici's own default. Servers cannot extend it, since `sender` counts it for all connections together. */
const keepAliveMs = 4_000;

/** The part of a dispatcher that is used. */
export interface Sender {
  dispatch(request: HttpRequest, reader: ResponseReader): unknown;
}

export interface Connections {
  /** To be called once for each request. Returns a promise only while undici is being loaded. */
  sender(clock: MonotonicClock): Sender | Promise<Sender>;
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

interface OwnSender extends Sender {
  /** Closes idle connections now, and each other connection after its last request. */
  close(): unknown;
  destroy(): unknown;
}

/**
 * Loads with the first request. If that fails, the next request tries again.
 *
 * In a process that was frozen, undici's timers have not run: its idle connections may be lost without a
 * sign, and a request on one of them would fail with an unknown effect. So the first request after a
 * pause gets new connections.
 */
function startedLater(load: () => Promise<() => OwnSender>): Connections {
  const wasIdle = idleFor(keepAliveMs);
  let open: (() => OwnSender) | undefined;
  let sender: OwnSender | undefined;
  let starting: Promise<OwnSender> | undefined;
  const begin = async (): Promise<OwnSender> => {
    try {
      open = await load();
      sender = open();
      return sender;
    } finally {
      starting = undefined;
    }
  };
  return {
    sender: (clock) => {
      if (wasIdle(clock) && sender && open) {
        sender.close();
        sender = open();
      }
      return sender ?? (starting ??= begin());
    },
    areOwn: true,
    close: async () => {
      await starting?.catch(() => undefined);
      open = undefined;
      await sender?.destroy();
    },
  };
}

const bounds = {
  connections: connectionsPerHost,
  connect: { timeout: connectTimeoutMs },
  keepAliveTimeout: keepAliveMs,
  keepAliveMaxTimeout: keepAliveMs,
};

/**
 * Uses an agent of its own. undici is CommonJS, and in a bundle of one ES module esbuild cannot load the
 * built-in modules that undici requires. There, Node's own client takes its place.
 */
export const ownConnections = (load: () => Promise<typeof Agent> = loadAgent): Connections =>
  startedLater(async () => {
    const AgentClass = await load().catch(() => undefined);
    return () =>
      AgentClass
        ? new AgentClass(bounds)
        : createNodeSender({ connectionsPerHost, connectTimeoutMs });
  });

/** Asks a proxy for a tunnel to each host. */
export const proxyConnections = (proxy: CheckedProxy): Connections =>
  startedLater(async () => {
    const { Pool, ProxyAgent } = await import('undici');
    return () =>
      new ProxyAgent({
        ...proxy,
        // undici adds the credentials to this object.
        headers: { ...proxy.headers },
        ...bounds,
        clientFactory: (origin, options) =>
          // A proxy that never responds must not hold the tunnel's request for undici's five minutes.
          failingOnce(new Pool(origin, { ...options, headersTimeout: connectTimeoutMs })),
      });
  });

/**
 * undici 7 confuses a closed tunnel (`UND_ERR_SOCKET`) with a closed connection to the host, and asks for
 * the next tunnel at once, without end, also after the call (nodejs/undici#3897). After any other code it
 * fails the requests that wait.
 */
function failingOnce(pool: Dispatcher): Dispatcher {
  const connect = pool.connect.bind(pool) as (
    options: Dispatcher.ConnectOptions,
  ) => Promise<object>;
  return Object.assign(pool, {
    connect: (options: Dispatcher.ConnectOptions) =>
      connect(options).catch((cause: unknown) => {
        throw (cause as { readonly code?: unknown }).code === 'UND_ERR_SOCKET'
          ? Object.assign(new Error('the tunnel broke off', { cause }), {
              code: 'UND_ERR_PRX_CONN',
            })
          : cause;
      }),
  });
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
