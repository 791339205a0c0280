/** Tests of requests that no SDK would send, and of responses on the wire. */
import { connect } from 'node:net';
import { GetAssistantCommand, ListAssistantsCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it } from 'vitest';
import { nobody, clientOf, errorOf, given, givenAssistant } from './qconnect-fixture.js';
import type { RawRequest } from './qconnect-fixture.js';

const creation = (body: string | Buffer): RawRequest => ({
  method: 'POST',
  target: '/assistants',
  body,
});

describe('responses', () => {
  it('have a request id, JSON, and times as epoch seconds with a fraction', async () => {
    const { raw, assistantId } = await givenAssistant({
      assistant: {
        aiAgents: [
          {
            name: 'A',
            type: 'SELF_SERVICE',
            origin: 'SYSTEM',
            content: {
              configuration: { selfServiceAIAgentConfiguration: {} },
              modifiedTime: 1_700_000_000_123,
            },
          },
        ],
      },
    });
    const answer = await raw({ target: `/assistants/${assistantId}/aiagents` });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/);
    expect(answer.text).toContain('"modifiedTime":1700000000.123');
  });

  it('to a deletion have status 204 and no body', async () => {
    const { raw, assistantId } = await givenAssistant();
    const answer = await raw({ method: 'DELETE', target: `/assistants/${assistantId}` });
    expect(answer).toMatchObject({ status: 204, text: '' });
  });

  it('with an error have its type in a header, and the details in the body', async () => {
    const { raw } = await given();
    const answer = await raw({ target: `/assistants/${nobody}` });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(
      /^ResourceNotFoundException:http:\/\/internal\.amazon\.com\/coral\//,
    );
    expect(answer.json).toEqual({ message: `${nobody} not found`, resourceName: nobody });
  });
});

describe('a name that its pattern refuses only at the end', () => {
  it('is refused in linear time', async () => {
    const { raw } = await given();
    const name = `${'a'.repeat(100_000)}é\n`;
    const answer = await raw(creation(JSON.stringify({ name, type: 'AGENT' })));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('[a-zA-Z0-9\\\\s_.,-]+.*');
  });

  it.each(['a', 'a b', 'a?', 'a\nb', 'a?\n', '?a', ' ?', 'é', '\n', 'a\n?b?'])(
    'and %j is refused or accepted as by the pattern of the service model',
    async (name) => {
      const { raw } = await given();
      const answer = await raw(creation(JSON.stringify({ name, type: 'AGENT' })));
      expect(answer.status === 200).toBe(/^(?:[a-zA-Z0-9\s_.,-]+.*)$/.test(name));
    },
  );
});

describe('paths without an operation', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/nothing'],
    ['PUT', '/assistants'],
    ['PATCH', `/assistants/${nobody}`],
    ['GET', `/assistants/${nobody}/sessions`],
    ['GET', '/assistants/'],
    ['GET', '//assistants'],
  ])('%s %s gets the vendor’s 404, and is logged', async (method, target) => {
    const { emulator, raw } = await given();
    const answer = await raw({ method, target });
    expect(answer).toMatchObject({ status: 404, errorType: 'UnknownOperationException' });
    expect(emulator.requests.of('unknown')).toMatchObject([{ method, target, status: 404 }]);
  });
});

