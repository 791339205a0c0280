import { QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isSendReplaced } from '../src/http/replaced-send.js';
import { createQConnectProvider, type QConnectProviderOptions } from '../src/index.js';
import {
  agentId,
  assistantData,
  assistantId,
  credentials,
  errorOf,
  givenServer,
  sendJson,
  valueOf,
} from './harness.js';

describe('a given request handler', () => {
  const answered = JSON.stringify({ assistant: assistantData });
  it.each([
    ['bytes', () => new TextEncoder().encode(answered)],
    ['text', () => answered],
    ['a blob', () => new Blob([answered])],
    ['a web stream', () => new Blob([answered]).stream()],
  ])('may return %s, and stays open', async (_, body) => {
    const destroy = vi.fn();
    const handle = () =>
      Promise.resolve({ response: { statusCode: 200, headers: {}, body: body() } });
    const provider = createQConnectProvider({
      region: 'us-east-1',
      credentials,
      requestHandler: { handle, destroy } as unknown as NonNullable<
        QConnectProviderOptions['requestHandler']
      >,
    });

    expect(await valueOf(provider.assistants.get(assistantId))).toMatchObject({ id: assistantId });
    await valueOf(provider.close());
    // Other providers may share it.
    expect(destroy).not.toHaveBeenCalled();
  });
});

describe('a given client', () => {
  async function givenClient(maxAttempts: number, ...answers: (number | object)[]) {
    const server = await givenServer((response) => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (typeof answer === 'number') sendJson(response, answer, {});
      else sendJson(response, 200, answer);
    });
    const client = new QConnectClient({
      region: 'us-east-1',
      endpoint: server.url,
      credentials: { ...credentials },
      maxAttempts,
    });
    onTestFinished(() => client.destroy());
    return { ...server, client };
  }

  it('is neither changed nor closed', async () => {
    const assistant = {
      ...assistantData,
      orchestratorConfigurationList: [{ aiAgentId: agentId, orchestratorUseCase: 'U' }],
    };
    const { client, requests } = await givenClient(1, { assistant });
    const before = client.middlewareStack.identify();
    const destroy = vi.spyOn(client, 'destroy');
    const provider = createQConnectProvider({ client });

    const assigned = await valueOf(
      provider.aiAgents.assign(assistantId, { role: 'orchestration', useCase: 'U', agentId }),
    );
    await valueOf(provider.close());

    expect(assigned.useCase).toBe('U');
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ orchestratorUseCase: 'U' });
    expect(provider.native.sdk).toBe(client);
    expect(client.middlewareStack.identify()).toEqual(before);
    expect(destroy).not.toHaveBeenCalled();
  });

  it('that retries by itself leaves the effect of its first attempts unknown', async () => {
    const { client, requests } = await givenClient(2, 500, 403);
    const provider = createQConnectProvider({ client });

    const error = await errorOf(
      provider.aiAgents.assign(assistantId, { role: 'manualSearch', agentId }),
    );

    expect(error).toMatchObject({ kind: 'permissionDenied', effect: 'maybe' });
    expect(requests).toHaveLength(2);
    await valueOf(provider.close());
  });

  it('may be a test double that sends nothing', async () => {
    const { client, requests } = await givenClient(1, 500);
    const answer = Promise.resolve({ $metadata: {}, assistant: assistantData });
    // `send` has overloads with a callback, which return nothing.
    vi.spyOn(client, 'send').mockReturnValue(answer as unknown as void);
    const provider = createQConnectProvider({ client });

    expect(await valueOf(provider.assistants.get(assistantId))).toMatchObject({ id: assistantId });
    expect(requests).toEqual([]);
    await valueOf(provider.close());
  });
});

describe('a given client that retries by itself', () => {
  it('is not retried on top of that: a 503 makes its own tries', async () => {
    const { url, requests } = await givenServer((response) => sendJson(response, 503, {}));
    const client = new QConnectClient({
      region: 'us-east-1',
      endpoint: url,
      credentials: { ...credentials },
      maxAttempts: 3,
    });
    onTestFinished(() => client.destroy());
    const provider = createQConnectProvider({ client });

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'unavailable', retry: 'exhausted', status: 503 });
    expect(requests).toHaveLength(3);
  });

  it('is retried by the provider if it made one attempt', async () => {
    const { url, requests } = await givenServer((response) => {
      if (requests.length === 1) sendJson(response, 503, {});
      else sendJson(response, 200, { assistant: assistantData });
    });
    const client = new QConnectClient({
      region: 'us-east-1',
      endpoint: url,
      credentials: { ...credentials },
      maxAttempts: 1,
    });
    onTestFinished(() => client.destroy());

    const provider = createQConnectProvider({ client });
    await valueOf(provider.assistants.get(assistantId));

    expect(requests).toHaveLength(2);
  });
});

