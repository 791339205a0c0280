/** Acme on this machine, from its manual: real state over real HTTP, and faults on demand. */
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
  /** From now on this is the answer to every request, and nothing is done. */
  refuseAll(answer: Refusal | ((request: IncomingMessage) => Refusal)): void;
  /** The next writes are done, so many of them, and the line drops before the answer. */
  loseAnswers(times: number): void;
  close(): Promise<void>;
}

export interface AcmeServerOptions extends Partial<StateOptions> {
  /** Takes every request and answers none. */
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
  const answers = new Map<string, { readonly asked: string; readonly answer: unknown }>();
  let refuseWith: Parameters<AcmeServer['refuseAll']>[0] | undefined;
  let answersToLose = 0;
  let origin = '';

  /** A request key that came before gets the answer of then. */
  const once = (key: string | undefined, asked: string, act: () => unknown): unknown => {
    if (key === undefined) return act();
    if (!/^[!-~]{1,64}$/.test(key)) refuseField('Acme-Request-Key', 'malformed');
    const before = answers.get(key);
    if (before && before.asked !== asked) refuse('REQUEST_KEY_REUSED');
    const answer = before ? before.answer : act();
    answers.set(key, { asked, answer });
    return answer;
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
      (answer) => {
        const writes = request.method !== 'GET' && !request.url?.endsWith('/search');
        if (!writes || answersToLose === 0) return send({ status: 200, body: answer });
        answersToLose -= 1;
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
    refuseAll: (answer) => {
      refuseWith = answer;
    },
    loseAnswers: (times) => {
      answersToLose = times;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
