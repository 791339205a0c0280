import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionErrors } from '@assistant-provider/adapter-kit';
import {
  assistantData,
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  givenServer,
  provideDirectly,
  sendJson,
  valueOf,
} from './harness.js';

/** The namespace and the link that the vendor's services put around a code. */
const errorType = (code: string) => ({
  'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/com.amazon.wisdom/`,
});

const update = { role: 'manualSearch', agentId: assistantId } as const;

describe('the table of connection errors', () => {
  // Loading nock activates it. It must not stay active: the sockets of later tests of this process
  // would be nock's, and the transport could not tell what has been sent.
  beforeEach(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  });

  it.each(connectionErrors)('$code $message', async ({ code: pattern, ...row }) => {
    const code = pattern.replace('*', 'SOMETHING');
    const message = `socket ${code} ${row.message ?? ''}`;
    const url = 'http://127.0.0.1:9';
    nock(url)
      .post(`/assistants/${assistantId}/aiagentConfiguration`)
      .replyWithError(Object.assign(new Error(message), { code }));
    nock(url)
      .get(`/assistants/${assistantId}`)
      .replyWithError(Object.assign(new Error(message), { code }));
    const provider = provideDirectly({ endpoint: url });

    const writing = await errorOf(provider.aiAgents.assign(assistantId, update));
    const reading = await errorOf(provider.assistants.get(assistantId));

    expect(writing).toMatchObject({ kind: row.kind, retry: row.retry, effect: row.effect });
    expect(reading).toMatchObject({ kind: row.kind, retry: row.retry, effect: 'none' });
    expect(writing.message).toContain(message.trim());
    expect(writing.cause).toMatchObject({ code });
    expect(row.source).not.toBe('');
  });

  it('an unreachable host means that nothing was sent if connecting failed', async () => {
    const url = 'http://127.0.0.1:9';
    nock(url)
      .delete(`/assistants/${assistantId}`)
      .replyWithError(
        Object.assign(new Error('no route'), { code: 'EHOSTUNREACH', syscall: 'connect' }),
      );

    expect(
      await errorOf(provideDirectly({ endpoint: url }).assistants.delete(assistantId)),
    ).toMatchObject({ kind: 'unavailable', retry: 'transient', effect: 'none' });
  });

  it('an unlisted code is a broken connection', async () => {
    const url = 'http://127.0.0.1:9';
    nock(url).delete(`/assistants/${assistantId}`).replyWithError(new Error('novelty'));

    expect(
      await errorOf(provideDirectly({ endpoint: url }).assistants.delete(assistantId)),
    ).toMatchObject({ kind: 'unavailable', retry: 'transient', effect: 'maybe' });
  });
});

/** A creation that its caller may make again. */
const keyed = { idempotencyKey: 'desk-1' };

describe('real connections that break', () => {
  it('refused', async () => {
    const { url, server } = await givenServer(() => undefined);
    await new Promise((resolve) => server.close(resolve));

    const error = await errorOf(
      provideDirectly({ endpoint: url }).assistants.create({ name: 'Desk' }),
    );

    expect(error).toMatchObject({ kind: 'unavailable', retry: 'transient', effect: 'none' });
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('a host that does not exist', async () => {
    const provider = provideDirectly({ endpoint: 'https://wisdom.us-east-1.invalid' });

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });

  it('reset before the work and after it', async () => {
    for (const when of ['beforeWork', 'afterWork'] as const) {
      const { provider, emulator } = await givenEmulator();
      emulator.faults.add({ operation: 'CreateAssistant', effect: { kind: 'reset', when } });

      expect(await errorOf(provider.assistants.create({ name: 'Desk' }, keyed))).toMatchObject({
        kind: 'unavailable',
        retry: 'transient',
        effect: 'maybe',
      });
    }
  });

  it('cut off within a success: the outcome is unknown', async () => {
    const { provider, emulator } = await givenEmulator();
    emulator.faults.add({ operation: 'CreateAssistant', effect: { kind: 'truncatedBody' } });

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }, keyed))).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'maybe',
      status: 200,
    });
  });

  it('cut off within an error: the status decides', async () => {
    const { provider } = await givenAnswers((response) => {
      response.writeHead(403, { 'content-length': '100', ...errorType('AccessDeniedException') });
      response.write('{');
      response.socket?.end();
    });

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'permissionDenied',
      vendorCode: 'AccessDeniedException',
      effect: 'none',
    });
  });

  it('a response that is not HTTP', async () => {
    const { provider } = await givenAnswers((response) => {
      response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n\r\n');
    });

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
    });
  });
});

describe('long responses', () => {
  it('fail beyond maxResponseBytes, and the rest is not read', async () => {
    let ended = false;
    const { provider } = await givenAnswers(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.on('close', () => {
          ended = true;
        });
        const pour = () => {
          while (!ended && response.write('x'.repeat(16_384)));
          if (!ended) response.once('drain', pour);
        };
        pour();
      },
      { maxResponseBytes: 100_000 },
    );

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({
      kind: 'unexpectedReply',
      retry: 'never',
      effect: 'maybe',
      status: 200,
    });
    expect(error.message).toContain('more than 100000 bytes');
    await expect.poll(() => ended).toBe(true);
  });

  it('are read up to maxResponseBytes', async () => {
    const body = JSON.stringify({ assistant: assistantData, padding: 'x'.repeat(1_024) });
    const { provider } = await givenAnswers((response) => sendJson(response, 200, body), {
      maxResponseBytes: body.length,
    });

    expect(await valueOf(provider.assistants.get(assistantId))).toMatchObject({ id: assistantId });
  });
});
