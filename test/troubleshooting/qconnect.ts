/** First failures at Amazon Q in Connect, by the heading that they have in docs/troubleshooting.md. */
import { createQConnectProvider } from '@assistant-provider/qconnect';
import { QConnectClient } from '@aws-sdk/client-qconnect';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Agent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  errorOf,
  givenEnvironment,
  givenHost,
  givenQConnect,
  lookup,
  thrownBy,
  type Failures,
} from './setting.js';

const assistantId = '5f0e2a54-8f4e-4a5c-9d51-0b7d2f6a1c01';
const knowledgeBaseId = '5e0d1c8a-64d3-4b2e-9a4f-0c9b1f6f2a11';

/** A machine on which the AWS SDK finds what these files say, and nothing else. */
async function givenMachine(config: string, profile?: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'troubleshooting-'));
  onTestFinished(() => rm(home, { recursive: true }));
  await writeFile(join(home, 'config'), config);
  givenEnvironment({
    HOME: home,
    USERPROFILE: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    AWS_PROFILE: profile,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
    // The role of an instance would be asked for over the network.
    AWS_EC2_METADATA_DISABLED: 'true',
  });
}

const listAlone = async () => {
  const provider = createQConnectProvider({ region: 'eu-central-1' });
  onTestFinished(async () => void (await provider.close()));
  return errorOf(provider.assistants.list());
};

const refusedWith = async (operation: string, status: number, code: string, message: string) => {
  const { emulator, provider } = await givenQConnect();
  emulator.faults.add({
    operation,
    effect: { kind: 'status', status, headers: { 'x-amzn-errortype': code }, body: { message } },
  });
  return errorOf(provider.assistants.create({ name: 'Returns desk' }));
};

export const qconnectFailures: Failures = {
  'No region': () => thrownBy(() => createQConnectProvider({ region: '' })),

  'No credentials': async () => {
    await givenMachine('');
    return listAlone();
  },

  'Credentials of your own that fail': async () => {
    const { provider } = await givenQConnect({
      credentials: () => Promise.reject(new Error('the vault is sealed')),
    });
    return errorOf(provider.assistants.list());
  },

  'Credentials with white space inside': async () => {
    const { provider } = await givenQConnect({
      credentials: () =>
        Promise.resolve({
          accessKeyId: 'id',
          secretAccessKey: 'not-a-secret',
          sessionToken: 'one\nline',
        }),
    });
    return errorOf(provider.assistants.list());
  },

  'An endpoint of the environment without https': async () => {
    process.env['AWS_ENDPOINT_URL'] = 'http://wisdom.example';
    const credentials = { accessKeyId: 'id', secretAccessKey: 'not-a-secret' };
    const provider = createQConnectProvider({ region: 'eu-central-1', credentials });
    const error = await errorOf(provider.assistants.list());
    delete process.env['AWS_ENDPOINT_URL'];
    return error;
  },

  'An unknown profile': async () => {
    await givenMachine('', 'desk');
    return listAlone();
  },

  'A profile that is not logged in': async () => {
    await givenMachine(
      [
        '[profile desk]',
        'sso_session = desk',
        'sso_account_id = 123456789012',
        'sso_role_name = desk',
        '[sso-session desk]',
        'sso_region = eu-central-1',
        'sso_start_url = https://desk.awsapps.com/start',
      ].join('\n'),
      'desk',
    );
    return listAlone();
  },

  'An unknown access key': async () => {
    const { provider } = await givenQConnect({
      credentials: { accessKeyId: 'AKIDNOBODY', secretAccessKey: 'not-a-secret' },
    });
    return errorOf(provider.assistants.list());
  },

  'A wrong secret': async () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wrong' };
    const { provider } = await givenQConnect({ credentials });
    return errorOf(provider.assistants.list());
  },

  'An expired session': () =>
    refusedWith(
      'CreateAssistant',
      403,
      'ExpiredTokenException',
      'The security token included in the request is expired',
    ),

  'A region that does not match the endpoint': async () => {
    const { provider } = await givenQConnect({ region: 'eu-central-1' });
    return errorOf(provider.assistants.list());
  },

  'A region without the service': async () => {
    const provider = createQConnectProvider({
      region: 'eu-north-1',
      credentials: { accessKeyId: 'id', secretAccessKey: 'not-a-secret' },
      requestHandler: { httpsAgent: new Agent({ lookup: lookup }) },
      retry: false,
    });
    return errorOf(provider.assistants.list());
  },

  'A wrong clock': async () => {
    const { emulator, provider } = await givenQConnect(
      { retry: false },
      { settings: { signatureTime: 'emulator' } },
    );
    emulator.clock.advance(60 * 60_000);
    return errorOf(provider.assistants.list());
  },

  'A missing IAM action': () =>
    refusedWith(
      'CreateAssistant',
      403,
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/desk is not authorized to perform: ' +
        'wisdom:CreateAssistant because no identity-based policy allows the wisdom:CreateAssistant action',
    ),

  'An endpoint that is a web site': async () => {
    const endpoint = await givenHost((response) =>
      response.setHeader('content-type', 'text/html').end('<html>Welcome</html>'),
    );
    const { provider } = await givenQConnect({ endpoint });
    return errorOf(provider.assistants.list());
  },

  'An endpoint of another service': async () => {
    const endpoint = await givenHost((response) =>
      response
        .writeHead(404, { 'x-amzn-errortype': 'UnknownOperationException' })
        .end('{"message":null}'),
    );
    const { provider } = await givenQConnect({ endpoint });
    return errorOf(provider.assistants.list());
  },

  'A module that is missing': async () => {
    const load = createRequire(import.meta.url);
    const client = new QConnectClient({
      region: 'eu-central-1',
      credentials: () => Promise.resolve(load('@aws-sdk/left-out-of-the-bundle') as never),
    });
    const provider = createQConnectProvider({ client });
    onTestFinished(async () => void (await provider.close()));
    return errorOf(provider.assistants.list());
  },

  'An endpoint that refuses connections': async () => {
    const { provider } = await givenQConnect({ endpoint: 'http://127.0.0.1:1', retry: false });
    return errorOf(provider.assistants.list());
  },

  'An endpoint without a valid certificate': async () => {
    const host = await givenHost((response) => response.end());
    const { provider } = await givenQConnect({ endpoint: host.replace('http:', 'https:') });
    return errorOf(provider.assistants.list());
  },

  'A sixth assistant': async () => {
    const { provider } = await givenQConnect({}, { quotas: 'vendor' });
    for (const name of ['one', 'two', 'three', 'four', 'five'])
      await provider.assistants.create({ name }).unwrapOr(undefined);
    return errorOf(provider.assistants.create({ name: 'six' }));
  },

  'A name that is taken': async () => {
    const { provider } = await givenQConnect();
    await provider.assistants.create({ name: 'Returns desk' }).unwrapOr(undefined);
    return errorOf(provider.assistants.create({ name: 'Returns desk' }));
  },

  'An assistant that is not active yet': async () => {
    const { provider } = await givenQConnect();
    const created = (await provider.assistants.create({ name: 'Returns desk' }))._unsafeUnwrap();
    return errorOf(
      provider.knowledge.link(created.id, { type: 'knowledgeBase', id: knowledgeBaseId }),
    );
  },

  'An unknown assistant': async () => {
    const { provider } = await givenQConnect();
    return errorOf(provider.assistants.get(assistantId));
  },
};
