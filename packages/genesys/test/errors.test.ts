import type { AssistantError } from '@assistant-provider/core';
import { Agent, MockAgent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apiErrors, loginErrors, socketErrors, statuses } from '../src/errors.js';
import {
  assistantId,
  errorOf,
  givenAnswers,
  givenEmulator,
  givenServer,
  provideDirectly,
  queueId,
  repeating,
  sendJson,
  valueOf,
} from './harness.js';

const queue = queueId(1);

/** An ErrorBody as the vendor sends it. */
const errorBody = (code: string, status: number) => ({
  message: `It failed with [${code}].`,
  code,
  status,
  contextId: 'context-1',
  details: [],
  errors: [],
});

/** What a read and a write come to, of the same answer. */
async function bothOf(answer: Parameters<typeof givenAnswers>[0]): Promise<{
  read: AssistantError;
  write: AssistantError;
}> {
  const { provider } = await givenAnswers(answer);
  return {
    read: await errorOf(provider.assistants.get(assistantId)),
    write: await errorOf(provider.assistants.create({ name: 'Desk' })),
  };
}

describe('every row of the table, over HTTP', () => {
  it.each(apiErrors)('code $code ($status) is $kind', async ({ code, status, ...row }) => {
    const { read, write } = await bothOf((response) =>
      sendJson(response, status, errorBody(code, status)),
    );

    expect(read).toMatchObject({
      kind: row.kind,
      retry: row.retry,
      effect: 'none',
      status,
      vendorCode: code,
      requestId: 'correlation-1',
      vendor: 'genesys',
      operation: 'assistants.get',
    });
    expect(read.message).toContain(`It failed with [${code}]`);
    if (row.advice !== undefined) expect(read.message).toContain(row.advice);
    // POST is not harmless to repeat: if it may have happened, it is not transient.
    expect(write).toMatchObject({
      kind: row.kind,
      effect: row.effect,
      retry: row.effect === 'maybe' ? 'never' : row.retry,
    });
  });

  it.each(statuses.filter(({ from }) => from >= 300 && from < 600))(
    'status $from without a code is $kind',
    async ({ from, kind, retry, effect, advice }) => {
      const status = from === 400 && kind === 'unknown' ? 418 : from;
      const { read, write } = await bothOf((response) => sendJson(response, status));

      expect(read).toMatchObject({ kind, retry, status, effect: 'none' });
      expect(read.vendorCode).toBeUndefined();
      if (advice !== undefined) expect(read.message).toContain(advice);
      expect(write).toMatchObject({ kind, effect });
    },
  );

  it('goes by the code before the status, and by the status for a code it does not know', async () => {
    const known = await bothOf((response) => sendJson(response, 400, errorBody('not.found', 400)));
    const novel = await bothOf((response) => sendJson(response, 409, errorBody('new.code', 409)));

    expect(known.read).toMatchObject({ kind: 'notFound', status: 400 });
    expect(novel.read).toMatchObject({ kind: 'conflict', vendorCode: 'new.code' });
  });

  it('knows a limit on how much may exist by its `limit`', async () => {
    const limit = { key: 'assistants.max', namespace: 'agent.assistant', value: 10 };
    const { write } = await bothOf((response) =>
      sendJson(response, 400, { ...errorBody('bad.request', 400), limit }),
    );

    expect(write).toMatchObject({ kind: 'quotaExceeded', retry: 'never', effect: 'none' });
  });

  it.each(loginErrors)('token host: $error $begins is $kind', async ({ error, begins, ...row }) => {
    const text = begins === undefined ? 'authentication failed' : `${begins}; slow down`;
    for (const status of [400, 401]) {
      const { provider, requests } = await givenAnswers(
        (response) =>
          sendJson(response, status, { error, description: text, error_description: text }),
        { clientId: 'client-1' },
      );

      const failure = await errorOf(provider.assistants.create({ name: 'Desk' }));

      expect(failure).toMatchObject({
        kind: row.kind,
        retry: row.retry,
        effect: 'none',
        status,
        vendorCode: error,
        operation: 'assistants.create',
      });
      expect(failure.message).toContain(text);
      expect(requests.map(({ target }) => target)).toEqual(['/oauth/token']);
    }
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'unauthenticated'],
    [408, 'timeout'],
    [429, 'rateLimited'],
    [503, 'unavailable'],
    [302, 'unexpectedReply'],
  ])('token host: status %i without a body is %s', async (status, kind) => {
    const { provider } = await givenAnswers((response) => sendJson(response, status), {
      clientId: 'client-1',
    });

    // Nothing was asked of the API, whatever the token host did.
    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind,
      status,
      effect: 'none',
    });
  });
});

/** undici as it fails with this code. */
function failingAgent(code: string): MockAgent {
  const agent = new MockAgent();
  onTestFinished(() => agent.close());
  agent.disableNetConnect();
  for (const method of ['GET', 'DELETE'])
    agent
      .get('http://127.0.0.1:9')
      .intercept({ path: () => true, method })
      .replyWithError(Object.assign(new Error(`failed with ${code}`), { code }));
  return agent;
}

