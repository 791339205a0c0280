import { QConnectClient } from '@aws-sdk/client-qconnect';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
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
  ])('may return %s', async (_, body) => {
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
    expect(destroy).toHaveBeenCalledOnce();
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
