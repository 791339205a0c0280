/** Dispatchers of the application: what they throw is read as what it was, and nothing of ours stays. */
import { constants, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { retry } from '@assistant-provider/policies';
import { createProvider } from '@assistant-provider/core/adapter';
import { createAutoClock } from '@assistant-provider/test-support';
import { Agent, interceptors, MockAgent, RetryAgent, type Dispatcher } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createGenesysDriver, createGenesysProvider } from '../src/index.js';
import {
  assistantId,
  errorBody,
  errorOf,
  givenAnswers,
  provideDirectly,
  queueId,
  sendJson,
  valueOf,
} from './harness.js';

const once = { maxRetries: 0, minTimeout: 1, maxTimeout: 1 };
const posts = { methods: ['POST', 'GET', 'DELETE'] as Dispatcher.HttpMethod[] };

function closedLater<D extends Dispatcher>(dispatcher: D): D {
  onTestFinished(() => dispatcher.destroy());
  return dispatcher;
}

const turnsIntoErrors: Readonly<Record<string, () => Dispatcher>> = {
  RetryAgent: () => closedLater(new RetryAgent(new Agent(), { ...once, ...posts })),
  'interceptors.retry': () => closedLater(new Agent()).compose(interceptors.retry(once)),
  'interceptors.responseError': () =>
    closedLater(new Agent()).compose(interceptors.responseError()),
};

describe.each(Object.entries(turnsIntoErrors))('%s', (_, create) => {
  it.each([
    { status: 429, kind: 'rateLimited', retry: 'transient', effect: 'none' },
    { status: 503, kind: 'unavailable', retry: 'never', effect: 'maybe' },
  ])('hands over a $status as $kind', async ({ status, ...expected }) => {
    const { provider } = await givenAnswers(
      (response) => sendJson(response, status, errorBody('busy', status), { 'retry-after': '7' }),
      { dispatcher: create() },
    );

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ ...expected, status, requestId: 'correlation-1' });
    expect(error.retryAfterMs).toBe(7_000);
    expect(error.message).toContain(`responded with ${status}`);
  });

  it('hands over a response that is in no list of its own', async () => {
    const { provider } = await givenAnswers(
      (response) => sendJson(response, 404, errorBody('not.found', 404)),
      { dispatcher: create() },
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'notFound', status: 404, vendorCode: 'not.found' });
  });
});

describe('the body of an error of `responseError`', () => {
  const toError = () => closedLater(new Agent()).compose(interceptors.responseError());

  it('is read for the code of the vendor', async () => {
    const { provider } = await givenAnswers(
      (response) => sendJson(response, 403, errorBody('missing.permissions', 403)),
      { dispatcher: toError() },
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'permissionDenied', vendorCode: 'missing.permissions' });
  });

  it('may be text', async () => {
    const { provider } = await givenAnswers(
      (response) => response.writeHead(409, { 'content-type': 'text/plain' }).end('taken'),
      { dispatcher: toError() },
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'conflict',
      status: 409,
    });
  });
});

describe('a dispatcher that repeats a write', () => {
  /** The first response is lost in the dispatcher. */
  const givenLost = (second: number) => {
    let count = 0;
    return givenAnswers(
      (response) => ((count += 1) === 1 ? sendJson(response, 503) : sendJson(response, second, {})),
      {
        dispatcher: closedLater(new RetryAgent(new Agent(), { ...once, ...posts, maxRetries: 1 })),
      },
    );
  };

  it.each([400, 401, 429])('has a possible effect whatever the last response: %d', async (last) => {
    const { provider, requests } = await givenLost(last);

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ status: last, effect: 'maybe', retry: 'never' });
    expect(requests.length).toBeGreaterThan(1);
  });

  it('has deleted what it no longer finds', async () => {
    const { provider } = await givenLost(404);
    expect(await provider.queues.unbind(assistantId, queueId(1))).toMatchObject({
      value: undefined,
    });
  });
});

