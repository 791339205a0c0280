import { expect, test } from 'vitest';
import { names, startGenesys } from './genesys-harness.js';

const assistantsPath = '/api/v2/assistants';

test('a revoked token stays refused, and a new token works', async () => {
  const { call, faults, tokenOf } = await startGenesys();
  await call('GET', assistantsPath);
  faults.add({ operation: 'getAssistants', times: 1, effect: { kind: 'tokenRevoked' } });
  for (let request = 0; request < 2; request += 1)
    expect(await call('GET', assistantsPath)).toMatchObject({
      status: 401,
      body: { code: 'bad.credentials' },
    });
  const headers = { Authorization: `Bearer ${await tokenOf()}` };
  expect(await call('GET', assistantsPath, undefined, headers)).toMatchObject({ status: 200 });
});

test.each([
  [400, 'bad.request'],
  [401, 'bad.credentials'],
  [403, 'not.authorized'],
  [404, 'not.found'],
  [408, 'client.timeout'],
  [409, 'request.conflict'],
  [413, 'request.entity.too.large'],
  [415, 'unsupported.media.type'],
  [429, 'too.many.requests.retry.after'],
  [500, 'internal.server.error'],
  [503, 'service.unavailable'],
  [504, 'request.timeout'],
])('a fault with status %i sends the vendor’s ErrorBody', async (status, code) => {
  const { call, faults } = await startGenesys();
  faults.add({ operation: 'getAssistants', effect: { kind: 'status', status } });
  const answer = await call('GET', assistantsPath);
  expect(answer).toMatchObject({ status, body: { status, code } });
  expect(answer.body['contextId']).toBe(answer.headers.get('ININ-Correlation-Id'));
  expect(answer.headers.get('Retry-After')).toBe(status === 429 ? '1' : null);
});

test('a fault at the token host sends an OAuth error', async () => {
  const { faults, login } = await startGenesys();
  faults.add({ operation: 'postOauthToken', effect: { kind: 'status', status: 503 } });
  expect(await login()).toMatchObject({ status: 503, body: { error: 'invalid_request' } });
});

test('a fault with a status unknown to the vendor sends no body', async () => {
  const { call, faults } = await startGenesys();
  faults.add({ operation: 'getAssistants', effect: { kind: 'status', status: 502 } });
  expect(await call('GET', assistantsPath)).toMatchObject({ status: 502, body: {} });
});

test('a Retry-After fault sends the vendor’s 429, or 400 at the token host', async () => {
  const { call, faults, login } = await startGenesys();
  faults.add({
    operation: 'postOauthToken',
    times: 1,
    effect: { kind: 'retryAfter', value: '-1' },
  });
  const refused = await login();
  expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  expect(refused.headers.get('Retry-After')).toBe('-1');
  faults.add({ operation: 'getAssistants', effect: { kind: 'retryAfter', value: 'soon' } });
  const answer = await call('GET', assistantsPath);
  expect(answer).toMatchObject({ status: 429, body: { code: 'too.many.requests.retry.after' } });
  expect(answer.headers.get('Retry-After')).toBe('soon');
});

test('an error after the work still creates the assistant', async () => {
  const { call, faults, created } = await startGenesys();
  const when = 'afterWork';
  faults.add({ operation: 'postAssistants', effect: { kind: 'status', status: 500, when } });
  await created();
  expect(names(await call('GET', assistantsPath))).toEqual(['Billing']);
});