describe('no answer', () => {
  it.each(socketErrors)('code $code is $kind', async (row) => {
    const code = row.code.replace('*', 'SOMETHING');
    const provider = provideDirectly(
      { apiUrl: 'http://127.0.0.1:9', loginUrl: 'http://127.0.0.1:9' },
      { dispatcher: failingAgent(code) },
    );

    const read = await errorOf(provider.assistants.get(assistantId));
    const write = await errorOf(provider.queues.unbind(assistantId, queue));

    expect(read).toMatchObject({ kind: row.kind, retry: row.retry, effect: 'none' });
    expect(read.message).toContain(code);
    if (row.advice !== undefined) expect(read.message).toContain(row.advice);
    expect(write).toMatchObject({ kind: row.kind, retry: row.retry, effect: row.effect });
    expect((read.cause as { code?: unknown }).code).toBe(code);
  });

  it('from a port where nobody listens', async () => {
    const { url, server } = await givenServer(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const provider = provideDirectly({ apiUrl: url, loginUrl: url });

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unavailable',
      retry: 'transient',
      effect: 'none',
    });
  });

  it('from a host that does not exist', async () => {
    const provider = provideDirectly({
      apiUrl: 'https://api.genesys.invalid',
      loginUrl: 'https://login.genesys.invalid',
    });

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unavailable', retry: 'transient', effect: 'none' });
  });

  it('but a reset, after which a write may have been done', async () => {
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

  it('in time: neither head nor body', async () => {
    const dispatcher = new Agent({ headersTimeout: 10, bodyTimeout: 10 });
    onTestFinished(() => dispatcher.destroy());
    const { provider } = await givenAnswers(
      (response, { method }) => {
        // The head of the answer comes to a read alone; the body never ends.
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
  });
});

describe('answers that cannot be read', () => {
  const html = '<html><body><h1>Bad Gateway</h1></body></html>';

  it.each([
    ['a page of HTML', html, 'a page of HTML'],
    ['nothing', '', 'the body is empty'],
    ['half of it', '{"id": "12', 'the body is not JSON'],
    ['a number', '42', 'the answer is not an object'],
    ['null', 'null', 'the answer is not an object'],
    ['no id', '{"name":"x"}', 'the answer.id is not an id'],
    ['a wrong type', '{"id":"1","name":7}', 'the answer.name is not a string'],
    [
      'a wrong type within',
      '{"id":"1","name":"x","knowledgeSuggestionConfig":{"knowledgeBases":[{"id":7}]}}',
      'the answer.knowledgeSuggestionConfig.knowledgeBases[0].id is not an id',
    ],
    [
      'a copilot that is a list',
      '{"id":"1","name":"x","copilot":[]}',
      'the answer.copilot is not an object',
    ],
  ])('%s in a success', async (_, body, wrong) => {
    const { read, write } = await bothOf((response) => sendJson(response, 200, body));

    expect(read).toMatchObject({
      kind: 'unexpectedReply',
      status: 200,
      requestId: 'correlation-1',
      retry: 'never',
      effect: 'none',
    });
    expect(read.message).toContain(wrong);
    expect(write).toMatchObject({ kind: 'unexpectedReply', retry: 'never', effect: 'maybe' });
  });

  it('bytes that are no UTF-8', async () => {
    const { read } = await bothOf((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    });

    expect(read.message).toContain('not UTF-8');
  });

  it.each([
    ['{"entities":{}}', 'the answer.entities is not an array'],
    ['{}', 'the answer.entities is not an array'],
    ['{"entities":[{"id":""}]}', 'the answer.entities[0].id is not an id'],
    ['{"entities":[],"nextUri":5}', 'the answer.nextUri is not a string'],
  ])('a list that is %s', async (body, wrong) => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, body));

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply' });
    expect(error.message).toContain(wrong);
  });

  it('HTML, nothing, or another shape in a failure go by the status', async () => {
    for (const body of [html, '', '{', '[]', '"x"', '{"details":7,"errors":[null,[]]}']) {
      const { read, write } = await bothOf((response) => sendJson(response, 502, body));
      expect(read).toMatchObject({ kind: 'unavailable', retry: 'transient', status: 502 });
      expect(read.message).not.toContain('<');
      expect(write).toMatchObject({ kind: 'unavailable', retry: 'never', effect: 'maybe' });
    }
  });

  it('a proxy’s own words are passed on', async () => {
    const { read } = await bothOf((response) =>
      sendJson(response, 503, { error: 'overload', description: 'upstream is busy' }),
    );

    expect(read.message).toContain('upstream is busy');
  });

  it('a body that is cut short', async () => {
    const { provider, emulator } = await givenEmulator();
    emulator.faults.add({ effect: { kind: 'truncatedBody' }, operation: 'postAssistants' });

    expect(await errorOf(provider.assistants.create({ name: 'Desk' }))).toMatchObject({
      kind: 'unavailable',
      retry: 'never',
      effect: 'maybe',
    });
  });

  it('JSON under any other name is JSON', async () => {
    const { provider } = await givenAnswers((response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end('\ufeff {"entities": []}');
    });

    expect((await provider.assistants.list()).isOk()).toBe(true);
  });

  it('an answer without end is not read to its end', async () => {
    const { provider, server } = await givenAnswers(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        };
        response.on('drain', more);
        more();
      },
      { maxAnswerBytes: 100_000 },
    );

    const read = await errorOf(provider.assistants.list());
    const write = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(read).toMatchObject({ kind: 'unexpectedReply', retry: 'never' });
    expect(read.message).toContain('100000 bytes');
    expect(read.message).toContain('maxAnswerBytes');
    expect(write).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
    // Its connection is given up, not drained.
    await expect
      .poll(() => new Promise((resolve) => server.getConnections((_, open) => resolve(open))))
      .toBe(0);
  });
});

