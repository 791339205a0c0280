import { QConnectClient, UpdateAssistantAIAgentCommand } from '@aws-sdk/client-qconnect';
import { isAssistantError, type AssistantError } from '@assistant-provider/core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createQConnectDriver,
  createQConnectProvider,
  type QConnectProviderOptions,
} from '../src/index.js';
import {
  agentId,
  assistantData,
  assistantId,
  credentials,
  givenServer,
  sendJson,
  valueOf,
} from './harness.js';

const thrownBy = (make: () => unknown): AssistantError => {
  try {
    make();
  } catch (thrown) {
    if (isAssistantError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('expected it to throw');
};

describe('a wrong configuration', () => {
  it.each<[string, unknown, readonly (readonly [string, string])[]]>([
    ['none at all', undefined, [['options', 'required']]],
    ['no region', {}, [['options.region', 'required']]],
    ['a region that is a host', { region: 'evil.example/' }, [['options.region', 'pattern']]],
    [
      'an option that is not known',
      { region: 'us-east-1', regoin: 'x' },
      [['options.regoin', 'unknownField']],
    ],
    [
      'an endpoint that is no URL',
      { region: 'us-east-1', endpoint: 'wisdom' },
      [['options.endpoint', 'url']],
    ],
    [
      'an endpoint without TLS',
      { region: 'us-east-1', endpoint: 'http://wisdom.example' },
      [['options.endpoint', 'https']],
    ],
    [
      'an endpoint that looks like loopback',
      { region: 'us-east-1', endpoint: 'http://localhost.example' },
      [['options.endpoint', 'https']],
    ],
    [
      'an endpoint with a user',
      { region: 'us-east-1', endpoint: 'https://a:b@wisdom.example' },
      [['options.endpoint', 'url']],
    ],
    [
      'an endpoint and FIPS',
      {
        region: 'us-east-1',
        endpoint: 'https://wisdom.example',
        useFipsEndpoint: true,
        useDualstackEndpoint: true,
      },
      [
        ['options.useFipsEndpoint', 'exclusive'],
        ['options.useDualstackEndpoint', 'exclusive'],
      ],
    ],
    [
      'credentials that are none',
      { region: 'us-east-1', credentials: 'key' },
      [['options.credentials', 'type']],
    ],
    [
      'credentials that lack half',
      { region: 'us-east-1', credentials: { accessKeyId: 'a' } },
      [['options.credentials.secretAccessKey', 'required']],
    ],
    [
      'credentials with a line break',
      {
        region: 'us-east-1',
        credentials: { accessKeyId: 'a\r\nb', secretAccessKey: 's', sessionToken: '' },
      },
      [
        ['options.credentials.accessKeyId', 'controlCharacters'],
        ['options.credentials.sessionToken', 'length'],
      ],
    ],
    ['a client that is none', { client: {} }, [['options.client', 'type']]],
    [
      'a client and more',
      { client: new QConnectClient({ region: 'us-east-1' }), region: 'us-east-1', credentials },
      [
        ['options.region', 'exclusive'],
        ['options.credentials', 'exclusive'],
      ],
    ],
    [
      'sizes and times out of range',
      { region: 'us-east-1', maxResponseBytes: 0, timeoutMs: -1, tryTimeoutMs: 'soon' },
      [
        ['options.timeoutMs', 'range'],
        ['options.tryTimeoutMs', 'type'],
        ['options.maxResponseBytes', 'range'],
      ],
    ],
    [
      'a handler that is none',
      { region: 'us-east-1', requestHandler: 5 },
      [['options.requestHandler', 'type']],
    ],
  ])('%s is named', (_, options, expected) => {
    const error = thrownBy(() => createQConnectProvider(options as QConnectProviderOptions));

    expect(error).toMatchObject({ kind: 'misconfigured', vendor: 'qconnect' });
    const named = (error.issues ?? []).map(({ field, rule }) => [field, rule]);
    expect(named.toSorted()).toEqual([...expected].toSorted());
    expect(JSON.stringify(error)).not.toContain(credentials.secretAccessKey);
  });

  it("also makes the driver's factory throw", () => {
    const error = thrownBy(() => createQConnectDriver({ region: '' }));

    expect(error).toMatchObject({ kind: 'misconfigured', issues: [{ field: 'options.region' }] });
  });

  it.each([
    'https://wisdom.example/base',
    'http://localhost:1',
    'http://127.0.0.2:1',
    'http://[::1]:1',
  ])('%s is a right endpoint', async (endpoint) => {
    const provider = createQConnectProvider({ region: 'us-east-1', endpoint, credentials });
    await valueOf(provider.close());
  });
});

describe('hosts', () => {
  it.each([
    [{}, 'wisdom.us-west-2.amazonaws.com'],
    [{ useFipsEndpoint: true }, 'wisdom-fips.us-west-2.amazonaws.com'],
    [{ useDualstackEndpoint: true }, 'wisdom.us-west-2.api.aws'],
    [{ useFipsEndpoint: true, useDualstackEndpoint: true }, 'wisdom-fips.us-west-2.api.aws'],
  ])('%j leads to %s', async (options, host) => {
    const hosts: string[] = [];
    const handle = ({ hostname }: { hostname: string }) => {
      hosts.push(hostname);
      const body = new TextEncoder().encode(JSON.stringify({ assistant: assistantData }));
      return Promise.resolve({ response: { statusCode: 200, headers: {}, body } });
    };
    const provider = createQConnectProvider({
      region: 'us-west-2',
      credentials,
      requestHandler: { handle } as unknown as NonNullable<
        QConnectProviderOptions['requestHandler']
      >,
      ...options,
    });

    await valueOf(provider.assistants.get(assistantId));

    expect(hosts).toEqual([host]);
    await valueOf(provider.close());
  });
});

it('the SDK makes one attempt, whatever the environment says', async () => {
  vi.stubEnv('AWS_MAX_ATTEMPTS', '5');
  vi.stubEnv('AWS_RETRY_MODE', 'adaptive');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const { url, requests } = await givenServer((response) => sendJson(response, 503, {}));
  const provider = createQConnectProvider({ region: 'us-east-1', endpoint: url, credentials });

  await expect(
    provider.native.sdk.send(
      new UpdateAssistantAIAgentCommand({
        assistantId,
        aiAgentType: 'MANUAL_SEARCH',
        configuration: { aiAgentId: agentId },
      }),
    ),
  ).rejects.toMatchObject({ $metadata: { httpStatusCode: 503, attempts: 1 } });

  expect(requests).toHaveLength(1);
  expect(requests[0]?.headers['amz-sdk-request']).toBe('attempt=1; max=1');
  await valueOf(provider.close());
});

it('the given credentials object stays unchanged', async () => {
  const frozen = Object.freeze({ ...credentials });
  const { url } = await givenServer((response) =>
    sendJson(response, 200, { assistant: assistantData }),
  );

  for (const given of [frozen, () => Promise.resolve(frozen)]) {
    const provider = createQConnectProvider({
      region: 'us-east-1',
      endpoint: url,
      credentials: given,
    });
    expect(await valueOf(provider.assistants.get(assistantId))).toMatchObject({ id: assistantId });
    await valueOf(provider.close());
  }
});