describe('a double of a client, as aws-sdk-client-mock makes it', () => {
  type Send = () => unknown;

  /** Replaces `send` on the client itself or on its class, and nothing else. */
  const replaceSend = (where: object, send: Send) => {
    Object.defineProperty(where, 'send', { value: send, configurable: true, writable: true });
    onTestFinished(() => void Reflect.deleteProperty(where, 'send'));
  };

  const places = ['on the client', 'on its class'] as const;

  function givenDouble(place: (typeof places)[number], send: Send) {
    for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
      vi.stubEnv(name, undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    const asked = vi.fn(() => Promise.reject(new Error('asked for credentials')));
    const client = new QConnectClient({ region: 'us-east-1', credentials: asked });
    replaceSend(place === 'on the client' ? client : QConnectClient.prototype, send);
    return { asked, provider: createQConnectProvider({ client, retry: false }) };
  }

  describe.each(places)('%s', (place) => {
    it('is asked without credentials', async () => {
      const { provider, asked } = givenDouble(place, () =>
        Promise.resolve({ assistant: assistantData }),
      );
      expect(await valueOf(provider.assistants.get(assistantId))).toMatchObject({
        id: assistantId,
      });
      expect(asked).not.toHaveBeenCalled();
    });

    it('that returns nothing is `unexpectedReply`', async () => {
      const { provider } = givenDouble(place, () => undefined);
      expect((await errorOf(provider.assistants.get(assistantId))).kind).toBe('unexpectedReply');
    });

    const metadata = (httpStatusCode: number) => ({
      $metadata: { httpStatusCode, requestId: 'r' },
    });
    it.each<[string, object, object]>([
      [
        'ThrottlingException with 400',
        { name: 'ThrottlingException', $fault: 'client', ...metadata(400) },
        { kind: 'rateLimited', retry: 'transient', status: 400, requestId: 'r', effect: 'none' },
      ],
      [
        'ThrottlingException without a status',
        { name: 'ThrottlingException', $fault: 'client', $metadata: {} },
        { kind: 'rateLimited', vendorCode: 'ThrottlingException' },
      ],
      [
        'a name alone',
        { name: 'ResourceNotFoundException' },
        { kind: 'notFound', vendorCode: 'ResourceNotFoundException' },
      ],
      [
        'a new code of the server',
        { name: 'NovelException', $fault: 'server', $metadata: {} },
        { kind: 'unavailable', vendorCode: 'NovelException', effect: 'maybe' },
      ],
      ['a status alone', { name: 'Error', ...metadata(409) }, { kind: 'conflict', status: 409 }],
      ['ExpiredTokenException', { name: 'ExpiredTokenException' }, { kind: 'unauthenticated' }],
      ['a broken connection', { code: 'ECONNRESET' }, { kind: 'unavailable', effect: 'maybe' }],
      ['an error that says nothing', {}, { kind: 'unavailable', effect: 'maybe' }],
      [
        'a missing module',
        { code: 'MODULE_NOT_FOUND' },
        { kind: 'misconfigured', retry: 'never', effect: 'none' },
      ],
    ])('that rejects with %s is read as the SDK', async (_, members, expected) => {
      const thrown = Object.assign(new Error('Rate exceeded'), members);
      const { provider, asked } = givenDouble(place, () => Promise.reject(thrown));

      const error = await errorOf(
        provider.aiAgents.assign(assistantId, { role: 'manualSearch', agentId }),
      );

      expect(error).toMatchObject(expected);
      expect(error.message).toContain('Rate exceeded');
      expect(asked).not.toHaveBeenCalled();
    });
  });

  it('that throws a TypeError is `unknown`, and asked once', async () => {
    const client = new QConnectClient({ region: 'us-east-1', credentials });
    const send = vi.fn(() => {
      throw new TypeError('fixture is undefined');
    });
    replaceSend(client, send);
    const provider = createQConnectProvider({ client });

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'unknown', retry: 'never', effect: 'none' });
    expect(error.message).toContain('fixture is undefined');
    expect(send).toHaveBeenCalledOnce();
  });

  it.each([
    ['a client of the SDK', new QConnectClient({ region: 'us-east-1' }), false],
    [
      'a subclass of it',
      new (class Ours extends QConnectClient {})({ region: 'us-east-1' }),
      false,
    ],
    ['an object', { send: () => undefined }, true],
    ['an object without `send`', {}, true],
    [
      'a subclass with a `send` of its own',
      Object.create(
        Object.create(QConnectClient.prototype, { send: { value: () => undefined } }) as object,
      ) as object,
      true,
    ],
  ])('%s is recognised', (_, client, expected) => {
    expect(isSendReplaced(client)).toBe(expected);
  });

  it('does not stand in for a connection of our own', async () => {
    const { url, requests } = await givenServer((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    replaceSend(QConnectClient.prototype, () => Promise.reject(new Error('mocked')));
    const provider = createQConnectProvider({ region: 'us-east-1', endpoint: url, credentials });
    await valueOf(provider.assistants.get(assistantId));
    expect(requests).toHaveLength(1);
    await valueOf(provider.close());
  });
});
