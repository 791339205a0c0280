/** Which requests of a provider the usual mocks see. */
import { startEmulators, type Emulators } from '@assistant-provider/emulators';
import { createGenesysProvider } from '@assistant-provider/genesys';
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { errorOf, valueOf } from '@assistant-provider/test-support';
import {
  CreateAssistantCommand,
  GetAssistantCommand,
  ListAssistantsCommand,
  QConnectClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-qconnect';
import { mockClient } from 'aws-sdk-client-mock';
import nock from 'nock';
import { MockAgent } from 'undici';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

const host = 'https://vendor.example';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-secret-of-the-test' };

describe('nock', () => {
  let emulators: Emulators;
  beforeEach(async () => {
    emulators = await startEmulators();
    // Loading nock activates it, but another test of this process may have restored Node's client.
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(async () => {
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
    await emulators.close();
  });

  it('sees the requests of Q in Connect, which node:http sends', async () => {
    const vendor = nock(host).get('/assistants').reply(200, { assistantSummaries: [] });
    const provider = createQConnectProvider({ region: 'us-east-1', endpoint: host, credentials });
    onTestFinished(async () => void (await provider.close()));

    expect((await valueOf(provider.assistants.list())).items).toEqual([]);

    expect(vendor.isDone()).toBe(true);
  });

  it('without a reply for a request of Q in Connect is `misconfigured`', async () => {
    const provider = createQConnectProvider({ region: 'us-east-1', endpoint: host, credentials });
    onTestFinished(async () => void (await provider.close()));

    expect(await errorOf(provider.assistants.list())).toMatchObject({
      kind: 'misconfigured',
      effect: 'none',
    });
  });

  it('sees the `fetch` of Node.js', async () => {
    nock(host).get('/').reply(200, 'mocked');

    expect(await (await fetch(host)).text()).toBe('mocked');
  });

  it('does not see the requests of Genesys Cloud, which undici sends', async () => {
    const { apiUrl, loginUrl, credentials: rights } = emulators.genesys;
    const { clientId, clientSecret } = rights;
    nock(apiUrl).get('/api/v2/assistants').query(true).reply(500);
    const provider = createGenesysProvider({ apiUrl, loginUrl, clientId, clientSecret });
    onTestFinished(async () => void (await provider.close()));

    expect((await valueOf(provider.assistants.list())).items).toEqual([]);
  });
});

describe("undici's MockAgent", () => {
  it('sees the requests of Genesys Cloud, that for the token as well', async () => {
    const dispatcher = new MockAgent();
    onTestFinished(() => dispatcher.close());
    dispatcher.disableNetConnect();
    const vendor = dispatcher.get(host);
    const json = { headers: { 'content-type': 'application/json' } };
    vendor
      .intercept({ path: '/oauth/token', method: 'POST' })
      .reply(200, { access_token: 't', token_type: 'bearer', expires_in: 86_400 }, json);
    vendor
      .intercept({ path: /^\/api\/v2\/assistants/, method: 'GET' })
      .reply(200, { entities: [] }, json);
    const provider = createGenesysProvider({
      apiUrl: host,
      loginUrl: host,
      clientId: 'client',
      clientSecret: 'a-secret-of-the-test',
      dispatcher,
    });

    expect((await valueOf(provider.assistants.list())).items).toEqual([]);

    dispatcher.assertNoPendingInterceptors();
  });
});

describe('aws-sdk-client-mock', () => {
  const assistantId = '5f0e2a54-8f4e-4a5c-9d51-0b7d2f6a1c01';
  const assistant = {
    assistantId,
    assistantArn: `arn:aws:wisdom:us-east-1:123456789012:assistant/${assistantId}`,
    name: 'Returns desk',
    type: 'AGENT',
    status: 'ACTIVE',
  } as const;

  it.each(['the client', 'its class'])('of %s responds without credentials', async (mocked) => {
    const client = new QConnectClient({ region: 'us-east-1' });
    const mock = mockClient(mocked === 'the client' ? client : QConnectClient);
    onTestFinished(() => mock.restore());
    mock.on(ListAssistantsCommand).resolves({ assistantSummaries: [assistant] });
    mock.on(CreateAssistantCommand).resolves({ assistant });
    const provider = createQConnectProvider({ client });

    const { items } = await valueOf(provider.assistants.list());
    const created = await valueOf(provider.assistants.create({ name: 'Returns desk' }));

    expect([items[0]?.id, created.id]).toEqual([assistantId, assistantId]);
    expect(mock.commandCalls(CreateAssistantCommand)[0]?.args[0].input).toMatchObject({
      name: 'Returns desk',
      type: 'AGENT',
    });
  });

  it('rejects with errors of the SDK, which are read like those of the vendor', async () => {
    const client = new QConnectClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    mock
      .on(GetAssistantCommand)
      .rejects(new ResourceNotFoundException({ message: 'no such assistant', $metadata: {} }));
    const provider = createQConnectProvider({ client });

    expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
      kind: 'notFound',
      vendorCode: 'ResourceNotFoundException',
    });
  });

  it('without a response for a command is `unexpectedReply`, and asked once', async () => {
    const client = new QConnectClient({ region: 'us-east-1' });
    const mock = mockClient(client);
    const provider = createQConnectProvider({ client });

    const error = await errorOf(provider.assistants.get(assistantId));

    expect(error.kind).toBe('unexpectedReply');
    expect(mock.calls()).toHaveLength(1);
  });
});
