import { isAssistantError, type AssistantErrorOf } from '@assistant-provider/core';
import { MockAgent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createGenesysProvider,
  genesysDomains,
  type GenesysProviderOptions,
  type GenesysRegion,
} from '../src/index.js';
import { errorOf, givenServer, sendJson, valueOf } from './harness.js';

const credentials = { clientId: 'client-1', clientSecret: 'secret-of-the-test' };
const region = 'eu-central-1' as const;

function misconfigured(options: unknown): AssistantErrorOf<'misconfigured'> {
  try {
    createGenesysProvider(options as GenesysProviderOptions);
  } catch (error) {
    if (isAssistantError(error) && error.kind === 'misconfigured') return error;
  }
  throw new Error('expected a misconfiguration');
}

/** The URLs that the first call requests. */
async function hostsAsked(options: GenesysProviderOptions): Promise<readonly string[]> {
  const asked: string[] = [];
  const agent = new MockAgent();
  onTestFinished(() => agent.close());
  agent.disableNetConnect();
  agent
    .get(/./)
    .intercept({ path: () => true, method: () => true })
    .reply((request) => {
      asked.push(`${String(request.origin)}${request.path}`);
      const token = { access_token: 't', token_type: 'bearer', expires_in: 60 };
      return { statusCode: 200, data: { ...token, entities: [] } };
    })
    .persist();
  const provider = createGenesysProvider({ ...options, dispatcher: agent });
  await valueOf(provider.assistants.list());
  await valueOf(provider.close());
  return asked;
}

