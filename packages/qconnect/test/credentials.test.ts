/** Credentials as applications, files and the environment give them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { GetAssistantCommand, QConnectClient } from '@aws-sdk/client-qconnect';
import { isAssistantError, type AssistantError } from '@assistant-provider/core';
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
  type SeenRequest,
} from './harness.js';

const { accessKeyId, secretAccessKey, sessionToken } = credentials;
const members = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;

const misconfigured = (given: unknown): AssistantError => {
  try {
    createQConnectProvider({ region: 'us-east-1', credentials: given as never });
  } catch (thrown) {
    if (isAssistantError(thrown)) return thrown;
  }
  throw new Error('expected `misconfigured`');
};

/** A vendor that reports this refusal of every token but the valid one. */
async function givenVendor(code = 'ExpiredTokenException') {
  const vendor = { valid: sessionToken };
  const { url, requests } = await givenServer((response, { headers }) => {
    if (headers['x-amz-security-token'] === vendor.valid)
      return sendJson(response, 200, { assistant: assistantData });
    return sendJson(response, 403, { message: 'is expired' }, { 'x-amzn-errortype': code });
  });
  const provide = (given?: OwnConnection['credentials']) => {
    const provider = createQConnectProvider({
      region: 'us-east-1',
      endpoint: url,
      ...(given && { credentials: given }),
    });
    onTestFinished(() => valueOf(provider.close()));
    return provider;
  };
  return { vendor, url, requests, provide };
}

function givenEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  const without = [
    'AWS_PROFILE',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
  ];
  for (const name of without) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

function givenCredentialsFile() {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'credentials');
  givenEnvironment({ AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: join(folder, 'config') });
  return (token: string) =>
    writeFileSync(
      file,
      `[default]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n` +
        `aws_session_token=${token}\n`,
    );
}

const tokensOf = (requests: readonly SeenRequest[]) =>
  requests.map(({ headers }) => headers['x-amz-security-token']);

describe('white space around credentials', () => {
  const spoilt = Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [name, `\uFEFF ${value}\r\n`]),
  ) as typeof credentials;

  it.each<[string, OwnConnection['credentials'] | undefined]>([
    ['an object', spoilt],
    ['a function', () => Promise.resolve(spoilt)],
    ['the environment', undefined],
  ])('is removed if %s brings it', async (_, given) => {
    givenEnvironment({
      AWS_ACCESS_KEY_ID: spoilt.accessKeyId,
      AWS_SECRET_ACCESS_KEY: spoilt.secretAccessKey,
      AWS_SESSION_TOKEN: spoilt.sessionToken,
    });
    const { provide, requests } = await givenVendor();
    const provider = provide(given);

    await valueOf(provider.assistants.get(assistantId));
    await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

    for (const { headers } of requests)
      expect(headers.authorization).toContain(`Credential=${accessKeyId}/`);
    expect(tokensOf(requests)).toEqual([sessionToken, sessionToken]);
  });

  it('does not hide the credentials from masking', async () => {
    const { url } = await givenServer((response) =>
      sendJson(response, 400, { message: Object.values(credentials).join(' ') }),
    );
    const provider = createQConnectProvider({
      region: 'us-east-1',
      endpoint: url,
      credentials: spoilt,
    });
    const { message } = await errorOf(provider.assistants.get(assistantId));
    for (const secret of Object.values(credentials)) expect(message).not.toContain(secret);
    await valueOf(provider.close());
  });
});

describe('white space inside credentials', () => {
  const insides = ['\n', ' ', '\u0000', '\u200B'] as const;
  const broken = members.flatMap((name) => insides.map((inside) => [name, inside] as const));

  it.each(broken)('%s with %j is `misconfigured` in the options', (name, inside) => {
    const spoilt = { ...credentials, [name]: `SECRET${inside}MEMBER` };
    const error = misconfigured(spoilt);
    expect(error).toMatchObject({ issues: [{ field: `options.credentials.${name}` }] });
    expect(JSON.stringify(error)).not.toMatch(/SECRET|MEMBER/);
  });

  it.each(broken)('%s with %j is `unauthenticated` from a function', async (name, inside) => {
    const { provide, requests } = await givenVendor();
    const spoilt = { ...credentials, [name]: `SECRET${inside}MEMBER` };
    const error = await errorOf(
      provide(() => Promise.resolve(spoilt)).assistants.create({ name: 'Desk' }),
    );
    expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
    expect(error.message).toContain(`options.credentials failed: credentials.${name} must`);
    expect(JSON.stringify(error)).not.toMatch(/SECRET|MEMBER/);
    expect(requests).toEqual([]);
  });

  it('is `unauthenticated` from the environment', async () => {
    givenEnvironment({
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'SECRET\nMEMBER',
    });
    const { provide, requests } = await givenVendor();
    const error = await errorOf(provide().assistants.get(assistantId));
    expect(error.kind).toBe('unauthenticated');
    expect(error.message).toContain('credentials.secretAccessKey must');
    expect(JSON.stringify(error)).not.toMatch(/SECRET|MEMBER/);
    expect(requests).toEqual([]);
  });

  it.each([...broken, ['secretAccessKey', 'at the end'] as const])(
    '%s with %j is `unauthenticated` from a client of the application',
    async (name, inside) => {
      const { url, requests } = await givenVendor();
      const value = inside === 'at the end' ? 'SECRETMEMBER\n' : `SECRET${inside}MEMBER`;
      const client = new QConnectClient({
        region: 'us-east-1',
        endpoint: url,
        credentials: { ...credentials, [name]: value },
      });
      onTestFinished(() => client.destroy());
      const error = await errorOf(createQConnectProvider({ client }).assistants.get(assistantId));
      expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
      expect(error.message).toContain(`credentials.${name}`);
      expect(JSON.stringify(error)).not.toMatch(/SECRET|MEMBER/);
      expect(requests).toEqual([]);
    },
  );
});

