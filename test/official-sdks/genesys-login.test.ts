/** Logging in with the official Genesys SDK: tokens, their end, several organisations, gateways. */
import { expect, test } from 'vitest';
import { apisOf, assistant, clientOf, givenGenesys, idsOf, startGenesys } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

test('client credentials give a token that works, with its time of expiry', async () => {
  const emulator = await startGenesys();
  const { clientId, clientSecret } = emulator.credentials;
  const client = clientOf(emulator);
  const before = Date.now();

  const login = await client.loginClientCredentialsGrant(clientId, clientSecret);

  expect(login.accessToken).toMatch(/^[\w-]{20,}$/);
  expect(login.tokenExpiryTime).toBeGreaterThanOrEqual(before + 86_400_000);
  expect(await apisOf(client).assistants.getAssistants()).toMatchObject({ entities: [] });
  expect(emulator.requests.of('postOauthToken')).toMatchObject([
    { body: 'grant_type=client_credentials', headers: { authorization: 'Basic ***' }, status: 200 },
  ]);
});

test.each([
  ['an unknown client', 'nobody', 'client not found', {}, 400],
  ['an unknown client', 'nobody', 'client not found', { unknownClientStatus: 401 }, 401],
  ['a wrong secret', undefined, 'authentication failed', {}, 400],
  ['a wrong secret', undefined, 'authentication failed', { wrongSecretStatus: 401 }, 401],
] as const)('%s is refused: an AxiosError around an OAuth error', async (...row) => {
  const [, clientId, text, settings, status] = row;
  const emulator = await startGenesys({ settings });

  const login = clientOf(emulator).loginClientCredentialsGrant(
    clientId ?? emulator.credentials.clientId,
    'wrong',
  );

  expect(await rejectionOf(login)).toMatchObject({
    name: 'AxiosError',
    response: {
      status,
      data: { error: 'invalid_client', description: text, error_description: text },
    },
  });
});

test('an expired token is refused, and the SDK does not request a new one', async () => {
  const { assistants, client, emulator } = await givenGenesys({ clock: 'manual' });
  emulator.clock.advance(86_400_000);

  for (let call = 0; call < 2; call += 1)
    expect(await rejectionOf(assistants.getAssistants())).toMatchObject({
      status: 401,
      code: 'bad.credentials',
    });
  expect(emulator.requests.of('postOauthToken')).toHaveLength(1);

  const { clientId, clientSecret } = emulator.credentials;
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  expect(await assistants.getAssistants()).toMatchObject({ entities: [] });
});

test('a revoked token is refused from then on', async () => {
  const { assistants, emulator } = await givenGenesys();
  emulator.faults.add({
    operation: 'getAssistants',
    times: 1,
    effect: { kind: 'tokenRevoked' },
  });

  for (let call = 0; call < 2; call += 1)
    expect(await rejectionOf(assistants.getAssistants())).toMatchObject({
      status: 401,
      code: 'bad.credentials',
    });
});

test('the refusal of a read-only client names the missing permission', async () => {
  const { created, emulator } = await givenGenesys();
  const id = await created();
  const { viewOnlyClientId, viewOnlyClientSecret } = emulator.credentials;
  const client = clientOf(emulator);
  await client.loginClientCredentialsGrant(viewOnlyClientId, viewOnlyClientSecret);
  const { assistants } = apisOf(client);

  expect(await assistants.getAssistant(id)).toMatchObject({ id });
  expect(await rejectionOf(assistants.deleteAssistant(id))).toMatchObject({
    status: 403,
    code: 'missing.permissions',
    messageParams: { permissions: 'assistants:assistant:delete' },
  });
  expect(await assistants.getAssistant(id)).toMatchObject({ id });
});

test('two organisations in one process do not see each other', async () => {
  const [one, other] = [await givenGenesys(), await givenGenesys()];
  await one.created({ name: 'of one' });

  expect(idsOf(await one.assistants.getAssistants())).toHaveLength(1);
  expect(idsOf(await other.assistants.getAssistants())).toHaveLength(0);

  const token = await one.client.loginClientCredentialsGrant(
    one.emulator.credentials.clientId,
    one.emulator.credentials.clientSecret,
  );
  other.client.setAccessToken(token.accessToken);
  expect(await rejectionOf(other.assistants.getAssistants())).toMatchObject({ status: 401 });
});

test('the SDK works behind a gateway with path prefixes, which links do not contain', async () => {
  const { assistants, created, emulator } = await givenGenesys({
    apiPrefix: '/gateway/api',
    loginPrefix: '/gateway/login',
  });
  const id = await created();

  expect(await assistants.getAssistant(id)).toMatchObject({ selfUri: `/api/v2/assistants/${id}` });
  expect(emulator.requests.all().map(({ target }) => target)).toEqual([
    '/gateway/login/oauth/token',
    '/gateway/api/api/v2/assistants',
    `/gateway/api/api/v2/assistants/${id}`,
  ]);
});

test('the SDK sends the headers that the vendor expects', async () => {
  const { assistants, client, emulator } = await givenGenesys();
  client.setGenesysAppHeader('assistant-provider');
  await assistants.postAssistants(assistant(), { customHeaders: { 'X-Custom': 'yes' } });
  await assistants.getAssistants();

  const [post] = emulator.requests.of('postAssistants');
  expect(post?.headers).toMatchObject({
    authorization: 'Bearer ***',
    'content-type': 'application/json',
    'x-custom': 'yes',
  });
  expect(post?.body).toEqual(assistant());
  // A content type without content.
  const [get] = emulator.requests.of('getAssistants');
  expect(get).toMatchObject({ headers: { 'content-type': 'application/json' }, status: 200 });
});
