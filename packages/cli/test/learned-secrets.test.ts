/** Secrets that the command itself never gets: it learns them, and masks them in what a vendor shows. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startQConnectEmulator } from '@assistant-provider/emulators';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sampleSeeds } from '../src/sample-seeds.js';
import { openShell, type Shell } from './shell.js';

/** Names an assistant of Q in Connect after a secret. */
function plant({ qconnect }: Pick<Shell, 'qconnect'>, secret: string): void {
  const planted = JSON.stringify(qconnect.snapshot()).replaceAll('Service desk', secret);
  qconnect.restore(JSON.parse(planted) as never);
}

/** The AWS SDK reads the environment of the process. Nothing of this machine may be in its files. */
async function withFiles(shell: Shell, files: Readonly<Record<string, string>>): Promise<void> {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const name of [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_PROFILE',
  ])
    vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const [variable, text] of Object.entries({
    ...{ AWS_SHARED_CREDENTIALS_FILE: '', AWS_CONFIG_FILE: '' },
    ...files,
  })) {
    await shell.write(variable, text);
    vi.stubEnv(variable, join(shell.folder, variable));
  }
}

const keysOf = ({ qconnect }: Shell) => qconnect.credentials;

const configured = async (shell: Shell, credentials: object, { region, url } = shell.qconnect) =>
  shell.write(
    'aws.yaml',
    JSON.stringify({
      accounts: { aws: { vendor: 'qconnect', region, endpoint: url, ...credentials } },
    }),
  );

describe('the secret key of AWS is masked', () => {
  it('if it comes from a profile of the shared credentials file', async () => {
    const shell = await openShell();
    const { accessKeyId, secretAccessKey } = keysOf(shell);
    await withFiles(shell, {
      AWS_SHARED_CREDENTIALS_FILE: [
        '[dev]',
        `aws_access_key_id = ${accessKeyId}`,
        `aws_secret_access_key = ${secretAccessKey}`,
      ].join('\n'),
    });
    await configured(shell, { credentials: { profile: 'dev' } });
    plant(shell, secretAccessKey);

    const { exitCode, stdout } = await shell.assistants('list', 'aws', '--config', 'aws.yaml');

    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain('***');
    expect(stdout).not.toContain(secretAccessKey);
  });

  it("if only the SDK's default chain knows it, as with single sign-on and roles", async () => {
    const shell = await openShell();
    const { accessKeyId, secretAccessKey } = keysOf(shell);
    const keys = { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey };
    await shell.write('keys.mjs', `console.log(${JSON.stringify(JSON.stringify(keys))});`);
    const program = `"${process.execPath}" "${join(shell.folder, 'keys.mjs')}"`;
    await withFiles(shell, { AWS_CONFIG_FILE: `[default]\ncredential_process = ${program}\n` });
    await configured(shell, {});
    plant(shell, secretAccessKey);

    const { exitCode, stdout } = await shell.assistants('list', 'aws', '--config', 'aws.yaml');

    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain('***');
    expect(stdout).not.toContain(secretAccessKey);
  });
});

it.each([
  ['a profile', { credentials: { profile: 'dev' } }],
  ["the SDK's default chain", {}],
])(
  'a placeholder that %s has in place of a secret key of AWS is not masked',
  async (_, account) => {
    const shell = await openShell();
    const qconnect = await startQConnectEmulator({
      seed: sampleSeeds.qconnect,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    onTestFinished(() => qconnect.close());
    const keys = ['aws_access_key_id = test', 'aws_secret_access_key = test'];
    await withFiles(shell, {
      AWS_SHARED_CREDENTIALS_FILE: ['[default]', ...keys, '[dev]', ...keys].join('\n'),
    });
    await configured(shell, account, qconnect);
    plant({ qconnect }, 'latest desk');

    const { exitCode, stdout } = await shell.assistants('list', 'aws', '--config', 'aws.yaml');

    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain('latest desk');
  },
);

it('an access token of Genesys Cloud is masked', async () => {
  const token = 'the-access-token-of-this-hour';
  const desk = { id: '1', name: `Desk ${token}`, state: 'Active' };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        request.url?.startsWith('/oauth/token') === true
          ? { access_token: token, token_type: 'bearer', expires_in: 3600 }
          : { entities: [desk], pageSize: 100 },
      ),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shell = await openShell();
  const credentials = { env: { clientId: 'GENESYS_ID', clientSecret: 'GENESYS_SECRET' } };
  const own = { vendor: 'genesys', apiUrl: url, loginUrl: url, credentials };
  await shell.write('own.yaml', JSON.stringify({ accounts: { own } }));

  const { exitCode, stdout, stderr } = await shell.assistants(
    'list',
    'own',
    '--config',
    'own.yaml',
  );

  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(stdout).toContain('Desk ***');
  expect(stdout).not.toContain(token);
});

it.each(['https_proxy', 'HTTP_PROXY', 'all_proxy'])(
  'the password of %s is masked',
  async (name) => {
    const shell = await openShell();
    plant(shell, 'p@ss-of-the-proxy');
    const env = { ...shell.env, [name]: 'http://user:p%40ss-of-the-proxy@proxy.example:3128' };

    const { stdout } = await shell.assistantsIn({ env }, 'list', 'qconnect');

    expect(stdout).toContain('***');
    expect(stdout).not.toContain('p@ss');
  },
);