describe('malformed bodies are refused', () => {
  it.each([
    ['not JSON', '{"name":'],
    ['no object', '[]'],
    ['null', 'null'],
    ['a text', '"name"'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{"name":"A","type":"AGENT"}', 'utf16le')],
    ['a byte order mark', '\uFEFF{"name":"A","type":"AGENT"}'],
    ['a number for a text', '{"name":1,"type":"AGENT"}'],
    ['a list for a map', '{"name":"A","type":"AGENT","tags":[]}'],
    ['a null in a map', '{"name":"A","type":"AGENT","tags":{"a":null}}'],
    [
      'a text for a structure',
      '{"name":"A","type":"AGENT","serverSideEncryptionConfiguration":"k"}',
    ],
    ['brackets without end', '['.repeat(200_000)],
  ])('%s', async (_what, body) => {
    const { raw } = await given();
    const answer = await raw(creation(body));
    expect(answer).toMatchObject({ status: 400, errorType: 'SerializationException' });
  });

  it('documents nested too deeply', async () => {
    const { raw, emulator, assistantId } = await givenAssistant();
    const deep = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
    const answer = await raw({
      method: 'POST',
      target: `/assistants/${assistantId}/aiagents`,
      body: `{"name":"A","type":"ORCHESTRATION","visibilityStatus":"SAVED","configuration":{"orchestrationAIAgentConfiguration":{"inputSchemas":[${deep}]}}}`,
    });
    expect(answer).toMatchObject({ status: 400, errorType: 'SerializationException' });
    expect(emulator.snapshot().assistants[0]?.aiAgents).toEqual([]);
  });

  it('unions with none, several or unknown members', async () => {
    const { raw, assistantId } = await givenAssistant();
    for (const association of [
      '{}',
      '{"other":{}}',
      '{"knowledgeBaseId":"x","externalBedrockKnowledgeBaseConfig":{}}',
    ]) {
      const answer = await raw({
        method: 'POST',
        target: `/assistants/${assistantId}/associations`,
        body: `{"associationType":"KNOWLEDGE_BASE","association":${association}}`,
      });
      expect(answer).toMatchObject({ status: 400, errorType: 'SerializationException' });
    }
  });

  it('bodies over the size limit', async () => {
    const { raw } = await given({ settings: { maximumBodyBytes: 1000 } });
    const body = JSON.stringify({ name: 'A', type: 'AGENT', clientToken: 'x'.repeat(1000) });
    expect(await raw(creation(body))).toMatchObject({
      status: 413,
      errorType: 'RequestEntityTooLargeException',
    });
  });
});

describe('invalid values are refused', () => {
  it.each([
    ['nothing at all', '', /2 validation errors/],
    ['null for a required member', '{"name":null,"type":"AGENT"}', /'name' .* must not be null/],
    ['an empty name', '{"name":"","type":"AGENT"}', /length greater than or equal to 1/],
    ['an empty client token', '{"name":"A","type":"AGENT","clientToken":""}', /'clientToken'/],
    [
      'an empty key id',
      '{"name":"A","type":"AGENT","serverSideEncryptionConfiguration":{"kmsKeyId":""}}',
      /'serverSideEncryptionConfiguration.kmsKeyId'/,
    ],
  ])('%s', async (_what, body, message) => {
    const { raw } = await given();
    expect(await raw(creation(body))).toMatchObject({
      status: 400,
      errorType: 'ValidationException',
      json: { message: expect.stringMatching(message) as string },
    });
  });

  it('lengths count characters, not UTF-16 units', async () => {
    const { raw } = await given();
    const name = `A${'😀'.repeat(254)}`;
    expect(await raw(creation(JSON.stringify({ name, type: 'AGENT' })))).toMatchObject({
      status: 200,
    });
    const longer = JSON.stringify({ name: `${name}😀`, type: 'AGENT' });
    expect(await raw(creation(longer))).toMatchObject({ status: 400 });
  });

  it('unknown members and nulls are ignored', async () => {
    const { raw } = await given();
    const body = '{"name":"A","type":"AGENT","other":{"a":1},"assistantId":"x","description":null}';
    expect(await raw(creation(body))).toMatchObject({ status: 200 });
  });

  it.each(['abc', '1.5', '1e2', '0x10', ' 1'])('%s is not a number', async (maxResults) => {
    const { raw } = await given();
    const target = `/assistants?maxResults=${encodeURIComponent(maxResults)}`;
    expect(await raw({ target })).toMatchObject({
      status: 400,
      errorType: 'SerializationException',
    });
  });
});

describe('hostile requests', () => {
  it('never stop the server: broken escapes, `..` in paths, long paths, bytes that are not HTTP', async () => {
    const { emulator, client } = await given();
    for (const bytes of [
      'GET /assistants/%zz HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /assistants/../../etc HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /assistants/a%2F..%2Fb HTTP/1.1\r\nHost: x\r\n\r\n',
      `GET /assistants/${'a'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'GET http://elsewhere/assistants HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /assistants HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n',
      'nonsense\r\n\r\n',
    ])
      expect(await statusLineOf(emulator.url, bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
    await client.send(new ListAssistantsCommand({}));
    expect(emulator.requests.all().filter(({ internalError }) => internalError)).toEqual([]);
  });

  it('cannot put secrets into the log', async () => {
    const { emulator } = await given({
      credentials: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: 's',
        sessionToken: 'secret-token',
      },
    });
    await clientOf(emulator).send(new ListAssistantsCommand({}));
    const log = JSON.stringify(emulator.requests.all());
    expect(log).not.toMatch(/secret-token|Signature=/);
  });
});

/** The status line of the response to raw bytes. */
function statusLineOf(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.once('data', (data) => {
      resolve(data.toString('latin1').split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(''));
  });
}

describe('a wrong Retry-After', () => {
  it('is sent with the vendor’s throttling response, a 400', async () => {
    const { client, emulator } = await given();
    emulator.faults.add({ effect: { kind: 'retryAfter', value: 'soon' } });
    const error = await client.send(new ListAssistantsCommand({})).catch((e: unknown) => e);
    expect(error).toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
      $response: { headers: { 'retry-after': 'soon' } },
    });
  });
});

describe('a fault with only a status', () => {
  it.each([
    [400, 'ValidationException'],
    [401, 'UnauthorizedException'],
    [402, 'ServiceQuotaExceededException'],
    [403, 'AccessDeniedException'],
    [404, 'ResourceNotFoundException'],
    [408, 'RequestTimeoutException'],
    [409, 'ConflictException'],
    [412, 'PreconditionFailedException'],
    [418, 'ValidationException'],
    [424, 'DependencyFailedException'],
    [429, 'ThrottlingException'],
    [500, 'InternalServerException'],
    [503, 'ServiceUnavailableException'],
    [599, 'InternalServerException'],
  ])('sends for %s the vendor’s %s', async (status, name) => {
    const { client, emulator } = await given();
    emulator.faults.add({ operation: 'GetAssistant', effect: { kind: 'status', status } });
    const error = await errorOf(client.send(new GetAssistantCommand({ assistantId: nobody })));
    expect(error).toMatchObject({ name, status });
  });
});
