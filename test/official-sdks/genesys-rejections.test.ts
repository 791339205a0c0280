/** What the official Genesys SDK makes of answers that are not the ones it hopes for. */
import type { FaultEffect } from '@assistant-provider/emulators';
import type { ApiClientClass } from 'purecloud-platform-client-v2';
import { describe, expect, it, test } from 'vitest';
import {
  unknownId,
  apisOf,
  assistant,
  clientOf,
  givenGenesys,
  startGenesys,
} from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

describe('an error body', () => {
  it('is the value with which the SDK rejects, without headers', async () => {
    const { assistants } = await givenGenesys();
    expect(await rejectionOf(assistants.getAssistant(unknownId))).toEqual({
      message: 'The requested resource was not found.',
      code: 'not.found',
      status: 404,
      messageWithParams: 'The requested resource was not found.',
      messageParams: {},
      contextId: expect.stringMatching(uuid) as string,
      details: [],
      errors: [],
    });
  });

  it('has the correlation id of the response header', async () => {
    const { assistants, client } = await givenGenesys();
    client.setReturnExtendedResponses(true);

    const rejection = (await rejectionOf(assistants.getAssistant(unknownId))) as {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: { readonly contextId: string };
    };

    expect(rejection.status).toBe(404);
    expect(rejection.body.contextId).toMatch(uuid);
    expect(rejection.headers['inin-correlation-id']).toBe(rejection.body.contextId);
  });

  it('has a new correlation id for every response, as successes do', async () => {
    const { assistants, client } = await givenGenesys();
    client.setReturnExtendedResponses(true);
    const answers = [await assistants.getAssistants(), await assistants.getAssistants()];
    const ids = answers.map((answer) => headersOf(answer)['inin-correlation-id']);
    expect(ids).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);
    expect(new Set(ids).size).toBe(2);
  });
});

test.each([
  ['creates', 200],
  ['attaches', 201],
  ['attaches again', 200],
  ['makes a checklist', 202],
  ['starts a job', 200],
  ['detaches', 204],
])('extended responses show the status: %s, %i', async (what, status) => {
  const { assistants, attached, client, created } = await givenGenesys();
  const id = await created();
  const queueId = await attached(id);
  client.setReturnExtendedResponses(true);
  const checklist = { name: 'C', language: 'en-US', checklistItems: [{ name: 'Greet' }] };
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    creates: () => assistants.postAssistants(assistant()),
    attaches: () =>
      assistants.putAssistantQueue(id, unknownId, { id: unknownId, mediaTypes: ['Call'] }),
    'attaches again': () =>
      assistants.putAssistantQueue(id, queueId, { id: queueId, mediaTypes: ['Call'] }),
    'makes a checklist': () => assistants.postAssistantsAgentchecklists(checklist),
    'starts a job': () =>
      assistants.postAssistantQueueUsersJobs(id, queueId, { action: 'AutoAssignment' }),
    detaches: () => assistants.deleteAssistantQueue(id, queueId),
  };
  expect(await calls[what]?.()).toMatchObject({ status });
});

