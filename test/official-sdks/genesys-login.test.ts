/** Logging in with the official Genesys SDK: tokens, their end, several organisations, gateways. */
import { expect, test } from 'vitest';
import { apisOf, assistant, clientOf, givenGenesys, idsOf, startGenesys } from './genesys-sdk.js';
import { rejectionOf } from './rejection.js';

test('client credentials give a token, its time of expiry, and a way in', async () => {
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

test('a token that is over is refused for good: the SDK does not ask for another', async () => {
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

test('a token that is revoked in mid-flight is refused from then on', async () => {
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

test('a client that may only look is told which right it lacks', async () => {
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

test('behind a gateway with path prefixes the SDK finds both hosts, and links stay free of them', async () => {
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

test('what the SDK sends is what the vendor is used to', async () => {
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
