import { expect, test } from 'vitest';
import { assistant, aString, matching, startGenesys } from './genesys-harness.js';
import { sendRaw } from './server-harness.js';

const assistantsPath = '/api/v2/assistants';

test('the error names every failed field, with their number and one contextId', async () => {
  const { call } = await startGenesys();
  const refused = await call('POST', assistantsPath, {
    transcriptionConfig: { vendorName: 'Acme' },
  });
  const contextId = refused.headers.get('ININ-Correlation-Id');
  expect(refused).toMatchObject({
    status: 400,
    body: {
      message: '2 fields failed',
      code: 'constraint.validation',
      status: 400,
      contextId,
      details: [],
      errors: [
        {
          code: 'constraint.validation',
          message: 'name must be set',
          contextId,
          details: [{ fieldName: 'name' }],
        },
        {
          code: 'invalid.value',
          message:
            'Value [Acme] is not valid for field type [TranscriptionVendor]. Allowable values are: GoogleDialogflow, Unknown, Genesys',
          messageParams: { value: 'Acme', type: 'TranscriptionVendor' },
          details: [{ fieldName: 'transcriptionConfig.vendorName' }],
        },
      ],
    },
  });
});

test.each([
  ['not JSON', '{"name":'],
  ['nothing', ''],
  ['nested without end', '['.repeat(100_000)],
])('a body that is %s fails with 400', async (_, body) => {
  const { call } = await startGenesys();
  expect(await call('POST', assistantsPath, body)).toMatchObject({
    status: 400,
    body: { code: 'bad.request' },
  });
});

test.each([
  ['null', null],
  ['a list', []],
  ['a text', 'name'],
])('a body that is JSON but %s fails with 400', async (_, body) => {
  const { call } = await startGenesys();
  expect(await call('POST', assistantsPath, JSON.stringify(body))).toMatchObject({ status: 400 });
});

test('bytes that are not UTF-8 fail with 400', async () => {
  const { apiUrl, tokenOf } = await startGenesys();
  const answer = await fetch(apiUrl + assistantsPath, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await tokenOf()}`, 'Content-Type': 'application/json' },
    body: Buffer.from([0x22, 0xff, 0x22]),
  });
  expect(answer.status).toBe(400);
});

test.each([
  ['another media type', { 'Content-Type': 'text/plain' }],
  ['a compressed body', { 'Content-Encoding': 'gzip' }],
])('%s fails with 415', async (_, headers) => {
  const { call } = await startGenesys();
  expect(await call('POST', assistantsPath, assistant(), headers)).toMatchObject({
    status: 415,
    body: { code: 'unsupported.media.type' },
  });
});

test('GET and DELETE can have a content type, as in the official JavaScript SDK', async () => {
  const { call, created } = await startGenesys();
  const path = await created();
  const headers = { 'Content-Type': 'application/json' };
  expect(await call('GET', path, undefined, headers)).toMatchObject({ status: 200 });
  expect(await call('DELETE', path, undefined, headers)).toMatchObject({ status: 204 });
});

test('a body of 512000 bytes is accepted, and one byte more fails with 413', async () => {
  const { call } = await startGenesys();
  const frame = JSON.stringify(assistant({ name: '' })).length;
  const body = (size: number) => assistant({ name: 'x'.repeat(size - frame) });
  expect(await call('POST', assistantsPath, body(512_000))).toMatchObject({ status: 200 });
  expect(await call('POST', assistantsPath, body(512_001))).toMatchObject({
    status: 413,
    body: {
      code: 'request.entity.too.large',
      message: 'The request is over the size limit. Maximum bytes: 512000',
    },
  });
});

test('members with special names in JavaScript are ordinary data', async () => {
  const { call } = await startGenesys({ settings: { unknownMembers: 'kept' } });
  const body = '{"name":"x","transcriptionConfig":{"vendorName":"Genesys"},"__proto__":{"id":"p"}}';
  const made = await call('POST', assistantsPath, body);
  expect(made).toMatchObject({ status: 200, body: { id: matching(/^[\w-]{36}$/) } });
});

test('a null member counts as absent', async () => {
  const { call } = await startGenesys();
  const body = assistant({ knowledgeSuggestionConfig: null });
  expect(await call('POST', assistantsPath, body)).toMatchObject({ status: 200 });
  expect(await call('POST', assistantsPath, assistant({ name: null }))).toMatchObject({
    status: 400,
  });
});

test.each(['0', '-1', '201', '1.5', 'ten', '1e2', '0x10'])(
  'a page size of %s fails with 400',
  async (size) => {
    const { call } = await startGenesys();
    for (const path of [assistantsPath, `${assistantsPath}/queues`])
      expect(await call('GET', `${path}?pageSize=${size}`)).toMatchObject({
        status: 400,
        body: {
          code: 'invalid.query.param.value',
          messageParams: { value: size, parameter: 'pageSize' },
          details: [{ fieldName: 'pageSize' }],
        },
      });
  },
);

test('a list of 169,000 wrong entries fails with 400, and its first 100 problems', async () => {
  const { call, created } = await startGenesys();
  const path = `${await created()}/queues`;
  const refused = await call('PATCH', path, `[${Array(169_000).fill('{}').join(',')}]`);
  expect(refused).toMatchObject({ status: 400, body: { message: '100 fields failed' } });
});

test('values of `expand` can be repeated or joined with commas', async () => {
  const { call, created, attached } = await startGenesys();
  const path = `/api/v2/routing/queues/${(await attached(await created())).slice(-36)}/assistant`;
  for (const query of ['expand=assistant,copilot', 'expand=assistant&expand=copilot'])
    expect(await call('GET', `${path}?${query}`)).toMatchObject({
      body: { assistant: { name: 'Billing' } },
    });
  expect(await call('GET', `${path}?expand=assistant,x`)).toMatchObject({
    status: 400,
    body: { messageParams: { parameter: 'expand', value: 'x' } },
  });
});

test.each([
  ['GET', '/api/v2/assistants/'],
  ['GET', '/api/v2/Assistants'],
  ['GET', '/api/v1/assistants'],
  ['GET', '/oauth/token'],
  ['PUT', '/api/v2/assistants'],
  ['OPTIONS', '/api/v2/assistants'],
])(
  '%s %s is not an operation: it gets 404 with an ErrorBody, and is logged',
  async (method, path) => {
    const { call, requests } = await startGenesys();
    expect(await call(method, path)).toMatchObject({
      status: 404,
      body: { code: 'not.found', contextId: aString },
    });
    expect(requests.of('unknown')).toMatchObject([{ method, target: path, status: 404 }]);
  },
);

test('a path with `..` fails with an ErrorBody', async () => {
  const { apiUrl, requests } = await startGenesys();
  const port = Number(new URL(apiUrl).port);
  const target = '/api/v2/assistants/%2e%2e/routing/queues';
  const answer = await sendRaw(
    port,
    `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 400 [^]*"code":"bad.request"/);
  expect(requests.of('unknown')).toMatchObject([{ target, status: 400 }]);
});