describe('`expiration`', () => {
  const soon = Date.now() + 3_600_000;
  const past = Date.now() - 3_600_000;
  const iso = (at: number) => new Date(at).toISOString();

  it.each([
    ['a date', (at: number) => new Date(at)],
    ['a date of another realm', (at: number) => runInNewContext(`new Date(${at})`) as Date],
    ['ISO text', iso],
    ['ISO text with an offset', (at: number) => iso(at).replace('Z', '+00:00')],
    ['ISO text of Go', (at: number) => iso(at).replace('Z', '123456Z')],
    ['milliseconds', (at: number) => at],
    ['seconds', (at: number) => at / 1_000],
  ])('may be %s', async (_, write) => {
    let asked = 0;
    let expiration: unknown = write(past);
    const { provide } = await givenVendor();
    const provider = provide(() => {
      asked += 1;
      return Promise.resolve({ ...credentials, expiration: expiration as Date });
    });

    await valueOf(provider.assistants.get(assistantId));
    const whileExpired = asked;
    expiration = write(soon);
    await valueOf(provider.assistants.get(assistantId));
    const renewed = asked;
    await valueOf(provider.assistants.get(assistantId));

    expect(renewed).toBeGreaterThan(whileExpired);
    expect(asked).toBe(renewed);
  });

  it.each([
    ['text that is no time', 'soon'],
    ['a time without a zone', '2030-01-01T00:00:00'],
    ['a day alone', '2030-01-01'],
    ['a day that does not exist', '2030-13-01T00:00:00Z'],
    ['an invalid date', new Date(NaN)],
    ['NaN', NaN],
    ['infinity', Infinity],
    ['zero', 0],
    ['an object', {}],
  ])('%s is refused', async (_, expiration) => {
    const given = { ...credentials, expiration } as never;
    expect(misconfigured(given)).toMatchObject({
      issues: [{ field: 'options.credentials.expiration', rule: 'date' }],
    });
    const { provide, requests } = await givenVendor();
    const error = await errorOf(provide(() => Promise.resolve(given)).assistants.get(assistantId));
    expect(error.kind).toBe('unauthenticated');
    expect(error.message).toContain('credentials.expiration must be');
    expect(requests).toEqual([]);
  });

  it('of the environment is checked', async () => {
    givenEnvironment({
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_CREDENTIAL_EXPIRATION: 'soon',
    });
    const { provide } = await givenVendor();
    const error = await errorOf(provide().assistants.get(assistantId));
    expect(error.kind).toBe('unauthenticated');
    expect(error.message).toContain('credentials.expiration must be');
  });

  it('and `sessionToken` may be null or empty, as a vault writes it', async () => {
    const { vendor, provide } = await givenVendor();
    vendor.valid = undefined as never;
    const given = [
      { accessKeyId, secretAccessKey, sessionToken: null, expiration: null },
      { accessKeyId, secretAccessKey, sessionToken: '' },
    ];
    for (const one of given)
      await valueOf(provide(() => Promise.resolve(one as never)).assistants.get(assistantId));
  });
});

