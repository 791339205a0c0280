import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  assistantId,
  bothOf,
  errorOf,
  givenAnswers,
  givenEmulator,
  queueId,
  sendJson,
  valueOf,
} from './harness.js';

describe('unreadable responses', () => {
  const html = '<html><body><h1>Bad Gateway</h1></body></html>';

  it.each([
    ['an HTML page', html, 'an HTML page'],
    ['nothing', '', 'the body is empty'],
    ['half of it', '{"id": "12', 'the body is not JSON'],
    ['a number', '42', 'the response is not an object'],
    ['null', 'null', 'the response is not an object'],
    ['no id', '{"name":"x"}', 'the response.id is not an id'],
    ['a wrong type', '{"id":"1","name":7}', 'the response.name is not a string'],
    [
      'a wrong type within',
      '{"id":"1","name":"x","knowledgeSuggestionConfig":{"knowledgeBases":[{"id":7}]}}',
      'the response.knowledgeSuggestionConfig.knowledgeBases[0].id is not an id',
    ],
    [
      'a copilot that is a list',
      '{"id":"1","name":"x","copilot":[]}',
      'the response.copilot is not an object',
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

  it('an HTML page instead of an empty body: a gateway, not the vendor', async () => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, html));

    for (const reply of [
      provider.assistants.delete(assistantId),
      provider.queues.unbind(assistantId, queueId(1)),
      provider.queues.unbindMany(assistantId, [queueId(1)]),
    ])
      expect(await errorOf(reply)).toMatchObject({
        kind: 'unexpectedReply',
        status: 200,
        retry: 'never',
        effect: 'maybe',
      });
  });

  it.each(['', '\n', '{}', '{"id":"1"}'])('%j after a deletion is accepted', async (body) => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, body));

    await valueOf(provider.assistants.delete(assistantId));
  });

  it('bytes that are not UTF-8', async () => {
    const { read } = await bothOf((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
    });

    expect(read.message).toContain('not UTF-8');
  });

  it.each([
    ['{"entities":{}}', 'the response.entities is not an array'],
    ['{"message":"no"}', 'the response is an error and not a list'],
    ['{"error":"no","entities":null}', 'the response is an error and not a list'],
    ['{"entities":[{"id":""}]}', 'the response.entities[0].id is not an id'],
    ['{"entities":[],"nextUri":5}', 'the response.nextUri is not a string'],
  ])('a list that is %s', async (body, wrong) => {
    const { provider } = await givenAnswers((response) => sendJson(response, 200, body));

    const error = await errorOf(provider.assistants.list());

    expect(error).toMatchObject({ kind: 'unexpectedReply' });
    expect(error.message).toContain(wrong);
  });

  it('HTML, an empty body or another shape in a failure: the status decides', async () => {
    for (const body of [html, '', '{', '[]', '"x"', '{"details":7,"errors":[null,[]]}']) {
      const { read, write } = await bothOf((response) => sendJson(response, 502, body));
      expect(read).toMatchObject({ kind: 'unavailable', retry: 'transient', status: 502 });
      expect(read.message).not.toContain('<');
      expect(write).toMatchObject({ kind: 'unavailable', retry: 'never', effect: 'maybe' });
    }
  });

  it(`a proxy's message is kept`, async () => {
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

  it('JSON with another content type is read', async () => {
    const { provider } = await givenAnswers((response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end('\ufeff {"entities": []}');
    });

    expect((await provider.assistants.list()).isOk()).toBe(true);
  });

  it('an endless response is not read to its end', async () => {
    const closed: Promise<unknown>[] = [];
    const { provider } = await givenAnswers(
      (response) => {
        closed.push(once(response, 'close'));
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(16_384)));
        };
        response.on('drain', more);
        more();
      },
      { maxResponseBytes: 100_000 },
    );

    const read = await errorOf(provider.assistants.list());
    const write = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(read).toMatchObject({ kind: 'unexpectedReply', retry: 'never' });
    expect(read.message).toContain('100000 bytes');
    expect(read.message).toContain('maxResponseBytes');
    expect(write).toMatchObject({ kind: 'unexpectedReply', effect: 'maybe' });
    // The connection is closed, not drained.
    expect(await Promise.all(closed)).toHaveLength(2);
  });
});
