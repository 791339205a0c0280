import { inspect } from 'node:util';
import { GetAssistantCommand } from '@aws-sdk/client-qconnect';
import type { AssistantError } from '@assistant-provider/core';
import { describe, expect, it, vi } from 'vitest';
import { createQConnectProvider } from '../src/index.js';
import {
  assistantData,
  assistantId,
  credentials,
  errorOf,
  givenAnswers,
  givenServer,
  provideDirectly,
  sendJson,
  valueOf,
} from './harness.js';

/** Every view of an error that a log could show. */
const shown = (error: AssistantError): string =>
  [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
  ].join('\n');

const secretsIn = (text: string): readonly string[] =>
  Object.values(credentials).filter(
    (secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
  );

describe('secrets', () => {
  it('are masked in errors, whatever the vendor echoes', async () => {
    const { provider } = await givenAnswers((response, { headers }) => {
      const echo = JSON.stringify({ ...headers, ...credentials });
      sendJson(
        response,
        403,
        {
          message: `The Canonical String for this request should have been ${echo}`,
          resourceName: echo,
          note: echo,
        },
        {
          'x-amzn-errortype': 'InvalidSignatureException',
          'x-amzn-requestid': `${credentials.accessKeyId}/${credentials.secretAccessKey}`,
        },
      );
    });

    const error = await errorOf(provider.assistants.get(assistantId));
    const native = await errorOf(provider.native.send(new GetAssistantCommand({ assistantId })));

    expect(error).toMatchObject({ kind: 'unauthenticated', retry: 'never' });
    for (const each of [error, native]) {
      expect(secretsIn(shown(each))).toEqual([]);
      expect(shown(each)).not.toMatch(/Signature=[0-9a-f]/);
      expect(each.message).toContain('check the secret access key');
    }
  });

  it("are masked in the vendor's code and in field names", async () => {
    const { secretAccessKey } = credentials;
    const { provider } = await givenAnswers((response) =>
      sendJson(
        response,
        400,
        { message: `Value 'x' at '${secretAccessKey}' failed to satisfy constraint: no` },
        { 'x-amzn-errortype': secretAccessKey },
      ),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(secretsIn(shown(error))).toEqual([]);
  });

  it('are masked in messages of any length', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 500, {
        message: Array.from({ length: 300_000 }, () => credentials.sessionToken).join(' '),
      }),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error.message.length).toBeLessThanOrEqual(2_000);
    expect(shown(error).length).toBeLessThan(30_000);
    expect(secretsIn(shown(error))).toEqual([]);
    expect(shown(error)).not.toContain(credentials.sessionToken.slice(0, 8));
  });

  it('are masked in errors about unexpected responses', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        assistant: { ...assistantData, tags: { [credentials.secretAccessKey]: 1 } },
      }),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error.kind).toBe('unexpectedReply');
    expect(secretsIn(shown(error))).toEqual([]);
  });

  it("are masked if a function or the SDK's chain provides them", async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', credentials.sessionToken);
    const { url } = await givenServer((response) =>
      sendJson(response, 500, { message: Object.values(credentials).join(' ') }),
    );
    const byFunction = createQConnectProvider({
      region: 'us-east-1',
      endpoint: url,
      credentials: () => Promise.resolve(credentials),
    });
    const byChain = createQConnectProvider({ region: 'us-east-1', endpoint: url });

    for (const provider of [byFunction, byChain]) {
      const error = await errorOf(provider.native.send(new GetAssistantCommand({ assistantId })));
      expect(error).toMatchObject({ kind: 'unavailable', status: 500 });
      expect(secretsIn(shown(error))).toEqual([]);
      await valueOf(provider.close());
    }
    vi.unstubAllEnvs();
  });

  it('are not visible in a provider', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    await valueOf(provider.assistants.get(assistantId));

    const views = [
      inspect(provider, { depth: null }),
      inspect(provider, { depth: null, showHidden: true }),
      JSON.stringify(provider),
      inspect({ ...provider.native }, { depth: null }),
    ];

    expect(secretsIn(views.join('\n'))).toEqual([]);
    expect(provider.native.sdk.config.region).toBeTypeOf('function');
  });
});

describe('missing credentials', () => {
  const failing = () =>
    Promise.reject(new Error(`the vault is sealed (token=${credentials.sessionToken})`));

  it('fail the call before anything is sent, with advice', async () => {
    const { url, requests } = await givenServer((response) => sendJson(response, 200, {}));
    const provider = provideDirectly({ endpoint: url, credentials: failing });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unauthenticated', retry: 'never', effect: 'none' });
    expect(error.message).toContain('options.credentials failed: the vault is sealed');
    // Credentials were given, so that advice would mislead.
    expect(error.message).not.toContain('AWS_PROFILE');
    expect(error.message).toContain('options.credentials');
    expect(requests).toEqual([]);
  });

  it.each([undefined, null, 'keys', []])(
    'fail the call if the function returns %j',
    async (given) => {
      const provider = provideDirectly({
        endpoint: 'http://127.0.0.1:9',
        credentials: () => Promise.resolve(given as never),
      });

      const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

      expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
      expect(error.message).toContain('credentials must be an object with keys');
    },
  );

  it('fail the call if the function returns something else', async () => {
    const { url, requests } = await givenServer((response) => sendJson(response, 200, {}));
    const provider = provideDirectly({
      endpoint: url,
      credentials: () => Promise.resolve({ accessKeyId: 'only' } as never),
    });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
    expect(requests).toEqual([]);
  });
});
