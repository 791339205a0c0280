import type { ServerResponse } from 'node:http';
import { CreateAssistantCommand, GetAssistantCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it, vi } from 'vitest';
import {
  assistantData,
  assistantId,
  errorOf,
  givenAnswers,
  givenServer,
  sendJson,
  valueOf,
  type SeenRequest,
} from './harness.js';

/** A vendor whose time is an hour ahead. */
function anHourAhead() {
  const vendorTime = Date.now() + 3_600_000;
  return (response: ServerResponse, { headers }: SeenRequest) => {
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
  };
}

describe('a wrong clock', () => {
  it('is corrected by the first refusal, and the next attempt succeeds', async () => {
    const { provider } = await givenAnswers(anHourAhead());

    const first = await errorOf(provider.assistants.get(assistantId));
    const second = await valueOf(provider.assistants.get(assistantId));

    expect(first).toMatchObject({ kind: 'unauthenticated', retry: 'transient' });
    expect(second.id).toBe(assistantId);
  });

  it('is corrected for all calls that run at once', async () => {
    // Given five calls, all of which are signed before the first is refused
    const answer = anHourAhead();
    const held: (() => void)[] = [];
    const { provider } = await givenAnswers((response, request) => {
      held.push(() => answer(response, request));
      if (held.length >= 5) for (const release of held.splice(0, 5)) release();
    });
    const five = () => Array.from({ length: 5 }, () => provider.assistants.get(assistantId));

    const refused = await Promise.all(five().map(errorOf));
    const accepted = await Promise.all(five().map(valueOf));

    for (const error of refused)
      expect(error).toMatchObject({ kind: 'unauthenticated', retry: 'transient' });
    expect(accepted.map(({ id }) => id)).toEqual(Array(5).fill(assistantId));
  });
});

describe('an untrusted server', () => {
  const polluting = `{"assistant":{"assistantId":"${assistantId}","assistantArn":"arn","name":"n",
    "status":"ACTIVE","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},
    "tags":{"__proto__":"x","constructor":"y"},
    "aiAgentConfiguration":{"__proto__":{"aiAgentId":"x"},"TYPE":{"__proto__":{"enabled":false}}}},
    "__proto__":{"polluted":true}}`;

  it('changes no prototype with __proto__ in a response', async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, polluting));

    const assistant = await valueOf(provider.assistants.get(assistantId));
    const output = await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));
    const copy: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(assistant.vendorData)) copy[name] = value;

    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(assistant.vendorData)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(assistant.tags).toEqual({ constructor: 'y' });
    // The SDK copies member by member, so that `__proto__` would become a prototype.
    expect(output.assistant).not.toHaveProperty('polluted');
    expect(output.assistant?.tags).toEqual({ constructor: 'y' });
    expect(assistant.aiAgents).toMatchObject([{ role: 'TYPE', enabled: true }]);
  });

  it.each(['__proto__', '\\u005f_proto__', '__\\u0070roto\\u005F_'])(
    'pollutes nothing in what the SDK reads, with the name written %s',
    async (name) => {
      const { provider } = await givenAnswers((response) =>
        sendJson(response, 200, `{"assistant":{"${name}":{"polluted":true},"name":"n"}}`),
      );

      const output = await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

      expect(output.assistant).toEqual({ name: 'n' });
      expect(output.assistant).not.toHaveProperty('polluted');
    },
  );

  it('changes no prototype with __proto__ in an error', async () => {
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

  it('cannot add inherited members', async () => {
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, `{"assistant":{"__proto__":${JSON.stringify(assistantData)}}}`),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'unexpectedReply',
    });
  });

  it('cannot crash the process with a deeply nested response', async () => {
    const depth = 200_000;
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, `{"assistant":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    );

    expect((await errorOf(provider.assistants.get(assistantId))).kind).toBe('unexpectedReply');
    expect(
      (await errorOf(provider.native.send(new GetAssistantCommand({ assistantId })))).kind,
    ).toBe('unexpectedReply');
  });

  it('cannot redirect requests', async () => {
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
