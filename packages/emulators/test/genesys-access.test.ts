import { expect, test } from 'vitest';
import { assistant, aString, containing, matching, startGenesys } from './genesys-harness.js';

const assistantsPath = '/api/v2/assistants';

function postForm(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${url}/oauth/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
}

test('login with a valid id and secret, in a Basic header or the form, returns a token for one day', async () => {
  const { login, loginUrl, credentials } = await startGenesys();

  expect(await login()).toMatchObject({
    status: 200,
    body: { access_token: aString, token_type: 'bearer', expires_in: 86_400 },
  });
  const byForm = await postForm(loginUrl, {
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
  });
  expect(await byForm.json()).toMatchObject({ token_type: 'bearer' });
});

test.each([
  ['an unknown client', 'nobody', 'x', 'client not found'],
  ['a disabled client', 'disabled', 'right', 'authentication failed'],
  ['a wrong secret', 'disabled', 'wrong', 'authentication failed'],
])('%s fails with an OAuth error whose two texts are equal', async (_, id, secret, text) => {
  const clients = [
    { id: 'disabled', secret: 'right', state: 'disabled', permissions: 'all' },
  ] as const;
  const { login } = await startGenesys({ seed: { clients } });
  expect(await login(id, secret)).toMatchObject({
    status: 400,
    body: { error: 'invalid_client', description: text, error_description: text },
  });
});

test('login fails for other grants and other media types', async () => {
  const { loginUrl } = await startGenesys();
  const password = await postForm(loginUrl, { grant_type: 'password' });
  expect([password.status, await password.json()]).toMatchObject([
    400,
    { error: 'unsupported_grant_type' },
  ]);
  const json = await fetch(`${loginUrl}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"grant_type":"client_credentials"}',
  });
  expect([json.status, await json.json()]).toMatchObject([400, { error: 'invalid_request' }]);
});

test.each([
  ['no token', {}, 'authentication.required'],
  ['a token that nobody issued', { Authorization: 'Bearer eW91cnM' }, 'bad.credentials'],
  ['no Bearer token', { Authorization: 'Basic eW91cnM' }, 'authentication.required'],
  ['an empty Bearer token', { Authorization: 'Bearer ' }, 'authentication.required'],
])('%s is a 401', async (_, headers, code) => {
  const { apiUrl } = await startGenesys();
  const answer = await fetch(apiUrl + assistantsPath, { headers });
  expect(answer.status).toBe(401);
  const body = await answer.json();
  expect(body).toMatchObject({ status: 401, code, details: [], errors: [] });
  expect(body).toHaveProperty('contextId', answer.headers.get('ININ-Correlation-Id'));
});

test('an altered token is refused', async () => {
  const { call, tokenOf } = await startGenesys();
  const token = await tokenOf();
  const altered = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
  const headers = { Authorization: `Bearer ${altered}` };
  expect(await call('GET', assistantsPath, undefined, headers)).toMatchObject({ status: 401 });
});

test('a token expires on the emulator’s clock, and a new token works', async () => {
  const { call, clock, tokenOf } = await startGenesys({ clock: 'manual' });
  expect(await call('GET', assistantsPath)).toMatchObject({ status: 200 });
  clock.advance(86_400_000 - 1);
  expect(await call('GET', assistantsPath)).toMatchObject({ status: 200 });
  clock.advance(1);
  expect(await call('GET', assistantsPath)).toMatchObject({
    status: 401,
    body: { code: 'bad.credentials' },
  });
  const headers = { Authorization: `bearer ${await tokenOf()}` };
  expect(await call('GET', assistantsPath, undefined, headers)).toMatchObject({ status: 200 });
});

test('the view-only client can read but not write', async () => {
  const { call, created, credentials, tokenOf } = await startGenesys();
  const path = await created();
  const token = await tokenOf(credentials.viewOnlyClientId, credentials.viewOnlyClientSecret);
  const headers = { Authorization: `Bearer ${token}` };

  expect(await call('GET', path, undefined, headers)).toMatchObject({ status: 200 });
  expect(await call('DELETE', path, undefined, headers)).toMatchObject({
    status: 403,
    body: {
      code: 'missing.permissions',
      message: containing('assistants:assistant:delete'),
      messageParams: { permissions: 'assistants:assistant:delete' },
    },
  });
  const users = `${path}/queues/x/users/bulk/add`;
  expect(await call('POST', users, { entities: [] }, headers)).toMatchObject({
    status: 403,
    body: {
      code: 'missing.any.permissions',
      messageParams: { permissions: 'assistants:queueUserAssignment:add' },
    },
  });
});

test('a client with its own permissions has only those, and its own token lifetime', async () => {
  const permissions = ['assistants:assistant:add'];
  const { call, login } = await startGenesys({
    seed: {
      clients: [
        { id: 'adder', secret: 's', state: 'active', permissions, accessTokenValiditySeconds: 300 },
      ],
    },
  });
  const { body } = await login('adder', 's');
  expect(body).toMatchObject({ expires_in: 300 });
  const headers = { Authorization: `Bearer ${String(body['access_token'])}` };
  expect(await call('POST', assistantsPath, assistant(), headers)).toMatchObject({ status: 200 });
  expect(await call('GET', assistantsPath, undefined, headers)).toMatchObject({ status: 403 });
});

test('with quotas, a token gets 429 after 300 requests until the minute is over', async () => {
  const { call, clock, tokenOf } = await startGenesys({ clock: 'manual', quotas: 'vendor' });
  for (let request = 0; request < 300; request += 1) await call('GET', assistantsPath);
  clock.advance(17_500);
  const refused = await call('GET', assistantsPath);
  expect(refused).toMatchObject({
    status: 429,
    body: {
      code: 'too.many.requests.retry.after',
      message: 'Rate limit exceeded the maximum. Retry the request in [43] seconds',
      details: [],
      errors: [],
    },
  });
  expect(refused.headers.get('Retry-After')).toBe('43');
  expect(refused.headers.get('inin-ratelimit-count')).toBeNull();

  const headers = { Authorization: `Bearer ${await tokenOf()}` };
  expect(await call('GET', assistantsPath, undefined, headers)).toMatchObject({ status: 200 });
  clock.advance(42_500);
  expect(await call('GET', assistantsPath)).toMatchObject({ status: 200 });
});

test('too many tokens in one minute fail with 400, not 429', async () => {
  const { login } = await startGenesys({ clock: 'manual', quotas: 'vendor' });
  for (let request = 0; request < 60; request += 1) await login();
  expect(await login()).toMatchObject({
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: matching(/^rate limit exceeded;/),
    },
  });
});

test('without quotas no request is refused', async () => {
  const { call } = await startGenesys();
  const answers = await Promise.all(Array.from({ length: 400 }, () => call('GET', assistantsPath)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});

test('API and login paths can have a prefix, which links omit', async () => {
  const { apiUrl, loginUrl, call, created } = await startGenesys({
    apiPrefix: 'api/',
    loginPrefix: '/login',
  });
  expect(new URL(apiUrl).pathname).toBe('/api');
  expect(new URL(loginUrl).pathname).toBe('/login');
  await created();
  expect(await call('GET', assistantsPath)).toMatchObject({
    status: 200,
    body: { selfUri: assistantsPath },
  });
});
