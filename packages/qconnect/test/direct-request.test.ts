import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { assistantData, assistantId, errorOf, givenAnswers, sendJson, valueOf } from './harness.js';
import { requests, sendBothWays } from './requests.js';

describe('a request of the driver', () => {
  it.each(Object.entries(requests))('%s is sent directly, as the SDK sends it', async (_, call) => {
    const { sent, ours, comparable } = await sendBothWays(call);

    expect(sent).not.toHaveBeenCalled();
    expect(comparable[0]).toEqual(comparable[1]);
    expect(ours.headers['user-agent']).toMatch(
      /aws-sdk-js\/(3\.\d+\.\d+) .*api\/qconnect#3\.\d+\.\d+/,
    );
    expect(ours.headers['amz-sdk-invocation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('carries the trace of the AWS Lambda invocation', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'desk');
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-2-3');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );

    await valueOf(provider.assistants.get(assistantId));
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-2-4');
    await valueOf(provider.assistants.get(assistantId));

    expect(requests.map(({ headers }) => headers['x-amzn-trace-id'])).toEqual([
      'Root=1-2-3',
      'Root=1-2-4',
    ]);
  });
});

describe('the shared parts of requests', () => {
  it('are looked up again by the next call if the lookup failed', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    const { config } = provider.native.sdk;
    const region = vi.spyOn(config, 'region').mockRejectedValueOnce(new Error('no region yet'));

    const error = await errorOf(provider.assistants.get(assistantId));
    const assistant = await valueOf(provider.assistants.get(assistantId));

    expect(error.message).toContain('no region yet');
    expect(error.effect).toBe('none');
    expect(assistant.id).toBe(assistantId);
    expect(requests).toHaveLength(1);
    region.mockClear();
    await valueOf(provider.assistants.get(assistantId));
    expect(region).not.toHaveBeenCalled();
  });

  it('ignore middleware that the application adds to the client later', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    const { middlewareStack } = provider.native.sdk;
    const seen = vi.fn();
    middlewareStack.add((next) => (args) => (seen(), next(args)), { step: 'initialize' });

    await valueOf(provider.assistants.get(assistantId));

    expect(seen).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
  });
});
