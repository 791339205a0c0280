import { describe, expect, it } from 'vitest';
import type { GenesysNative } from '../src/index.js';
import { assistantId, errorOf, givenAnswers, queueId, sendJson } from './harness.js';

const transcriptionConfig = { vendorName: 'Genesys' };

describe('invalid native input', () => {
  type Call = (native: GenesysNative) => ReturnType<GenesysNative['request']>;
  const anything = (value: unknown) => value as never;
  const cyclic: Record<string, unknown> = { name: 'x', transcriptionConfig };
  cyclic['self'] = cyclic;

  type Case = [field: string, rule: string, call: Call];
  it.each<Case>([
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
      'body[1]',
      'unique',
      (n) =>
        n.patchAssistantQueues(assistantId, [
          { id: queueId(10), mediaTypes: ['Call'] },
          { id: queueId(10).toUpperCase(), mediaTypes: ['Email'] },
        ]),
    ],
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
    ...['', ' ', ',', ', ,', '\u00a0', [], [''], ['', ''], [' ']].map((queueIds): Case => [
      'request.query.queueIds',
      'required',
      (n) =>
        n.request({
          method: 'DELETE',
          path: `/api/v2/assistants/${assistantId}/queues`,
          query: { queueIds },
        }),
    ]),
    ...['Assistants/x/queues', 'assistants/x/QUEUES', 'assistants/x/queues;a=b'].map(
      (path): Case => [
        'request.query.queueIds',
        'required',
        (n) => n.request({ method: 'DELETE', path: `/api/v2/${path}` }),
      ],
    ),
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
