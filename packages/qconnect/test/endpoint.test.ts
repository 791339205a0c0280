/** The endpoint that the environment or the shared files name is held to the rule of the option. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QConnectClient, GetAssistantCommand } from '@aws-sdk/client-qconnect';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createQConnectProvider, type OwnConnection } from '../src/index.js';
import {
  assistantData,
  assistantId,
  credentials,
  errorOf,
  givenServer,
  sendJson,
  valueOf,
} from './harness.js';

function givenEnvironment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** The text is the content of the shared configuration file. */
function givenConfigFile(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'config');
  writeFileSync(file, text);
  givenEnvironment({ AWS_CONFIG_FILE: file });
}

/** A provider without an endpoint of its own. It counts how often it asks for credentials. */
function provide(connection: Partial<OwnConnection> = {}) {
  const ask = vi.fn(() => Promise.resolve(credentials));
  const handle = vi.fn(() => Promise.reject(new Error('sent')));
  const provider = createQConnectProvider({
    region: 'us-east-1',
    credentials: ask,
    requestHandler: { handle } as never,
    retry: false,
    ...connection,
  });
  onTestFinished(() => valueOf(provider.close()));
  return { provider, ask, handle };
}

const plain = 'http://wisdom.example';

describe('an endpoint by plain http', () => {
  it.each<[string, () => void, string]>([
    [
      'AWS_ENDPOINT_URL_QCONNECT',
      () => givenEnvironment({ AWS_ENDPOINT_URL_QCONNECT: plain }),
      'AWS_ENDPOINT_URL_QCONNECT',
    ],
    ['AWS_ENDPOINT_URL', () => givenEnvironment({ AWS_ENDPOINT_URL: plain }), 'AWS_ENDPOINT_URL'],
    [
      'the profile',
      () => givenConfigFile(`[default]\nendpoint_url = ${plain}\n`),
      'endpoint_url in the shared AWS files',
    ],
    [
      "the profile's services section",
      () =>
        givenConfigFile(
          `[default]\nservices = here\n[services here]\nqconnect =\n  endpoint_url = ${plain}\n`,
        ),
      'endpoint_url in the shared AWS files',
    ],
    [
      'a host that looks like loopback',
      () => givenEnvironment({ AWS_ENDPOINT_URL: 'http://localhost.example' }),
      'AWS_ENDPOINT_URL',
    ],
  ])('of %s is `misconfigured`, before credentials are fetched', async (_, given, field) => {
    given();
    const { provider, ask, handle } = provide();

    const errors = [
      await errorOf(provider.assistants.create({ name: 'Desk' })),
      await errorOf(provider.native.send(new GetAssistantCommand({ assistantId }))),
    ];

    for (const error of errors) {
      expect(error).toMatchObject({
        kind: 'misconfigured',
        effect: 'none',
        retry: 'never',
        issues: [{ field, rule: 'https' }],
      });
      expect(error.message).toContain(`${field} must begin with https://`);
    }
    expect(ask).not.toHaveBeenCalled();
    expect(handle).not.toHaveBeenCalled();
  });

  it('may be loopback', async () => {
    const { url } = await givenServer((response) =>
      sendJson(response, 200, { assistant: assistantData }),
    );
    givenEnvironment({ AWS_ENDPOINT_URL_QCONNECT: url });
    const provider = createQConnectProvider({ region: 'us-east-1', credentials });
    expect(await valueOf(provider.assistants.get(assistantId))).toMatchObject({ id: assistantId });
    await valueOf(provider.close());
  });

  it('is not looked at if the option names another, or if the SDK is to ignore it', async () => {
    givenEnvironment({ AWS_ENDPOINT_URL_QCONNECT: plain });
    const given = provide({ endpoint: 'https://wisdom.example' });
    expect((await errorOf(given.provider.assistants.get(assistantId))).message).toContain('sent');

    givenEnvironment({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' });
    const ignoring = provide();
    expect((await errorOf(ignoring.provider.assistants.get(assistantId))).message).toContain(
      'sent',
    );
  });

  it('is refused before the signature by an SDK that shows its search to nobody', async () => {
    givenEnvironment({ AWS_ENDPOINT_URL_QCONNECT: plain });
    const { provider, handle } = provide();
    const search = { serviceConfiguredEndpoint: undefined };
    Object.assign(provider.native.sdk.config, search);

    const errors = [
      await errorOf(provider.assistants.get(assistantId)),
      await errorOf(provider.native.send(new GetAssistantCommand({ assistantId }))),
    ];

    for (const error of errors) {
      expect(error).toMatchObject({ kind: 'misconfigured', effect: 'none' });
      expect(error.message).toContain('the endpoint must begin with https://');
      expect(error.message).toContain('AWS_ENDPOINT_URL');
    }
    expect(handle).not.toHaveBeenCalled();
  });
});

describe('an endpoint that is not a URL', () => {
  it.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_QCONNECT'])(
    'is `misconfigured`, and the error names %s',
    async (name) => {
      givenEnvironment({ [name]: 'wisdom' });
      const { provider, ask } = provide();
      expect(await errorOf(provider.assistants.get(assistantId))).toMatchObject({
        kind: 'misconfigured',
        issues: [{ field: name, rule: 'url' }],
      });
      expect(ask).not.toHaveBeenCalled();
    },
  );

  it('is `misconfigured` in a client of the application too', async () => {
    givenEnvironment({ AWS_ENDPOINT_URL: 'wisdom' });
    const client = new QConnectClient({ region: 'us-east-1', credentials: { ...credentials } });
    onTestFinished(() => client.destroy());
    const provider = createQConnectProvider({ client });
    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));
    expect(error).toMatchObject({ kind: 'misconfigured', effect: 'none' });
    expect(error.message).toContain('check AWS_ENDPOINT_URL_QCONNECT, AWS_ENDPOINT_URL');
  });
});
