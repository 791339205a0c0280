/** First failures at Genesys Cloud, by the heading that they have in docs/troubleshooting.md. */
import { createGenesysProvider } from '@assistant-provider/genesys';
import { Agent, MockAgent } from 'undici';
import { onTestFinished } from 'vitest';
import {
  errorOf,
  givenGenesys,
  givenHost,
  givenProxy,
  lookup,
  thrownBy,
  type Failures,
} from './setting.js';

const login = 'postOauthToken';
const queueId = '7b9a2f3c-1d4e-4c5b-8a6f-2e3d4c5b6a33';
const assistantId = '5f0e2a54-8f4e-4a5c-9d51-0b7d2f6a1c01';
const client = { clientId: 'id', clientSecret: 'secret' };
const seed = {
  assistants: [
    { id: assistantId, name: 'Returns desk', transcriptionConfig: { vendorName: 'Genesys' } },
  ],
};

export const genesysFailures: Failures = {
  'No credentials': () =>
    thrownBy(() =>
      createGenesysProvider({
        region: 'eu-central-1',
        clientId: process.env['NOT_SET'] ?? '',
        clientSecret: process.env['NOT_SET'] ?? '',
      }),
    ),

  'No region': () => thrownBy(() => createGenesysProvider({ region: '', ...client })),

  'An unknown region': () =>
    thrownBy(() => createGenesysProvider({ region: 'eu-centrl-1', ...client })),

  'A domain with a host in it': () =>
    thrownBy(() => createGenesysProvider({ domain: 'api.mypurecloud.de', ...client })),

  'A host without TLS': () =>
    thrownBy(() =>
      createGenesysProvider({
        apiUrl: 'http://gateway.example',
        loginUrl: 'https://gateway.example',
        ...client,
      }),
    ),

  'An address with the path of the API': () =>
    thrownBy(() =>
      createGenesysProvider({
        apiUrl: 'https://api.mypurecloud.de/api/v2',
        loginUrl: 'https://login.mypurecloud.de',
        ...client,
      }),
    ),

  'A client of another region': async () => {
    const { provider } = await givenGenesys({ clientId: 'nobody' });
    return errorOf(provider.assistants.list());
  },

  'A wrong secret or a disabled client': async () => {
    const clients = [
      { id: 'desk', secret: 'right', state: 'disabled', permissions: 'all' } as const,
    ];
    const { provider } = await givenGenesys(
      { clientId: 'desk', clientSecret: 'right' },
      { seed: { clients } },
    );
    return errorOf(provider.assistants.list());
  },

  'A client of another grant type': async () => {
    const { emulator, provider } = await givenGenesys();
    const error = 'unauthorized_client';
    const text = 'client is not authorized for this grant type';
    emulator.faults.add({
      operation: login,
      effect: {
        kind: 'status',
        status: 400,
        body: { error, description: text, error_description: text },
      },
    });
    return errorOf(provider.assistants.list());
  },

  'An address that is not allowed': async () => {
    const { emulator, provider } = await givenGenesys();
    emulator.faults.add({
      operation: 'getAssistants',
      effect: {
        kind: 'status',
        status: 401,
        body: { code: 'ip.not.authorized', status: 401, message: 'Not authorized from this IP.' },
      },
    });
    return errorOf(provider.assistants.list());
  },

  'A missing permission': async () => {
    const { emulator } = await givenGenesys();
    const { viewOnlyClientId: clientId, viewOnlyClientSecret: clientSecret } = emulator.credentials;
    const { apiUrl, loginUrl } = emulator;
    const { provider } = await givenGenesys({ apiUrl, loginUrl, clientId, clientSecret });
    return errorOf(provider.assistants.create({ name: 'Returns desk' }));
  },

  'An object in another division': async () => {
    const { provider } = await givenGenesys();
    return errorOf(provider.assistants.get(assistantId));
  },

  'An unknown queue': async () => {
    const { provider } = await givenGenesys({}, { seed, settings: { unknownQueue: 'notFound' } });
    return errorOf(provider.queues.bind(assistantId, { queueId, mediaTypes: ['call'] }));
  },

  'A queue by its name': async () => {
    const { provider } = await givenGenesys({}, { seed });
    return errorOf(provider.queues.bind(assistantId, { queueId: 'Returns', mediaTypes: ['call'] }));
  },

  'One of several queues that is refused': async () => {
    const { provider, emulator } = await givenGenesys({}, { seed });
    emulator.faults.add({
      operation: 'putAssistantQueue',
      effect: { kind: 'status', status: 404 },
    });
    return errorOf(provider.queues.bindMany(assistantId, [{ queueId, mediaTypes: ['call'] }]));
  },

  'An assistant that somebody else changes': async () => {
    const { provider, emulator } = await givenGenesys({}, { seed });
    const message = 'The version of the resource does not match.';
    emulator.faults.add({
      operation: 'patchAssistant',
      effect: { kind: 'status', status: 409, body: { code: 'request.conflict', message } },
    });
    return errorOf(provider.editing.update(assistantId, { name: 'Refund desk' }));
  },

  'An unknown host': async () => {
    const { provider } = await givenGenesys({
      apiUrl: 'https://api.mypurecloud.example',
      loginUrl: 'https://login.mypurecloud.example',
      dispatcher: new Agent({ connect: { lookup } }),
      retry: false,
    });
    return errorOf(provider.assistants.list());
  },

  'A host that refuses connections': async () => {
    // Port 1 is nobody's.
    const apiUrl = 'http://127.0.0.1:1';
    const { provider } = await givenGenesys({ apiUrl, loginUrl: apiUrl, retry: false });
    return errorOf(provider.assistants.list());
  },

  'A mock without a reply': async () => {
    const dispatcher = new MockAgent();
    onTestFinished(() => dispatcher.close());
    dispatcher.disableNetConnect();
    const { provider } = await givenGenesys({ dispatcher });
    return errorOf(provider.assistants.list());
  },

  'A proxy that wants credentials': async () => {
    const { provider } = await givenGenesys({
      apiUrl: 'http://127.0.0.1:1',
      loginUrl: 'http://127.0.0.1:1',
      proxy: await givenProxy(407),
    });
    return errorOf(provider.assistants.list());
  },

  'A host without a valid certificate': async () => {
    const host = await givenHost((response) => response.end());
    const apiUrl = host.replace('http:', 'https:');
    const { provider } = await givenGenesys({ apiUrl, loginUrl: apiUrl });
    return errorOf(provider.assistants.list());
  },

  'A host that is a web site': async () => {
    const host = await givenHost((response) =>
      response.setHeader('content-type', 'text/html').end('<html>Welcome</html>'),
    );
    const { provider } = await givenGenesys({ apiUrl: host, loginUrl: host });
    return errorOf(provider.assistants.list());
  },

  'A host that redirects': async () => {
    const host = await givenHost((response) =>
      response.writeHead(302, { location: 'https://login.example' }).end(),
    );
    const { provider } = await givenGenesys({ apiUrl: host, loginUrl: host });
    return errorOf(provider.assistants.list());
  },

  'Another path of the host': async () => {
    const host = await givenHost((response) => response.writeHead(404).end());
    const { provider } = await givenGenesys({ apiUrl: host, loginUrl: host });
    return errorOf(provider.assistants.list());
  },

  'An expired token': async () => {
    const { emulator } = await givenGenesys();
    const provider = createGenesysProvider({ apiUrl: emulator.apiUrl, accessToken: 'yesterday' });
    return errorOf(provider.assistants.list());
  },
};