describe('other answers', () => {
  const html = '<html><body>Bad Gateway</body></html>';
  const cases: readonly [string, FaultEffect, unknown][] = [
    ['an empty error', { kind: 'status', status: 500, body: '' }, undefined],
    ['a page of HTML from a proxy', { kind: 'notJson', status: 502, body: html }, html],
    [
      'an OAuth error from a proxy',
      { kind: 'status', status: 403, body: { error: 'denied', description: 'no' } },
      { error: 'denied', description: 'no' },
    ],
    ['a reset connection', { kind: 'reset', when: 'beforeWork' }, { code: 'ECONNRESET' }],
    // The status had come, so that the SDK looks for a body to reject with.
    ['a body cut short', { kind: 'truncatedBody' }, undefined],
    [
      'too many requests',
      { kind: 'retryAfter', value: '7' },
      { status: 429, code: 'too.many.requests.retry.after' },
    ],
    ['an unavailable service', { kind: 'status', status: 503 }, { code: 'service.unavailable' }],
    ['a timeout of the vendor', { kind: 'status', status: 504 }, { code: 'request.timeout' }],
  ];

  it.each(cases)('rejects for %s without a retry', async (_what, effect, expected) => {
    const { assistants, emulator } = await givenGenesys();
    emulator.faults.add({ operation: 'getAssistants', effect });

    const rejection = await rejectionOf(assistants.getAssistants());

    if (typeof expected === 'object') expect(rejection).toMatchObject(expected as object);
    else expect(rejection).toBe(expected);
    expect(emulator.requests.of('getAssistants')).toHaveLength(1);
  });

  it('accepts a page of HTML with a status of success', async () => {
    const { assistants, emulator } = await givenGenesys();
    emulator.faults.add({ effect: { kind: 'notJson', body: html } });
    expect(await assistants.getAssistants()).toBe(html);
  });

  it('rejects after its timeout, although the vendor may have done the work', async () => {
    const { assistants, client, emulator } = await givenGenesys();
    client.getHttpClient().setTimeout(100);
    emulator.faults.add({ effect: { kind: 'latency', milliseconds: 60_000, when: 'afterWork' } });

    expect(await rejectionOf(assistants.postAssistants(assistant()))).toMatchObject({
      code: 'ECONNABORTED',
    });
    expect(emulator.snapshot().assistants).toHaveLength(1);
  });

  it('rejects with a network error if nobody listens', async () => {
    const emulator = await startGenesys();
    await emulator.close();
    const { assistants } = apisOf(clientOf(emulator));
    expect(await rejectionOf(assistants.getAssistants())).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('rejects with the vendor’s 404 for an unknown path, which is logged', async () => {
    const { client, emulator } = await givenGenesys();
    const rejection = await rejectionOf(get(client, '/api/v2/assistants/of/nobody/at/all'));
    expect(rejection).toMatchObject({ status: 404, code: 'not.found' });
    expect(emulator.requests.all().at(-1)).toMatchObject({ operation: 'unknown', status: 404 });
  });
});

test('the response to request 301 of a minute says how long to wait', async () => {
  const { assistants, client, emulator } = await givenGenesys({
    clock: 'manual',
    quotas: 'vendor',
  });
  await Promise.all(Array.from({ length: 300 }, () => assistants.getAssistants()));
  emulator.clock.advance(20_000);

  client.setReturnExtendedResponses(true);
  const refused = await rejectionOf(assistants.getAssistants());
  expect(refused).toMatchObject({
    status: 429,
    headers: { 'retry-after': '40' },
    body: { code: 'too.many.requests.retry.after', details: [], errors: [] },
  });
  // Withdrawn by the vendor in 2021 (staff post).
  expect(Object.keys(headersOf(refused)).join()).not.toContain('ratelimit');

  emulator.clock.advance(40_000);
  expect(await assistants.getAssistants()).toMatchObject({ status: 200 });
});

test('the SDK throws a text for a missing argument, and sends nothing', async () => {
  const { emulator } = await givenGenesys();
  const { assistants } = apisOf({} as ApiClientClass);
  const thrown = [() => assistants.getAssistant(''), () => assistants.deleteAssistantQueue('a', '')]
    .map((call) => {
      try {
        void call();
      } catch (error) {
        return error;
      }
      return undefined;
    })
    .map(String);
  expect(thrown).toEqual([
    'Missing the required parameter "assistantId" when calling getAssistant',
    'Missing the required parameter "queueId" when calling deleteAssistantQueue',
  ]);
  expect(emulator.requests.all()).toHaveLength(1);
});

function get(client: ApiClientClass, path: string): Promise<unknown> {
  const json = ['application/json'];
  return client.callApi(path, 'GET', {}, {}, {}, {}, null, ['PureCloud OAuth'], json, json);
}

function headersOf(answer: unknown): Readonly<Record<string, string>> {
  return (answer as { readonly headers: Readonly<Record<string, string>> }).headers;
}
