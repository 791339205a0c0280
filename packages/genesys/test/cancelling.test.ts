import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  queueId,
  repeating,
  sendJson,
  valueOf,
} from './harness.js';

const queue = queueId(1);

describe('cancelling a call', () => {
  it('aborts the exchange and reports that a write may have happened', async () => {
    const closed: Promise<unknown>[] = [];
    const arrived: (() => void)[] = [];
    const { provider } = await givenAnswers((response) => {
      closed.push(once(response, 'close'));
      arrived.shift()?.();
    });
    const reason = new Error('changed my mind');

    for (const write of [false, true]) {
      const leaving = new AbortController();
      arrived.push(() => leaving.abort(reason));
      const options = { signal: leaving.signal };
      const error = await errorOf(
        write
          ? provider.queues.unbind(assistantId, queue, options)
          : provider.assistants.list({}, options),
      );
      expect(error).toMatchObject({ kind: 'cancelled', effect: write ? 'maybe' : 'none' });
      expect(error.cause).toBe(reason);
    }
    expect(await Promise.all(closed)).toHaveLength(2);
  });

  it('`close` ends running calls and all later ones', async () => {
    let arrived: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (arrived = resolve));
    const { provider, requests } = await givenAnswers(() => arrived());

    const reply = provider.assistants.list();
    await underWay;
    await valueOf(provider.close());

    expect(await errorOf(reply)).toMatchObject({
      kind: 'cancelled',
      message: 'the provider is closed',
    });
    expect(await errorOf(provider.native.getAssistants())).toMatchObject({ kind: 'cancelled' });
    expect(requests).toHaveLength(1);
  });
});

describe('a delete whose response was lost', () => {
  const givenDeletionWithoutAnswer = async () => {
    const given = await givenEmulator({
      seed: { assistants: [{ id: assistantId, name: 'Desk' }] },
    });
    given.emulator.faults.add({
      operation: 'deleteAssistant',
      times: 1,
      effect: { kind: 'reset', when: 'afterWork' },
    });
    return given;
  };

  it('succeeds if the next attempt finds nothing', async () => {
    const { emulator, connection } = await givenDeletionWithoutAnswer();
    const provider = repeating(connection);

    expect((await provider.assistants.delete(assistantId)).isOk()).toBe(true);
    expect(emulator.requests.all().at(-1)).toMatchObject({ status: 404 });
  });

  it('succeeds if the next attempt, with a new token, finds nothing', async () => {
    const { emulator, connection } = await givenDeletionWithoutAnswer();
    emulator.faults.add({
      operation: 'deleteAssistant',
      times: 1,
      effect: { kind: 'tokenRevoked' },
    });
    const provider = repeating(connection);

    await valueOf(provider.assistants.delete(assistantId));

    expect(emulator.snapshot().assistants).toEqual([]);
    expect(emulator.requests.all().map(({ operation, status }) => [operation, status])).toEqual([
      ['postOauthToken', 200],
      ['deleteAssistant', undefined],
      ['deleteAssistant', 401],
      ['postOauthToken', 200],
      ['deleteAssistant', 404],
    ]);
  });

  it('fails with `notFound` if no earlier attempt was sent', async () => {
    const { emulator, connection } = await givenEmulator();
    emulator.faults.add({
      operation: 'deleteAssistant',
      times: 1,
      effect: { kind: 'retryAfter', value: '1' },
    });
    const provider = repeating(connection);

    expect(await errorOf(provider.assistants.delete(assistantId))).toMatchObject({
      kind: 'notFound',
    });
  });
});

it('a read that fails before the write has no effect', async () => {
  const { provider, requests } = await givenAnswers((response) => sendJson(response, 500, {}));

  const reply = provider.queues.bind(assistantId, { queueId: queue, mediaTypes: ['call'] });

  expect(await errorOf(reply)).toMatchObject({ kind: 'unavailable', effect: 'none' });
  expect(requests.map(({ method }) => method)).toEqual(['GET']);
});
