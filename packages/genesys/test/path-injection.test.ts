import { describe, expect, it } from 'vitest';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenServer,
  queueId,
  sendJson,
  valueOf,
  vendorAssistant,
} from './harness.js';

describe('an invalid id', () => {
  const strays = [
    '..',
    '.',
    `../../oauth/clients`,
    `${assistantId}/../queues`,
    `${assistantId}/queues`,
    `${assistantId}?expand=copilot`,
    `${assistantId}#x`,
    `${assistantId}%2f..`,
    ` ${assistantId}`,
    `${assistantId}\r\nX-Evil: 1`,
    `${assistantId}\0`,
    '',
    'abc',
  ];

  it.each(strays)('is not sent: %j', async (stray) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));
    const { assistants, editing, queues, aiAgents, knowledge, native } = provider;
    const binding = { queueId: stray, mediaTypes: ['call'] as const };
    const body = { mediaTypes: ['Call'] as const };

    const errors = await Promise.all(
      [
        assistants.get(stray),
        assistants.delete(stray),
        editing.update(stray, { name: 'x' }),
        queues.list(stray),
        queues.get(assistantId, stray),
        queues.bind(assistantId, binding),
        queues.bindMany(assistantId, [binding]),
        queues.unbind(assistantId, stray),
        queues.unbindMany(assistantId, [stray]),
        queues.listBound({ queueIds: [stray] }),
        aiAgents.list(stray),
        aiAgents.unassign(stray, { role: 'summarization' }),
        knowledge.link(assistantId, { type: 'knowledgeBase', id: stray }),
        knowledge.unlink(assistantId, stray),
        native.getAssistant(stray),
        native.patchAssistant(stray, { name: 'x' }),
        native.deleteAssistant(stray),
        native.getAssistantQueues(stray),
        native.getAssistantQueue(assistantId, stray),
        native.putAssistantQueue(assistantId, stray, body),
        native.deleteAssistantQueue(stray, queueId()),
        native.deleteAssistantQueues(assistantId, [stray]),
        native.getAssistantsQueues({ queueIds: [stray] }),
        native.getAssistantCopilot(stray),
      ].map((reply) => errorOf(reply)),
    );

    for (const error of errors) {
      expect(error).toMatchObject({ kind: 'invalidInput', effect: 'none' });
      expect(error.issues?.length).toBeGreaterThan(0);
    }
    expect(requests).toEqual([]);
  });

  it.each([
    '/api/v2',
    '/api/v2/',
    'api/v2/users/me',
    '/api/v1/users',
    'https://elsewhere.example/api/v2/users',
    '//elsewhere.example/api/v2/users',
    '/api/v2/../v1/users',
    '/api/v2/./users',
    '/api/v2/users/%2e%2e/x',
    '/api/v2/users/%2E./x',
    '/api/v2/users/a%2fb',
    '/api/v2/users/a%5cb',
    '/api/v2/users\\x',
    '/api/v2/users//x',
    '/api/v2/users/',
    '/api/v2/users?x=1',
    '/api/v2/users#x',
    '/api/v2/users/%zz',
    '/api/v2/users/%0d%0a',
    '/api/v2/users /x',
    '/api/v2/us\u00e9rs',
    `/api/v2/${'x'.repeat(5_000)}`,
    7,
    null,
  ])('a raw path to another place is refused: %j', async (path) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    expect(
      await errorOf(provider.native.request({ method: 'GET', path: path as string })),
    ).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'request.path' }] });
    expect(requests).toEqual([]);
  });

  it('a raw path is sent as given', async () => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    await valueOf(
      provider.native.request({
        method: 'GET',
        path: '/api/v2/users/%252e%252e/a%20b',
        query: { q: 'a&b=c#d/../?', ids: ['1', '2'], none: undefined },
      }),
    );

    expect(requests[0]?.target).toBe(
      '/api/v2/users/%252e%252e/a%20b?q=a%26b%3Dc%23d%2F..%2F%3F&ids=1%2C2',
    );
  });
});

describe('a next link', () => {
  it.each([
    ['another host', 'https://elsewhere.example/api/v2/assistants?after=x'],
    ['another host', '//elsewhere.example/api/v2/assistants?after=x'],
    ['another host', '/\\elsewhere.example/api/v2/assistants?after=x'],
    ['another path', '/api/v2/users?after=x'],
    ['another path', '/api/v2/assistants/../users?after=x'],
    ['another path', '/x/api/v2/assistants?after=x'],
    ['no usable cursor', '/api/v2/assistants?pageSize=5&pageNumber=2'],
    ['no usable cursor', `/api/v2/assistants?after=%0d%0a`],
    ['no usable cursor', `/api/v2/assistants?after=${'x'.repeat(9_000)}`],
    ['not a URI', 'http://['],
  ])('with %s is refused: %s', async (wrong, nextUri) => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [vendorAssistant], nextUri }),
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply' });
    expect(error.message).toContain(wrong);
    expect(requests).toHaveLength(1);
  });

  it('gives only its cursor, and the token stays with the configured host', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) =>
      sendJson(response, 200, {
        entities: [vendorAssistant],
        ...(!target.includes('after') && {
          nextUri: '/api/v2/assistants?after=a%2Fb%26c&pageSize=999&expand=copilot&evil=1',
        }),
      }),
    );

    const found = [];
    for await (const result of provider.assistants.all({ pageSize: 1 })) found.push(result);

    expect(found).toHaveLength(2);
    expect(requests[1]?.target).toBe('/api/v2/assistants?after=a%2Fb%26c&pageSize=1');
  });

  it('that repeats ends the iteration', async () => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, {
        entities: [vendorAssistant],
        nextUri: '/api/v2/assistants?after=same',
      }),
    );

    const found = [];
    for await (const result of provider.assistants.all()) found.push(result);

    expect(found.at(-1)?._unsafeUnwrapErr()).toMatchObject({ kind: 'unexpectedReply' });
    expect(requests.length).toBeLessThan(5);
  });

  it('that repeats ends a read of the whole list', async () => {
    const { provider, requests } = await givenAnswers((response, { target }) =>
      sendJson(response, 200, {
        entities: [],
        ...(target.includes(`${assistantId}/queues`) && {
          entities: [{ id: queueId(9), mediaTypes: ['Call'], assistant: { id: assistantId } }],
          nextUri: `/api/v2/assistants/${assistantId}/queues?after=same`,
        }),
      }),
    );
    const drafts = [1, 2, 3].map((n) => ({ queueId: queueId(n), mediaTypes: ['call'] as const }));

    const error = await errorOf(provider.queues.bindMany(assistantId, drafts));

    expect(error).toMatchObject({ kind: 'unexpectedReply', effect: 'none' });
    expect(requests.length).toBeLessThan(6);
  });
});

it('a redirect is not followed and gets no token', async () => {
  const elsewhere = await givenServer((response) => sendJson(response, 200, vendorAssistant));
  const { provider } = await givenAnswers((response) =>
    sendJson(response, 307, undefined, { location: `${elsewhere.url}/api/v2/assistants` }),
  );

  const error = await errorOf(provider.assistants.get(assistantId));

  expect(error).toMatchObject({ kind: 'unexpectedReply', status: 307 });
  expect(error.message).toContain('check apiUrl');
  expect(elsewhere.requests).toEqual([]);
});
