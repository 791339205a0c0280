import { describe, expect, expectTypeOf, it } from 'vitest';
import type { GenesysAssistant, GenesysClient, GenesysListing } from '../src/index.js';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  otherAssistantId,
  queueId,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';

const seed = {
  assistants: [
    { id: assistantId, name: 'Desk' },
    { id: otherAssistantId, name: 'Other desk' },
  ],
  routingQueues: [{ id: queueId(1), name: 'Returns' }],
};
const transcriptionConfig = { vendorName: 'Genesys' };

describe('every operation of the vendor', () => {
  it('of assistants', async () => {
    const { provider, asked } = await givenEmulator({ seed });
    const { native } = provider;

    const made = await valueOf(native.postAssistants({ name: 'New', transcriptionConfig }));
    const read = await valueOf(native.getAssistant(made.id, { expand: 'copilot' }));
    expect(read.name).toBe('New');
    const patched = await valueOf(
      native.patchAssistant(made.id, { name: 'Renamed', transcriptionConfig }),
    );
    expect(patched.name).toBe('Renamed');
    const page = await valueOf(
      native.getAssistants({ pageSize: 2, name: 'Renamed', expand: 'copilot' }),
    );
    expect(page.entities.map(({ id }) => id)).toEqual([made.id]);
    await valueOf(native.deleteAssistant(made.id));

    expect(asked()).toEqual([
      'postAssistants',
      'getAssistant',
      'patchAssistant',
      'getAssistants',
      'deleteAssistant',
    ]);
    expectTypeOf(page).toEqualTypeOf<GenesysListing<GenesysAssistant>>();
  });

  it('of queues', async () => {
    const { provider, asked, emulator } = await givenEmulator({ seed });
    const { native } = provider;
    const entry = (n: number) => ({ id: queueId(n), mediaTypes: ['Call'] as const });

    const put = await valueOf(
      native.putAssistantQueue(assistantId, queueId(1), { mediaTypes: ['Call', 'Email'] }),
    );
    expect(put).toMatchObject({ id: queueId(1), mediaTypes: ['Call', 'Email'] });
    await valueOf(native.patchAssistantQueues(assistantId, [entry(2), entry(3)]));
    const one = await valueOf(
      native.getAssistantQueue(assistantId, queueId(2), { expand: 'assistant' }),
    );
    expect(one.assistant).toMatchObject({ id: assistantId, name: 'Desk' });
    const own = await valueOf(native.getAssistantQueues(assistantId, { pageSize: 50 }));
    expect(own.entities).toHaveLength(3);
    const any = await valueOf(native.getAssistantsQueues({ queueIds: [queueId(2), queueId(9)] }));
    expect(any.entities.map(({ id }) => id)).toEqual([queueId(2)]);
    await valueOf(native.deleteAssistantQueue(assistantId, queueId(1)));
    await valueOf(native.deleteAssistantQueues(assistantId, [queueId(2), queueId(3)]));
    expect(emulator.snapshot().assistantQueues).toEqual([]);

    expect(asked()).toEqual([
      'putAssistantQueue',
      'patchAssistantQueues',
      'getAssistantQueue',
      'getAssistantQueues',
      'getAssistantsQueues',
      'deleteAssistantQueue',
      'deleteAssistantQueues',
    ]);
  });

  it('of the copilot', async () => {
    const { provider } = await givenEmulator({ seed });
    const { native } = provider;

    const put = await valueOf(
      native.putAssistantCopilot(assistantId, {
        defaultLanguage: 'en-US',
        liveOnQueue: true,
        nluConfig: { domain: { id: 'd', useLatestVersion: true }, intentConfidenceThreshold: 0.4 },
      }),
    );

    expect(put.liveOnQueue).toBe(true);
    expect(await valueOf(native.getAssistantCopilot(assistantId))).toEqual(put);
  });

  it('that has no method goes through request', async () => {
    const { provider } = await givenEmulator({ seed });
    const { native } = provider;

    const queue = await valueOf(
      native.request({ method: 'GET', path: `/api/v2/routing/queues/${queueId(1)}` }),
    );
    expect(queue).toMatchObject({ name: 'Returns' });
    const checklist = (await valueOf(
      native.request({
        method: 'POST',
        path: '/api/v2/assistants/agentchecklists',
        body: { name: 'List', language: 'en-US', checklistItems: [{ name: 'Greet' }] },
      }),
    )) as { id: string };
    const listed = await valueOf(
      native.request({
        method: 'GET',
        path: '/api/v2/assistants/agentchecklists',
        query: { pageSize: 5, agentChecklistIds: [checklist.id] },
      }),
    );
    expect(listed).toMatchObject({ entities: [{ id: checklist.id }] });
    const removed = await valueOf(
      native.request({
        method: 'DELETE',
        path: `/api/v2/assistants/agentchecklists/${checklist.id}`,
      }),
    );
    expect(removed).toBeUndefined();
  });

  it('has the errors and the cancelling of every other call', async () => {
    const { provider } = await givenEmulator();

    expect(await errorOf(provider.native.getAssistant(assistantId))).toMatchObject({
      kind: 'notFound',
      operation: 'native.getAssistant',
      vendorCode: 'not.found',
    });
    expect(
      await errorOf(provider.native.getAssistants({}, { signal: AbortSignal.abort() })),
    ).toMatchObject({ kind: 'cancelled' });
  });

  it('takes members that no contract lists, and gives those it receives', async () => {
    const novel = { ...vendorAssistant, novelty: [1] };
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, novel));

    const made = await valueOf(
      provider.native.postAssistants({ name: 'x', transcriptionConfig, novelty: { a: [null] } }),
    );

    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      name: 'x',
      transcriptionConfig,
      novelty: { a: [null] },
    });
    expect(made).toEqual(novel);
  });
});