describe('credentials that the vendor calls expired', () => {
  /** A function without `expiration`, as a vault that knows none. */
  const givenVault = (token: string) => {
    const vault = { token, asked: 0 };
    const ask = () => {
      vault.asked += 1;
      return Promise.resolve({ accessKeyId, secretAccessKey, sessionToken: vault.token });
    };
    return { vault, ask };
  };

  it.each(['ExpiredTokenException', 'ExpiredToken', 'UnrecognizedClientException'])(
    'are asked for once more within the call (%s), also by a command of the SDK',
    async (code) => {
      const { vendor, provide, requests } = await givenVendor(code);
      const { vault, ask } = givenVault(sessionToken);
      const provider = provide(ask);
      await valueOf(provider.assistants.get(assistantId));

      vault.token = vendor.valid = 'second';
      await valueOf(provider.assistants.get(assistantId));
      vault.token = vendor.valid = 'third';
      await valueOf(provider.native.send(new GetAssistantCommand({ assistantId })));

      expect(vault.asked).toBe(3);
      expect(tokensOf(requests)).toEqual([sessionToken, sessionToken, 'second', 'second', 'third']);
    },
  );

  it('are asked for again by a client of the application too', async () => {
    const { vendor, url } = await givenVendor();
    const { vault, ask } = givenVault(sessionToken);
    const client = new QConnectClient({ region: 'us-east-1', endpoint: url, credentials: ask });
    onTestFinished(() => client.destroy());
    const provider = createQConnectProvider({ client });
    await valueOf(provider.assistants.get(assistantId));

    vault.token = vendor.valid = 'second';

    await valueOf(provider.assistants.get(assistantId));
    expect(vault.asked).toBe(2);
  });

  it('are asked for no more than once in a call, and not repeated if they are the same', async () => {
    const { vendor, provide, requests } = await givenVendor();
    const { vault, ask } = givenVault(sessionToken);
    const provider = provide(ask);
    vendor.valid = 'never';

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));

    expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none', retry: 'never' });
    expect(vault.asked).toBe(2);
    expect(requests).toHaveLength(1);
  });

  it('fail the call if the next ones are refused too', async () => {
    const { vendor, provide, requests } = await givenVendor();
    let asked = 0;
    const provider = provide(() =>
      Promise.resolve({ accessKeyId, secretAccessKey, sessionToken: `token-${(asked += 1)}` }),
    );
    vendor.valid = 'never';

    expect((await errorOf(provider.assistants.get(assistantId))).kind).toBe('unauthenticated');
    expect(tokensOf(requests)).toEqual(['token-1', 'token-2']);
  });

  it('are renewed once for all calls', async () => {
    const { vendor, provide } = await givenVendor();
    const { vault, ask } = givenVault(sessionToken);
    const provider = provide(ask);
    await valueOf(provider.assistants.get(assistantId));

    vault.token = vendor.valid = 'second';
    await Promise.all(
      Array.from({ length: 10 }, () => valueOf(provider.assistants.get(assistantId))),
    );
    expect(vault.asked).toBe(2);

    vendor.valid = 'never';
    await Promise.all(
      Array.from({ length: 10 }, () => errorOf(provider.assistants.get(assistantId))),
    );
    expect(vault.asked).toBe(3);
  });

  it('fail with the error of the function, if it fails', async () => {
    const { vendor, provide } = await givenVendor();
    let isSealed = false;
    const provider = provide(() =>
      isSealed ? Promise.reject(new Error('the vault is sealed')) : Promise.resolve(credentials),
    );
    await valueOf(provider.assistants.get(assistantId));
    vendor.valid = 'second';
    isSealed = true;

    const error = await errorOf(provider.assistants.create({ name: 'Desk' }));
    expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
    expect(error.message).toContain('the vault is sealed');
  });

  it('are read again from a file that was replaced', async () => {
    const write = givenCredentialsFile();
    write(sessionToken);
    const { vendor, provide, requests } = await givenVendor();
    const provider = provide();
    await valueOf(provider.assistants.get(assistantId));

    write('second');
    vendor.valid = 'second';

    await valueOf(provider.assistants.get(assistantId));
    expect(tokensOf(requests)).toEqual([sessionToken, sessionToken, 'second']);
  });

  it('are not asked for again for another refusal', async () => {
    const { vendor, provide } = await givenVendor('AccessDeniedException');
    const { vault, ask } = givenVault(sessionToken);
    vendor.valid = 'second';
    await errorOf(provide(ask).assistants.get(assistantId));
    expect(vault.asked).toBe(1);
  });
});

describe('a failure before anything was sent', () => {
  it("of a given client's credentials is not the input's fault", async () => {
    const client = new QConnectClient({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9',
      credentials: () => Promise.resolve({ ...credentials, expiration: 'soon' as unknown as Date }),
    });
    onTestFinished(() => client.destroy());
    const error = await errorOf(createQConnectProvider({ client }).assistants.get(assistantId));
    expect(error).toMatchObject({ kind: 'unauthenticated', effect: 'none' });
  });

  it("of the application's middleware is not the input's fault", async () => {
    const { provide } = await givenVendor();
    const provider = provide(credentials);
    provider.native.sdk.middlewareStack.add(
      () => () => Promise.reject(new TypeError('the audit log is full')),
      { step: 'finalizeRequest' },
    );
    const error = await errorOf(provider.native.send(new GetAssistantCommand({ assistantId })));
    expect(error).toMatchObject({ kind: 'unknown', effect: 'none' });
    expect(error.message).toContain('the audit log is full');
  });
});