describe('what an error tells', () => {
  it('which fields were refused, also from nested errors', async () => {
    const { read } = await bothOf((response) =>
      sendJson(response, 400, {
        message: '2 fields failed',
        code: 'constraint.validation',
        details: [{ fieldName: 'name', errorCode: 'too.long' }],
        errors: [
          {
            message: 'mediaTypes must be set',
            code: 'invalid.value',
            details: [{ fieldName: 'mediaTypes[0]' }, { fieldName: 7 }, null],
          },
        ],
      }),
    );

    expect(read.issues).toEqual([
      { field: 'name', rule: 'too.long', message: '2 fields failed' },
      { field: 'mediaTypes[0]', rule: 'invalid.value', message: 'mediaTypes must be set' },
    ]);
  });

  it('which permission is missing', async () => {
    const { readOnly } = await givenEmulator();

    const error = await errorOf(readOnly().assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'permissionDenied', vendorCode: 'missing.permissions' });
    expect(error.message).toContain('assistants:assistant:add');
    expect(error.message).toContain('give the OAuth client a role');
  });

  it('the id of the request, from the header or the body', async () => {
    const { provider } = await givenAnswers((response) => {
      response.writeHead(500);
      response.end(JSON.stringify(errorBody('internal.server.error', 500)));
    });

    expect(await errorOf(provider.assistants.list())).toMatchObject({ requestId: 'context-1' });
  });

  it.each([
    ['seconds', { 'Retry-After': '7' }, {}, 7_000],
    ['a date', { 'Retry-After': 'Mon, 01 Jun 2026 00:00:30 GMT' }, {}, 30_000],
    ['a date gone by', { 'Retry-After': 'Mon, 01 Jun 2020 00:00:30 GMT' }, {}, 0],
    ['the message', {}, { message: 'Retry the request in [12] seconds' }, 12_000],
    [
      'the header first',
      { 'Retry-After': '3' },
      { message: 'Retry the request in [9] seconds' },
      3_000,
    ],
    ['nonsense', { 'Retry-After': '-1 minutes' }, {}, undefined],
    ['nothing', {}, {}, undefined],
  ])('how long to wait: %s', async (_, headers, body, retryAfterMs) => {
    const now = Date.parse('2026-06-01T00:00:00Z');
    const { provider } = await givenAnswers(
      (response) => sendJson(response, 429, { code: 'too.many.requests', ...body }, headers),
      { clock: { now: () => now, sleep: () => Promise.resolve() } },
    );

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'rateLimited', retry: 'transient' });
    expect(error.retryAfterMs).toBe(retryAfterMs);
  });
});

describe('cancelling', () => {
  it('ends the exchange, and says that a write may have been done', async () => {
    let closed = 0;
    const arrived: (() => void)[] = [];
    const { provider } = await givenAnswers((response) => {
      response.on('close', () => (closed += 1));
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
    await expect.poll(() => closed).toBe(2);
  });

  it('by closing the provider ends what is under way, and all that follows', async () => {
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

describe('a delete whose answer was lost', () => {
  it('is done, if the next try finds nothing', async () => {
    const { emulator, connection } = await givenEmulator({
      seed: { assistants: [{ id: assistantId, name: 'Desk' }] },
    });
    emulator.faults.add({
      operation: 'deleteAssistant',
      times: 1,
      effect: { kind: 'reset', when: 'afterWork' },
    });
    const provider = repeating(connection);

    expect((await provider.assistants.delete(assistantId)).isOk()).toBe(true);
  });

  it('is not, if it never went out', async () => {
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

it('a look that fails before the write has no effect', async () => {
  const { provider, requests } = await givenAnswers((response) => sendJson(response, 500, {}));

  const reply = provider.queues.bind(assistantId, { queueId: queue, mediaTypes: ['call'] });

  expect(await errorOf(reply)).toMatchObject({ kind: 'unavailable', effect: 'none' });
  expect(requests.map(({ method }) => method)).toEqual(['GET']);
});
