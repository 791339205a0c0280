/** Acme on this machine, written from its manual: state over HTTP, with faults on demand. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { refuse, refuseField, Refused, type Refusal } from './refusals.js';
import { routes, type Call } from './routes.js';
import { createState, type Fields, type State, type StateOptions } from './state.js';

export interface AcmeServer {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly state: State;
  /** From now on, every request gets this response and has no effect. */
  refuseAll(response: Refusal | ((request: IncomingMessage) => Refusal)): void;
  /** The next so many writes take effect, and the connection drops before the response. */
  loseResponses(times: number): void;
  close(): Promise<void>;
}

export interface AcmeServerOptions extends Partial<StateOptions> {
  /** Accepts every request and never responds. */
  readonly silent?: boolean;
}

const apiKey = 'acme-key-5f0c7d2e9b';

export async function startAcmeServer(options: AcmeServerOptions = {}): Promise<AcmeServer> {
  const { silent = false, ...stateOptions } = options;
  const state = createState({
    now: Date.now,
    settleMs: 1_000,
    countsReads: false,
    ...stateOptions,
  });
  const responses = new Map<string, { readonly request: string; readonly response: unknown }>();
  let refuseWith: Parameters<AcmeServer['refuseAll']>[0] | undefined;
  let responsesToLose = 0;
  let origin = '';

  /** A repeated request key gets the first response again. */
  const once = (key: string | undefined, request: string, act: () => unknown): unknown => {
    if (key === undefined) return act();
    if (!/^[!-~]{1,64}$/.test(key)) refuseField('Acme-Request-Key', 'malformed');
    const before = responses.get(key);
    if (before && before.request !== request) refuse('REQUEST_KEY_REUSED');
    const response = before ? before.response : act();
    responses.set(key, { request, response });
    return response;
  };

  const serve = async (request: IncomingMessage): Promise<unknown> => {
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams } = new URL(url, origin);
    const body = await text(request);
    if (refuseWith)
      throw new Refused(typeof refuseWith === 'function' ? refuseWith(request) : refuseWith);
    if (headers['acme-key'] !== apiKey) refuse('KEY_REFUSED');
    const route = routes[`${method} ${pathname.replace(/\/\d+/g, '/#')}`];
    if (!route) return refuse('ROUTE_MISSING');
    const key = headers['acme-request-key'];
    const call: Call = {
      numbers: [...pathname.matchAll(/\/(\d+)/g)].map(([, digits]) => Number(digits)),
      query: Object.fromEntries(searchParams),
      body: body === '' ? {} : (JSON.parse(body) as Fields),
      key: typeof key === 'string' ? key : undefined,
      link: (helper) => `${origin}/v2/helpers/${helper}`,
    };
    state.settle();
    return once(call.key, `${method} ${url} ${body}`, () => route(state, call));
  };

  const server = createServer((request, response) => {
    if (silent) return;
    const send = ({ status, body, headers = {} }: Refusal) => {
      const json = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(body === undefined ? 204 : status, headers).end(json);
    };
    serve(request).then(
      (body) => {
        const writes = request.method !== 'GET' && !request.url?.endsWith('/search');
        if (!writes || responsesToLose === 0) return send({ status: 200, body });
        responsesToLose -= 1;
        response.destroy();
      },
      (thrown: unknown) => {
        send(thrown instanceof Refused ? thrown.refusal : { status: 500, body: String(thrown) });
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    baseUrl: origin,
    apiKey,
    state,
    refuseAll: (response) => {
      refuseWith = response;
    },
    loseResponses: (times) => {
      responsesToLose = times;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
