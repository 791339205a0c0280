import { EventEmitter, once } from 'node:events';
import { DeleteAssistantCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it, vi } from 'vitest';
import { createQConnectProvider } from '../src/index.js';
import { credentials, assistantId, errorOf, givenServer, valueOf } from './harness.js';

/** A server that responds to no request, or only with the beginning of a response. */
async function givenSilence(begin = false) {
  const events = new EventEmitter();
  const arrived = once(events, 'arrived');
  const freed = once(events, 'freed');
  const { url, requests } = await givenServer((response) => {
    response.socket?.on('close', () => events.emit('freed'));
    if (begin) response.write('{"assistant":');
    events.emit('arrived');
  });
  // Time passes as soon as the request is there.
  const clock = { now: () => Date.now(), sleep: () => arrived.then(() => undefined) };
  const connection = { region: 'us-east-1', endpoint: url, credentials };
  const provider = createQConnectProvider(connection);
  const hurried = createQConnectProvider({ ...connection, clock, tryTimeoutMs: false });
  return { provider, hurried, requests, arrived, freed };
}

describe.each([
  ['before the response', false],
  ['within the response', true],
])('a call that is cancelled %s', (_, begin) => {
  it('ends at once, keeps the reason, and frees the socket', async () => {
    const { provider, arrived, freed } = await givenSilence(begin);
    const controller = new AbortController();

    const read = errorOf(provider.assistants.get(assistantId, { signal: controller.signal }));
    await arrived;
    controller.abort('no patience');

    expect(await read).toMatchObject({
      kind: 'cancelled',
      effect: 'none',
      retry: 'never',
      cause: 'no patience',
      assistantId,
    });
    await freed;
    await valueOf(provider.close());
  });

  it('reports that a write may have happened', async () => {
    const { provider, arrived, freed } = await givenSilence(begin);
    const controller = new AbortController();

    const write = errorOf(
      provider.assistants.create({ name: 'Desk' }, { signal: controller.signal }),
    );
    await arrived;
    controller.abort();

    expect(await write).toMatchObject({ kind: 'cancelled', effect: 'maybe' });
    await freed;
    await valueOf(provider.close());
  });

  it('ends when the provider closes', async () => {
    const { provider, arrived, freed } = await givenSilence(begin);

    const read = errorOf(provider.native.listAiAgents(assistantId));
    await arrived;
    await valueOf(provider.close());

    expect(await read).toMatchObject({ kind: 'cancelled', message: 'the provider is closed' });
    await freed;
  });

  it('ends at its deadline', async () => {
    const { hurried, freed } = await givenSilence(begin);

    const error = await errorOf(hurried.assistants.delete(assistantId, { timeoutMs: 50 }));

    expect(error).toMatchObject({ kind: 'timeout', effect: 'maybe' });
    await freed;
    await valueOf(hurried.close());
  });
});

it('a call that is cancelled before it begins sends nothing', async () => {
  const { provider, requests } = await givenSilence();

  const error = await errorOf(
    provider.assistants.create({ name: 'Desk' }, { signal: AbortSignal.abort() }),
  );

  expect(error).toMatchObject({ kind: 'cancelled', effect: 'none' });
  expect(requests).toEqual([]);
  await valueOf(provider.close());
});

it.each([
  ['a deadline', () => ({ timeoutMs: 20 }), 'timeout'],
  ['the caller', () => ({ signal: AbortSignal.timeout(20) }), 'cancelled'],
])('the wait for credentials, ended by %s, has done nothing', async (_, options, kind) => {
  const { url, requests } = await givenServer(() => undefined);
  const credentials = vi.fn(() => new Promise<never>(() => undefined));
  const provider = createQConnectProvider({ region: 'us-east-1', endpoint: url, credentials });

  for (const reply of [
    provider.assistants.create({ name: 'Desk' }, options()),
    provider.assistants.delete(assistantId, options()),
    provider.native.send(new DeleteAssistantCommand({ assistantId }), options()),
  ])
    expect(await errorOf(reply)).toMatchObject({ kind, effect: 'none' });

  expect(credentials).toHaveBeenCalled();
  expect(requests).toEqual([]);
  await valueOf(provider.close());
});
