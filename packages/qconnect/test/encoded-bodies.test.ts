/** Bodies that are compressed, or that nest without end. */
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { CreateAssistantCommand, GetAssistantCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import {
  assistantData,
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  sendJson,
  valueOf,
} from './harness.js';

const text = JSON.stringify({ assistant: { ...assistantData, description: null } });
const sendEncoded = (response: ServerResponse, coding: string, body: Uint8Array, status = 200) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-encoding': coding })
    .end(body);

describe('a compressed response', () => {
  it('is not wanted by any request, and the signature does not cover that', async () => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, text));

    await valueOf(provider.assistants.get(assistantId));
    await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

    expect(requests.map(({ headers }) => headers['accept-encoding'])).toEqual(
      Array(2).fill('identity'),
    );
    for (const { headers } of requests)
      expect(headers.authorization).not.toContain('accept-encoding');
  });

  it('is not wanted, and the vendor accepts the signature', async () => {
    const { provider } = await givenEmulator();

    await valueOf(provider.assistants.list());
  });

  it('is wanted by a command of the application that says so', async () => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, text));
    const command = new GetAssistantCommand({ assistantId });
    command.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['Accept-Encoding'] = 'gzip';
        return next(args);
      },
      { step: 'build' },
    );

    await valueOf(provider.native.send(command));

    expect(requests[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ] as const)(
    'is read all the same, if it is %s, by us and by the SDK',
    async (coding, compress) => {
      const { provider } = await givenAnswers((response) =>
        sendEncoded(response, coding, compress(text)),
      );

      const assistant = await valueOf(provider.assistants.get(assistantId));
      const output = await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

      expect(assistant.vendorData).toEqual(assistantData);
      expect(output.assistant).toEqual(assistantData);
    },
  );

  it('with an error is read too', async () => {
    const refusal = gzipSync(JSON.stringify({ message: 'No such assistant' }));
    const { provider } = await givenAnswers((response) =>
      sendEncoded(response, 'gzip', refusal, 404),
    );

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({
      kind: 'notFound',
      message: expect.stringContaining('No such') as string,
    });
  });

  it.each([
    ['zstd', gzipSync(text), '"zstd"'],
    ['gzip', gzipSync(text).subarray(0, 20), 'gzip'],
  ])('that cannot be decoded is an unexpected reply: %s', async (coding, body, named) => {
    const { provider } = await givenAnswers((response) => sendEncoded(response, coding, body));

    const read = await errorOf(provider.assistants.get(assistantId));
    const write = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(read).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'none',
      status: 200,
    });
    expect(read.message).toContain(named);
    expect(write).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
  });

  it('that cannot be decoded is described by the status of an error', async () => {
    const { provider } = await givenAnswers((response) =>
      sendEncoded(response, 'zstd', gzipSync(text), 503),
    );

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'unavailable',
      status: 503,
    });
  });

  it('is bounded by what comes out of it', async () => {
    const bomb = gzipSync(`{"x":"${'x'.repeat(1_000_000)}"}`);
    const { provider } = await givenAnswers((response) => sendEncoded(response, 'gzip', bomb), {
      maxResponseBytes: 100_000,
    });

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error).toMatchObject({ kind: 'unexpectedReply', retry: 'never' });
    expect(error.message).toContain('maxResponseBytes');
  });
});

describe('a response that nests too deep', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

  it('is an unexpected reply, to us and to the SDK', async () => {
    const { provider } = await givenAnswers((response) =>
      response.end(text.replace('"name"', `"x":${deep},"name"`)),
    );

    for (const [reply, effect] of [
      [provider.assistants.get(assistantId), 'none'],
      [provider.assistants.create({ name: 'Desk' }), 'maybe'],
      [provider.native.send(new GetAssistantCommand({ assistantId })), 'none'],
    ] as const) {
      const error = await errorOf(reply);
      expect(error).toMatchObject({ kind: 'unexpectedReply', retry: 'never', effect });
      expect(error.message).toContain('deeper than 100 levels');
    }
  });

  it('does not hide the status of an error', async () => {
    const { provider } = await givenAnswers((response) => response.writeHead(404).end(deep));

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({ kind: 'notFound' });
  });
});

it.each([101, 100_000])(
  'input that nests %d levels deep is refused before it is sent',
  async (depth) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, text));
    let tags: unknown = 'x';
    for (let level = 0; level < depth; level += 1) tags = { x: tags };
    const input = { name: 'Desk', type: 'AGENT', tags } as never;

    expect(await errorOf(provider.native.send(new CreateAssistantCommand(input)))).toMatchObject({
      kind: 'invalidInput',
      effect: 'none',
    });
    expect(requests).toEqual([]);
  },
);