describe('bad input', () => {
  type Call = (native: GenesysClient) => ReturnType<GenesysClient['request']>;
  const anything = (value: unknown) => value as never;
  const cyclic: Record<string, unknown> = { name: 'x', transcriptionConfig };
  cyclic['self'] = cyclic;

  it.each<[string, string, Call]>([
    ['assistantId', 'required', (n) => n.getAssistant(anything(undefined))],
    ['assistantId', 'type', (n) => n.getAssistant(anything(7))],
    ['assistantId', 'pattern', (n) => n.getAssistant('7')],
    ['query', 'type', (n) => n.getAssistants(anything('x'))],
    ['query.pageSize', 'range', (n) => n.getAssistants({ pageSize: 201 })],
    ['query.pageSize', 'type', (n) => n.getAssistants({ pageSize: anything('5') })],
    ['query.expand', 'oneOf', (n) => n.getAssistants({ expand: anything('queues') })],
    ['query.after', 'controlCharacters', (n) => n.getAssistants({ after: 'a\r\nb' })],
    ['query.colour', 'unknownField', (n) => n.getAssistants(anything({ colour: 'red' }))],
    ['query.queueIds', 'length', (n) => n.getAssistantsQueues({ queueIds: [] })],
    ['query.queueIds[0]', 'pattern', (n) => n.getAssistantsQueues({ queueIds: ['x,y'] })],
    ['options.signal', 'type', (n) => n.getAssistants({}, { signal: anything('x') })],
    ['options.timeoutMs', 'range', (n) => n.getAssistants({}, { timeoutMs: -1 })],
    ['options', 'type', (n) => n.deleteAssistant(assistantId, anything('x'))],
    ['body', 'required', (n) => n.postAssistants(anything(undefined))],
    ['body', 'type', (n) => n.postAssistants(anything([]))],
    ['body.name', 'required', (n) => n.postAssistants(anything({ transcriptionConfig }))],
    ['body.name', 'length', (n) => n.postAssistants({ name: '', transcriptionConfig })],
    [
      'body.name',
      'controlCharacters',
      (n) => n.postAssistants({ name: 'a\nb', transcriptionConfig }),
    ],
    ['body.transcriptionConfig', 'required', (n) => n.postAssistants(anything({ name: 'x' }))],
    [
      'body.transcriptionConfig.vendorName',
      'oneOf',
      (n) => n.postAssistants({ name: 'x', transcriptionConfig: { vendorName: 'Acme' } }),
    ],
    ['body', 'json', (n) => n.postAssistants(anything(cyclic))],
    ['body', 'json', (n) => n.postAssistants(anything({ name: 'x', n: 1n }))],
    ['queueIds', 'length', (n) => n.deleteAssistantQueues(assistantId, [])],
    ['queueIds', 'required', (n) => n.deleteAssistantQueues(assistantId, anything(undefined))],
    [
      'queueIds',
      'length',
      (n) =>
        n.deleteAssistantQueues(
          assistantId,
          Array.from({ length: 101 }, (_, index) => queueId(index)),
        ),
    ],
    [
      'queueIds[1]',
      'unique',
      (n) => n.deleteAssistantQueues(assistantId, [queueId(1), queueId(1)]),
    ],
    [
      'body.mediaTypes[0]',
      'oneOf',
      (n) => n.putAssistantQueue(assistantId, queueId(), { mediaTypes: [anything('Fax')] }),
    ],
    [
      'body.mediaTypes',
      'length',
      (n) => n.putAssistantQueue(assistantId, queueId(), { mediaTypes: [] }),
    ],
    [
      'body.id',
      'sameId',
      (n) => n.putAssistantQueue(assistantId, queueId(1), { id: queueId(2), mediaTypes: ['Call'] }),
    ],
    ['body', 'length', (n) => n.patchAssistantQueues(assistantId, [])],
    [
      'body[0].id',
      'required',
      (n) => n.patchAssistantQueues(assistantId, anything([{ mediaTypes: ['Call'] }])),
    ],
    [
      'body.liveOnQueue',
      'required',
      (n) => n.putAssistantCopilot(assistantId, anything({ defaultLanguage: 'en-US' })),
    ],
    [
      'body.defaultLanguage',
      'pattern',
      (n) => n.putAssistantCopilot(assistantId, { defaultLanguage: 'x y', liveOnQueue: true }),
    ],
    ['request', 'required', (n) => n.request(anything(undefined))],
    [
      'request.method',
      'oneOf',
      (n) => n.request({ method: anything('TRACE'), path: '/api/v2/users' }),
    ],
    ['request.path', 'required', (n) => n.request(anything({ method: 'GET' }))],
    [
      'request.query',
      'type',
      (n) => n.request({ method: 'GET', path: '/api/v2/users', query: anything('x') }),
    ],
    [
      'request.query["x"]',
      'type',
      (n) => n.request({ method: 'GET', path: '/api/v2/users', query: anything({ x: {} }) }),
    ],
    [
      'request.body',
      'absent',
      (n) => n.request({ method: 'GET', path: '/api/v2/users', body: {} }),
    ],
    [
      'request.body',
      'json',
      (n) => n.request({ method: 'POST', path: '/api/v2/users', body: cyclic }),
    ],
    [
      'request.query.queueIds',
      'required',
      (n) => n.request({ method: 'DELETE', path: `/api/v2/assistants/${assistantId}/queues` }),
    ],
    [
      'request.query.queueIds',
      'required',
      (n) =>
        n.request({
          method: 'DELETE',
          path: `/api/v2/assistants/${assistantId}/queues`,
          query: { queueIds: [] },
        }),
    ],
  ])('%s breaks the rule %s', async (field, rule, call) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    const error = await errorOf(call(provider.native));

    expect(error).toMatchObject({ kind: 'invalidInput', vendor: 'genesys', effect: 'none' });
    expect(error.operation).toMatch(/^native\./);
    expect(error.issues).toContainEqual(expect.objectContaining({ field, rule }));
    expect(error.message).toContain(field);
    expect(requests).toEqual([]);
  });
});
