import { inspect } from 'node:util';
import { CreateAssistantCommand, GetAssistantCommand } from '@aws-sdk/client-qconnect';
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

/** Everything that a log could show of an error. */
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
  it('stand in no error, whatever the vendor echoes', async () => {
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

  it('stand in no error when they stand in its code or in the names of fields', async () => {
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

  it('stand in no answer that is wrong', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, {
        assistant: { ...assistantData, tags: { [credentials.secretAccessKey]: 1 } },
      }),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error.kind).toBe('unexpectedReply');
    expect(secretsIn(shown(error))).toEqual([]);
  });

  it('are masked, too, when a function or the SDK’s own chain has them', async () => {
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

  it('stand in no view of a provider', async () => {
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

describe('credentials that cannot be had', () => {
  const failing = () =>
    Promise.reject(new Error(`the vault is sealed (token=${credentials.sessionToken})`));

  it('end the call before anything is sent, and say what to do', async () => {
    const { url, requests } = await givenServer((response) => sendJson(response, 200, {}));
    const provider = provideDirectly({ endpoint: url, credentials: failing });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unauthenticated', retry: 'never', effect: 'none' });
    expect(error.message).toContain('the vault is sealed');
    expect(error.message).toContain('options.credentials');
    expect(requests).toEqual([]);
  });

  it('that are no credentials are named, too', async () => {
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

describe('a clock that is wrong', () => {
  it('is put right by the first refusal, and the next try is accepted', async () => {
    // Given a vendor whose time is an hour ahead
    const vendorTime = Date.now() + 3_600_000;
    const { provider } = await givenAnswers((response, { headers }) => {
      const date = String(headers['x-amz-date']);
      const signedAt = Date.parse(
        date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
      );
      const late = Math.abs(vendorTime - signedAt) > 300_000;
      sendJson(
        response,
        late ? 403 : 200,
        late ? { message: 'Signature expired' } : { assistant: assistantData },
        {
          date: new Date(vendorTime).toUTCString(),
          ...(late && { 'x-amzn-errortype': 'InvalidSignatureException' }),
        },
      );
    });

    const first = await errorOf(provider.assistants.get(assistantId));
    const second = await valueOf(provider.assistants.get(assistantId));

    expect(first).toMatchObject({ kind: 'unauthenticated', retry: 'transient' });
    expect(second.id).toBe(assistantId);
  });
});

describe('a server that is not trusted', () => {
  const polluting = `{"assistant":{"assistantId":"${assistantId}","assistantArn":"arn","name":"n",
    "status":"ACTIVE","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},
    "tags":{"__proto__":"x","constructor":"y"},
    "aiAgentConfiguration":{"__proto__":{"aiAgentId":"x"},"TYPE":{"__proto__":{"enabled":false}}}},
    "__proto__":{"polluted":true}}`;

  it('pollutes nothing with __proto__ in an answer', async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, polluting));

    const assistant = await valueOf(provider.assistants.get(assistantId));
    await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(assistant.vendorData)) copy[name] = value;

    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(assistant.vendorData)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(assistant.tags).toEqual({ constructor: 'y' });
    expect(assistant.aiAgents).toMatchObject([{ role: 'TYPE', enabled: true }]);
  });

  it('pollutes nothing with __proto__ in an error', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(
        response,
        400,
        '{"__proto__":{"polluted":true},"message":"m","name":"n","stack":"s","cause":{"a":1},' +
          '"$metadata":{"httpStatusCode":200},"$response":{"statusCode":200},"kind":"notFound"}',
        { 'x-amzn-errortype': 'constructor' },
      ),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(error).toMatchObject({ kind: 'invalidInput', status: 400, message: 'm' });
  });

  it('cannot make us believe members that it only inherits', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, `{"assistant":{"__proto__":${JSON.stringify(assistantData)}}}`),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'unexpectedReply',
    });
  });

  it('cannot bring us down with an answer nested deeply', async () => {
    const depth = 200_000;
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, `{"assistant":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    );

    expect((await errorOf(provider.assistants.get(assistantId))).kind).toBe('unexpectedReply');
    expect(
      (await errorOf(provider.native.send(new GetAssistantCommand({ assistantId })))).kind,
    ).toBe('unexpectedReply');
  });

  it('cannot send us elsewhere', async () => {
    const elsewhere = await givenServer((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 307, '', { location: `${elsewhere.url}/assistants/x` }),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'unexpectedReply',
      status: 307,
    });
    expect(elsewhere.requests).toEqual([]);
  });
});

it('the SDK writes nothing to the console', async () => {
  const written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  );
  const { provider } = await givenAnswers((response) =>
    sendJson(response, 500, '<html>', { 'retry-after': 'banana' }),
  );

  await errorOf(provider.assistants.get(assistantId));
  await errorOf(provider.native.send(new CreateAssistantCommand({ name: 'Desk', type: 'AGENT' })));
  await errorOf(provider.native.listAiAgents(assistantId));

  for (const spy of written) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
