/** A program on the official Genesys SDK ends by itself: neither the emulator nor the SDK keeps it alive. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startGenesys } from './genesys-sdk.js';

/** The gateway stands in the file in the home directory that the SDK reads and watches. */
const program = `
  import { mkdirSync, writeFileSync } from 'node:fs';
  const { HOME, PORT, CLIENT_ID, CLIENT_SECRET } = process.env;
  mkdirSync(HOME + '/.genesyscloudjavascript');
  writeFileSync(
    HOME + '/.genesyscloudjavascript/config',
    '[gateway]\\nhost = 127.0.0.1\\nprotocol = http\\nport = ' + PORT + '\\n',
  );
  const { default: platformClient } = await import('purecloud-platform-client-v2');
  await platformClient.ApiClient.instance.loginClientCredentialsGrant(CLIENT_ID, CLIENT_SECRET);
  const { entities } = await new platformClient.AgentAssistantsApi().getAssistants();
  console.log(JSON.stringify(entities));
`;

test('a program with the unchanged SDK logs in and lists', async () => {
  const emulator = await startGenesys();
  const home = await mkdtemp(join(tmpdir(), 'genesys-sdk-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const { clientId, clientSecret } = emulator.credentials;

  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    {
      env: {
        ...process.env,
        HOME: home,
        // The SDK asks for a localStorage, and Node.js 26 remarks that it has none.
        NODE_NO_WARNINGS: '1',
        PORT: new URL(emulator.apiUrl).port,
        CLIENT_ID: clientId,
        CLIENT_SECRET: clientSecret,
      },
    },
  );

  expect([stdout.trim(), stderr]).toEqual(['[]', '']);
  expect(emulator.requests.all().map(({ operation }) => operation)).toEqual([
    'postOauthToken',
    'getAssistants',
  ]);
});
