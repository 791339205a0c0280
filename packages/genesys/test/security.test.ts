import { inspect } from 'node:util';
import { isAssistantError } from '@assistant-provider/core';
import { describe, expect, it } from 'vitest';
import { createGenesysProvider, type GenesysOptions } from '../src/index.js';
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

/** Everything that can be seen of an error. */
function everythingOf(error: unknown): string {
  const shown = [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error)];
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    shown.push(String(each), each.stack ?? '', inspect(each, { depth: null, showHidden: true }));
  return shown.join('\n');
}

describe('secrets', () => {
  const clientSecret = 'sup3r/secret+value';
  const basic = Buffer.from(`client-1:${clientSecret}`).toString('base64');
  const secrets = [
    clientSecret,
    encodeURIComponent(clientSecret),
    basic,
    'minted-token-1',
    'minted-token-2',
  ];

  it('are told by no error, though the vendor repeats them', async () => {
    const echo = `you sent ${secrets.join(' and ')}`;
    let minted = 0;
    const { provider } = await givenAnswers(
      (response, { target }) => {
        if (target === '/oauth/token')
          return sendJson(response, 200, {
            access_token: `minted-token-${(minted += 1)}`,
            token_type: 'bearer',
            expires_in: 60,
          });
        return sendJson(
          response,
          target.includes('queues') ? 200 : 401,
          {
            code: echo,
            message: echo,
            contextId: echo,
            details: [{ fieldName: echo, errorCode: echo }],
            errors: [{ message: echo, details: [{ fieldName: echo }] }],
          },
          { 'ININ-Correlation-Id': echo },
        );
      },
      { clientId: 'client-1', clientSecret },
    );

    const errors = [
      await errorOf(provider.assistants.get(assistantId)),
      await errorOf(provider.queues.list(assistantId)),
      await errorOf(provider.native.getAssistants()),
    ];

    for (const error of errors) {
      expect(isAssistantError(error)).toBe(true);
      for (const secret of secrets) expect(everythingOf(error)).not.toContain(secret);
    }
  });

  it('are told by no error of the token host or the network', async () => {
    const { url, server } = await givenServer((response, { headers }) =>
      sendJson(response, 400, {
        error: 'invalid_client',
        description: `${headers.authorization} is wrong for ${clientSecret}`,
      }),
    );
    const options = { apiUrl: url, loginUrl: url, clientId: 'client-1', clientSecret };
    const provider = createGenesysProvider({ ...options, tryTimeoutMs: false });
    const answered = await errorOf(provider.assistants.list());
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    const refused = await errorOf(provider.assistants.list());
    await valueOf(provider.close());

    for (const secret of secrets)
      expect(everythingOf(answered) + everythingOf(refused)).not.toContain(secret);
  });

  it('are shown by no inspection of a provider', async () => {
    const { provider } = await givenAnswers(
      (response, { target }) =>
        target === '/oauth/token'
          ? sendJson(response, 200, {
              access_token: 'minted-token-1',
              token_type: 'bearer',
              expires_in: 60,
            })
          : sendJson(response, 200, { entities: [] }),
      { clientId: 'client-1', clientSecret },
    );
    await valueOf(provider.assistants.list());

    const shown =
      inspect(provider, { depth: null, showHidden: true }) +
      inspect(provider.native, { depth: null, showHidden: true }) +
      JSON.stringify(provider);

    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  it('are told by no wrong configuration', () => {
    const options: unknown = {
      region: 'nowhere',
      clientId: 'a:b',
      clientSecret: `${clientSecret}\n`,
      accessToken: 'minted-token-1',
    };
    let thrown: unknown;
    try {
      createGenesysProvider(options as GenesysOptions);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'misconfigured' });
    for (const secret of secrets) expect(everythingOf(thrown)).not.toContain(secret);
  });
});

describe('an id that is none', () => {
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

  it.each(strays)('reaches no path: %j', async (stray) => {
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
  ])('nor does a path that leads elsewhere: %j', async (path) => {
    const { provider, requests } = await givenAnswers((response) => sendJson(response, 200, {}));

    expect(
      await errorOf(provider.native.request({ method: 'GET', path: path as string })),
    ).toMatchObject({ kind: 'invalidInput', issues: [{ field: 'request.path' }] });
    expect(requests).toEqual([]);
  });

  it('a path is sent as it was meant', async () => {
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

describe('a link to the next page', () => {
  it.each([
    ['another host', 'https://elsewhere.example/api/v2/assistants?after=x'],
    ['another host', '//elsewhere.example/api/v2/assistants?after=x'],
    ['another host', '/\\elsewhere.example/api/v2/assistants?after=x'],
    ['another path', '/api/v2/users?after=x'],
    ['another path', '/api/v2/assistants/../users?after=x'],
    ['another path', '/x/api/v2/assistants?after=x'],
    ['no usable cursor', '/api/v2/assistants?pageSize=5'],
    ['no usable cursor', '/api/v2/assistants?after='],
    ['no usable cursor', `/api/v2/assistants?after=%0d%0a`],
    ['no usable cursor', `/api/v2/assistants?after=${'x'.repeat(9_000)}`],
    ['not a URI', 'http://['],
  ])('that has %s is not followed: %s', async (wrong, nextUri) => {
    const { provider, requests } = await givenAnswers((response) =>
      sendJson(response, 200, { entities: [vendorAssistant], nextUri }),
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply' });
    expect(error.message).toContain(wrong);
    expect(requests).toHaveLength(1);
  });

  it('gives its cursor alone, and the token goes nowhere else', async () => {
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

  it('that comes again ends the iteration', async () => {
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

  it('that comes again ends a read of everything', async () => {
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

it('a redirect is not followed, and takes no token along', async () => {
  const elsewhere = await givenServer((response) => sendJson(response, 200, vendorAssistant));
  const { provider } = await givenAnswers((response) =>
    sendJson(response, 307, undefined, { location: `${elsewhere.url}/api/v2/assistants` }),
  );

  const error = await errorOf(provider.assistants.get(assistantId));

  expect(error).toMatchObject({ kind: 'unexpectedReply', status: 307 });
  expect(error.message).toContain('check apiUrl');
  expect(elsewhere.requests).toEqual([]);
});

describe('__proto__ in an answer', () => {
  const evil = '{"polluted": true}';
  const assistant = (name: string) =>
    `{"id":"${assistantId}","name":"x","${name}":${evil},"constructor":{"prototype":${evil}},` +
    `"transcriptionConfig":{"vendorName":"Genesys","${name}":${evil}},` +
    `"knowledgeSuggestionConfig":{"vendorName":"GenesysKnowledge","${name}":${evil}}}`;

  it.each(['__proto__', '\\u005f_proto__', '__\\u0070roto\\u005F_'])(
    'written %s pollutes nothing, and does not come back',
    async (name) => {
      const { provider, requests } = await givenAnswers((response) =>
        sendJson(response, 200, assistant(name)),
      );

      const read = await valueOf(provider.assistants.get(assistantId));
      const updated = await valueOf(provider.editing.update(assistantId, { name: 'y' }));

      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      for (const { vendorData } of [read, updated]) {
        expect(Object.getPrototypeOf(vendorData)).toBe(Object.prototype);
        // Whoever copies it carelessly is safe as well.
        expect(Object.assign({}, vendorData)).not.toHaveProperty('polluted');
        expect(vendorData).not.toHaveProperty('polluted');
      }
      expect(requests.at(-1)?.body).not.toContain('proto__');
    },
  );

  it('in an error and a copilot pollutes nothing', async () => {
    const { provider } = await givenAnswers((response, { method, body }) => {
      if (method === 'PUT') return sendJson(response, 200, body);
      return sendJson(
        response,
        200,
        `{"__proto__":${evil},"summaryGenerationConfig":{"enabled":false,"__proto__":${evil}}}`,
      );
    });

    const assigned = await valueOf(
      provider.aiAgents.assign(assistantId, { role: 'summarization' }),
    );

    expect(assigned.vendorData).toEqual({ enabled: true });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('nor does nesting without end', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { provider } = await givenAnswers((response) =>
      sendJson(response, 200, `{"id":"${assistantId}","name":"x","deep":${deep}}`),
    );

    await valueOf(provider.assistants.get(assistantId));
    const updated = await provider.editing.update(assistantId, { name: 'y' });

    expect(updated.isErr()).toBe(true);
  });
});