describe('an odd dispatcher', () => {
  type Handler = Dispatcher.DispatchHandler;
  const controller = {} as Dispatcher.DispatchController;
  const odd = (dispatch: (handler: Handler) => void) =>
    ({
      dispatch: (_: unknown, handler: Handler) => dispatch(handler),
      request: () => undefined,
    }) as unknown as Dispatcher;
  const provideThrough = (dispatch: (handler: Handler) => void) =>
    provideDirectly(
      { apiUrl: 'http://127.0.0.1:9', loginUrl: 'http://127.0.0.1:9' },
      { dispatcher: odd(dispatch) },
    );

  it.each<[string, (handler: Handler) => void]>([
    [
      'leaves the headers out',
      (handler) => {
        handler.onResponseStart?.(controller, 500, undefined as never);
        handler.onResponseEnd?.(controller, {});
      },
    ],
    [
      'leaves the status out',
      (handler) => {
        handler.onRequestStart?.(controller, {});
        handler.onResponseEnd?.(controller, {});
      },
    ],
    [
      'throws after it began',
      (handler) => {
        handler.onRequestStart?.(controller, {});
        throw new Error('odd');
      },
    ],
    [
      'throws without having said that it began',
      () => {
        throw new TypeError('odd');
      },
    ],
    [
      'reports what is not an error',
      (handler) => handler.onResponseError?.(controller, 'odd' as never),
    ],
  ])('that %s leaves a write with a possible effect', async (_, dispatch) => {
    const error = await errorOf(provideThrough(dispatch).assistants.create({ name: 'Desk' }));
    expect(error).toMatchObject({ effect: 'maybe', retry: 'never' });
  });

  it('may respond without headers and in text', async () => {
    const provider = provideThrough((handler) => {
      handler.onResponseStart?.(controller, 200, undefined as never);
      handler.onResponseData?.(controller, '{"entities":[]}' as never);
      handler.onResponseEnd?.(controller, {});
    });
    expect((await valueOf(provider.assistants.list())).items).toEqual([]);
  });
});

describe('a MockAgent', () => {
  const host = 'http://127.0.0.1:9';
  const provideMocked = () => {
    const agent = new MockAgent();
    onTestFinished(() => agent.close());
    agent.disableNetConnect();
    const provider = createGenesysProvider({
      apiUrl: host,
      accessToken: 'a-token-of-the-test',
      dispatcher: agent,
    });
    return { agent, provider };
  };

  it('without a reply for the request is `misconfigured`, without effect', async () => {
    const { provider } = provideMocked();

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'misconfigured', retry: 'never', effect: 'none' });
    expect(error.message).toContain('UND_MOCK_ERR_MOCK_NOT_MATCHED');
    expect(error.message).toContain('add a reply for this request to the mock');
  });

  it('that throws a TypeError is `unknown`, and asked once', async () => {
    const { agent, provider } = provideMocked();
    const reply = vi.fn(() => {
      throw new TypeError('fixture is undefined');
    });
    agent
      .get(host)
      .intercept({ path: () => true, method: 'GET' })
      .reply(200, reply)
      .persist();

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unknown', retry: 'never', effect: 'none' });
    expect(error.message).toContain('fixture is undefined');
    expect(reply).toHaveBeenCalledOnce();
  });
});

describe('a header that HTTP forbids', () => {
  it('is `misconfigured`, names the header and not its value, and has no effect', async () => {
    const addKey: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
      dispatch(
        { ...options, headers: { ...(options.headers as object), 'x-key': 'secret-key\n' } },
        handler,
      );
    const { provider, requests } = await givenAnswers((response) => response.end(), {
      dispatcher: closedLater(new Agent()).compose(addKey),
    });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'misconfigured', retry: 'never', effect: 'none' });
    expect(error.message).toContain('invalid x-key header');
    expect(JSON.stringify(error)).not.toContain('secret-key');
    expect(requests).toEqual([]);
  });
});

describe('HTTP/2', () => {
  it('sends a refused stream again, even of a write: nothing was processed', async () => {
    const server = createHttp2Server();
    let streams = 0;
    server.on('stream', (stream) => {
      stream.on('error', () => undefined);
      if ((streams += 1) === 1) return stream.close(constants.NGHTTP2_REFUSED_STREAM);
      stream.respond({ ':status': 200, 'content-type': 'application/json' });
      stream.end(JSON.stringify({ id: assistantId, name: 'Desk', state: 'Active' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const dispatcher = new Agent({ allowH2: true, connect: { useH2c: true } as never });
    onTestFinished(async () => {
      await dispatcher.destroy();
      server.close();
    });
    const driver = createGenesysDriver({
      apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      accessToken: 'a-token-of-the-test',
      dispatcher,
    });
    const provider = createProvider(driver, {
      requestInterceptors: [retry()],
      clock: createAutoClock(),
    });

    const created = await valueOf(provider.assistants.create({ name: 'Desk' }));

    expect(created.id).toBe(assistantId);
    expect(streams).toBe(2);
  });
});