describe('the hosts', () => {
  it.each(Object.entries(genesysDomains))('region %s has the domain %s', async (name, domain) => {
    const spellings = [name, name.replaceAll('-', '_')] as GenesysRegion[];
    for (const spelling of spellings)
      expect(await hostsAsked({ region: spelling, ...credentials })).toEqual([
        `https://login.${domain}/oauth/token`,
        `https://api.${domain}/api/v2/assistants?pageSize=50`,
      ]);
  });

  it('`domain` selects a region that is not in the table', async () => {
    expect(await hostsAsked({ domain: 'newr1.pure.cloud', ...credentials })).toEqual([
      'https://login.newr1.pure.cloud/oauth/token',
      'https://api.newr1.pure.cloud/api/v2/assistants?pageSize=50',
    ]);
  });

  it('`apiUrl` and `loginUrl` may have paths', async () => {
    const urls = { apiUrl: 'https://gw.example/api/', loginUrl: 'https://gw.example:8443/login//' };
    expect(await hostsAsked({ ...urls, ...credentials })).toEqual([
      'https://gw.example:8443/login/oauth/token',
      'https://gw.example/api/api/v2/assistants?pageSize=50',
    ]);
  });

  it('an access token needs no token host', async () => {
    expect(await hostsAsked({ apiUrl: 'https://gw.example', accessToken: 'given' })).toEqual([
      'https://gw.example/api/v2/assistants?pageSize=50',
    ]);
  });

  it.each(['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])(
    'the loopback interface needs no TLS: %s',
    async (url) => {
      const provider = createGenesysProvider({ apiUrl: url, loginUrl: url, ...credentials });
      await valueOf(provider.close());
    },
  );
});

describe('wrong options', () => {
  it('the message says what to give, if neither host nor credentials are given', () => {
    const { GENESYS_REGION: region, GENESYS_CLIENT_ID: clientId } = {} as Readonly<
      Record<string, string>
    >;
    const options = { region, clientId, clientSecret: undefined } as never;

    expect(() => createGenesysProvider(options)).toThrow(
      'options.region must be given, or domain, or apiUrl with loginUrl, and only one of them; ' +
        'options.accessToken must be given, or clientId with clientSecret, but not both',
    );
  });

  const urls = { apiUrl: 'https://api.example', loginUrl: 'https://login.example' };

  it.each<[string, unknown, string, string]>([
    ['nothing', undefined, 'options', 'required'],
    ['no object', 'eu-central-1', 'options', 'type'],
    ['nowhere', credentials, 'options.region', 'exclusive'],
    ['two places', { region, domain: 'x.example', ...credentials }, 'options.region', 'exclusive'],
    ['two places', { region, ...urls, ...credentials }, 'options.region', 'exclusive'],
    [
      'a login alone',
      { region, loginUrl: urls.loginUrl, ...credentials },
      'options.loginUrl',
      'exclusive',
    ],
    ['no login', { apiUrl: urls.apiUrl, ...credentials }, 'options.loginUrl', 'required'],
    ['no region', { region: 'eu-north-9', ...credentials }, 'options.region', 'oneOf'],
    ['a host', { domain: 'api.mypurecloud.com', ...credentials }, 'options.domain', 'pattern'],
    ['a URL', { domain: 'https://mypurecloud.com', ...credentials }, 'options.domain', 'pattern'],
    [
      'no TLS',
      { ...urls, apiUrl: 'http://api.example', ...credentials },
      'options.apiUrl',
      'https',
    ],
    [
      'no TLS, though it looks local',
      { ...urls, apiUrl: 'http://localhost.example', ...credentials },
      'options.apiUrl',
      'https',
    ],
    ['no URL', { ...urls, apiUrl: 'api.example', ...credentials }, 'options.apiUrl', 'url'],
    ['a file', { ...urls, apiUrl: 'file:///etc/x', ...credentials }, 'options.apiUrl', 'https'],
    [
      'credentials in the URL',
      { ...urls, loginUrl: 'https://a:b@login.example', ...credentials },
      'options.loginUrl',
      'url',
    ],
    [
      'a query',
      { ...urls, apiUrl: 'https://api.example/?x=1', ...credentials },
      'options.apiUrl',
      'url',
    ],
    ['no credentials', { region }, 'options.accessToken', 'exclusive'],
    [
      'two ways of credentials',
      { region, ...credentials, accessToken: 't' },
      'options.accessToken',
      'exclusive',
    ],
    ['no secret', { region, clientId: 'x' }, 'options.clientSecret', 'required'],
    ['no id', { region, clientSecret: 'x' }, 'options.clientId', 'required'],
    ['an empty id', { region, ...credentials, clientId: '' }, 'options.clientId', 'length'],
    [
      'a token with its scheme',
      { region, accessToken: 'Bearer x' },
      'options.accessToken',
      'pattern',
    ],
    [
      'a header in the token',
      { region, accessToken: 'x\r\ny: z' },
      'options.accessToken',
      'controlCharacters',
    ],
    [
      'too small a bound',
      { region, ...credentials, maxResponseBytes: 1 },
      'options.maxResponseBytes',
      'range',
    ],
    [
      'no time at all',
      { region, ...credentials, tryTimeoutMs: 0 },
      'options.tryTimeoutMs',
      'range',
    ],
    [
      'a store that cannot add',
      { region, ...credentials, tokenStore: { get: () => undefined, set: () => undefined } },
      'options.tokenStore',
      'type',
    ],
    [
      'a store for a token that is given',
      { region, accessToken: 't', tokenStore: new Map() },
      'options.tokenStore',
      'exclusive',
    ],
    ['no dispatcher', { region, ...credentials, dispatcher: {} }, 'options.dispatcher', 'type'],
    [
      'no language',
      { region, ...credentials, copilotDefaults: { defaultLanguage: 'English!' } },
      'options.copilotDefaults.defaultLanguage',
      'pattern',
    ],
    ['a misspelling', { region, ...credentials, regoin: 'x' }, 'options.regoin', 'unknownField'],
  ])('are refused: %s', (_, options, field, rule) => {
    const error = misconfigured(options);

    expect(error).toMatchObject({ vendor: 'genesys', retry: 'never' });
    expect(error.issues).toContainEqual(expect.objectContaining({ field, rule }));
    expect(error.message).toContain(field);
  });

  it('are all named in one error', () => {
    const error = misconfigured({ region: 'x', domain: 7, clientId: '', maxResponseBytes: 'y' });

    expect(error.issues.map(({ field }) => field)).toEqual([
      'options.region',
      'options.domain',
      'options.clientId',
      'options.maxResponseBytes',
      'options.region',
      'options.clientSecret',
    ]);
  });
});

it('`close` leaves a given dispatcher open', async () => {
  const { url } = await givenServer((response) => sendJson(response, 200, { entities: [] }));
  const { Agent } = await import('undici');
  const dispatcher = new Agent();
  onTestFinished(() => dispatcher.destroy());
  const options = { apiUrl: url, accessToken: 't', dispatcher };
  const first = createGenesysProvider(options);
  await valueOf(first.assistants.list());
  await valueOf(first.close());

  const second = createGenesysProvider(options);
  await valueOf(second.assistants.list());
  await valueOf(second.close());

  await dispatcher.close();
  const third = createGenesysProvider(options);
  expect(await errorOf(third.assistants.list())).toMatchObject({
    kind: 'unavailable',
    retry: 'never',
  });
});

it('the provider lists its features', async () => {
  const provider = createGenesysProvider({ region, ...credentials });

  expect(provider.vendor).toBe('genesys');
  expect(provider.features).toEqual({
    editing: true,
    queues: true,
    aiAgents: true,
    knowledge: true,
    parts: true,
    directory: true,
    tagging: false,
  });
  expect(provider.limits.pageSize).toEqual({ min: 1, max: 200 });
  await valueOf(provider.close());
  await valueOf(provider.close());
});
