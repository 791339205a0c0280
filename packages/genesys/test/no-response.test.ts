import { connectionErrors, type ConnectionErrorRule } from '@assistant-provider/adapter-kit';
import { Agent, MockAgent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectionErrorRules } from '../src/errors/table.js';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  givenServer,
  provideDirectly,
  queueId,
} from './harness.js';

const queue = queueId(1);

/** An agent of undici that fails with this code. */
function failingAgent(code: string, details: object = {}, message = ''): MockAgent {
  const agent = new MockAgent();
  onTestFinished(() => agent.close());
  agent.disableNetConnect();
  for (const method of ['GET', 'DELETE'])
    agent
      .get('http://127.0.0.1:9')
      .intercept({ path: () => true, method })
      .replyWithError(
        Object.assign(new Error(`failed with ${code} ${message}`), { code, ...details }),
      );
  return agent;
}

const ownCodes = connectionErrorRules.map(({ code }) => code);
const allRules: readonly ConnectionErrorRule[] = [
  ...connectionErrorRules,
  ...connectionErrors.filter(({ code }) => !ownCodes.includes(code)),
];

describe('no response', () => {
  it.each(allRules)('code $code $message is $kind', async (row) => {
    const code = row.code.replace('*', 'SOMETHING');
    const provider = provideDirectly(
      { apiUrl: 'http://127.0.0.1:9', loginUrl: 'http://127.0.0.1:9' },
      { dispatcher: failingAgent(code, {}, row.message) },
    );

    const read = await errorOf(provider.assistants.get(assistantId));
    const write = await errorOf(provider.queues.unbind(assistantId, queue));

    expect(read).toMatchObject({ kind: row.kind, retry: row.retry, effect: 'none' });
    expect(read.message).toContain(code);
    if (row.advice !== undefined) expect(read.message).toContain(row.advice);
    expect(write).toMatchObject({ kind: row.kind, retry: row.retry, effect: row.effect });
    expect((read.cause as { code?: unknown }).code).toBe(code);
  });

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET'])(
    'code %s while connecting has no effect',
    async (code) => {
      const provider = provideDirectly(
        { apiUrl: 'http://127.0.0.1:9', loginUrl: 'http://127.0.0.1:9' },
        { dispatcher: failingAgent(code, { syscall: 'connect' }) },
      );

      expect(await errorOf(provider.queues.unbind(assistantId, queue))).toMatchObject({
        retry: 'transient',
        effect: 'none',
      });
    },
  );

  it('a port where nothing listens is `unavailable`', async () => {
    const { url, server } = await givenServer(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const provider = provideDirectly({ apiUrl: url, loginUrl: url });

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });

  it('a host that does not exist is `unavailable`', async () => {
    const provider = provideDirectly({
      apiUrl: 'https://api.genesys.invalid',
      loginUrl: 'https://login.genesys.invalid',
    });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unavailable', retry: 'transient', effect: 'none' });
  });

  it('a reset connection means that a write may have happened', async () => {
    const { provider, emulator } = await givenEmulator();
    emulator.faults.add({
      operation: ['postAssistants', 'getAssistants'],
      effect: { kind: 'reset', when: 'afterWork' },
    });

    expect(await errorOf(provider.assistants.list())).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unavailable',
      retry: 'never',
      effect: 'maybe',
    });
    expect(emulator.snapshot().assistants).toHaveLength(1);
  });

  it('a missing head or body is a `timeout`', async () => {
    const dispatcher = new Agent({ headersTimeout: 10, bodyTimeout: 10 });
    onTestFinished(() => dispatcher.destroy());
    const { provider } = await givenAnswers(
      (response, { method }) => {
        // Only a read gets the head of the response; its body never ends.
        if (method !== 'GET') return;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{');
      },
      { dispatcher },
    );

    expect(await errorOf(provider.assistants.list())).toMatchObject({
      kind: 'timeout',
      retry: 'transient',
    });
    expect(await errorOf(provider.queues.unbind(assistantId, queue))).toMatchObject({
      kind: 'timeout',
      retry: 'transient',
      effect: 'maybe',
    });
    // undici checks its timers about once a second.
  });
});
