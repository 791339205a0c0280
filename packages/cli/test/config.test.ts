/** The configuration: which files are accepted, and that no secret stands in them. */
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { configJsonSchema, parseConfig } from '../src/config/config.js';
import { openShell } from './shell.js';

const path = new URL('../schema/config.schema.json', import.meta.url);

it('the published schema is that of the code', async () => {
  // To write it: npx vitest run packages/cli/test/config.test.ts -u
  await expect(
    await format(JSON.stringify(configJsonSchema()), { parser: 'json', printWidth: 100 }),
  ).toMatchFileSnapshot(path.pathname);
});

describe('a configuration', () => {
  it('names the line of what is wrong', () => {
    const text = 'accounts:\n  dev:\n    vendor: genesys\n    credentials: { password: secret }\n';
    expect(() => parseConfig(text, 'a.yaml')).toThrow(/^a\.yaml:4: accounts\.dev\.credentials/);
    expect(() => parseConfig('accounts: [', 'a.yaml')).toThrow('a.yaml');
  });

  it('says which vendors there are, and what is wrong with an account of one', () => {
    expect(() => parseConfig('accounts: { dev: { vendor: nuance } }', 'a.yaml')).toThrow(
      /^a\.yaml:1: accounts\.dev\.vendor: vendor must be genesys or qconnect$/,
    );
    expect(() => parseConfig('accounts: { dev: genesys }', 'a.yaml')).toThrow(
      /^a\.yaml:1: accounts\.dev: Invalid input/,
    );
  });

  it('never shows the value that it refuses, which may be a secret', () => {
    const text = 'accounts: { dev: { vendor: genesys, credentials: { secret: hunter2 } } }';
    expect(() => parseConfig(text, 'a.yaml')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }),
    );
  });

  it('is written by init, which never overwrites one', async () => {
    const { assistants, read } = await openShell();
    const given = ['--genesys', 'dev=eu_central_1', '--qconnect', 'prod=eu-central-1'];
    expect((await assistants('init', ...given)).exitCode).toBe(2);
    expect((await assistants('init', '--config', 'new.yaml', ...given)).exitCode).toBe(0);
    const written = await read('new.yaml');
    expect(parseConfig(written, 'new.yaml').accounts).toMatchObject({
      dev: { credentials: { env: { clientId: 'DEV_CLIENT_ID' } } },
      prod: { credentials: { profile: 'prod' } },
    });
  });
});

describe('credentials', () => {
  it('come from a file or a command, and a wrong place ends with 4', async () => {
    const { assistants, write, genesys } = await openShell();
    const { clientId, clientSecret } = genesys.credentials;
    await write('secret.json', JSON.stringify({ clientId, clientSecret }));
    const { apiUrl, loginUrl } = genesys;
    const account = (credentials: object) => ({ vendor: 'genesys', apiUrl, loginUrl, credentials });
    const accounts = {
      file: account({ file: 'secret.json' }),
      command: account({
        command: [
          process.execPath,
          '-e',
          'console.log(require("fs").readFileSync("secret.json", "utf8"))',
        ],
      }),
      broken: account({
        command: [process.execPath, '-e', `console.error("${clientSecret}"); process.exit(3)`],
      }),
      missing: account({ env: { clientId: 'NOT_SET', clientSecret: 'NOT_SET' } }),
    };
    await write('other.yaml', JSON.stringify({ accounts }));
    for (const name of ['file', 'command'])
      expect((await assistants('list', name, '--config', 'other.yaml')).exitCode).toBe(0);
    for (const name of ['broken', 'missing']) {
      const ended = await assistants('list', name, '--config', 'other.yaml');
      expect(ended.exitCode).toBe(4);
      expect(ended.stderr).not.toContain(clientSecret);
    }
  });

  it('show in no output and in no file', async () => {
    const shell = await openShell();
    const { assistants, read, secrets } = shell;
    const texts = [
      await assistants('snapshot', 'genesys', 'dev.assistants.yaml'),
      await assistants('plan', 'dev.assistants.yaml', 'qconnect', '--out', 'plan.json', '--json'),
      await assistants('doctor', '--json'),
      await assistants('list', 'nobody'),
      await assistants('show', 'qconnect', 'Service desk', '--json'),
    ].map(({ stdout, stderr }) => stdout + stderr);
    for (const file of ['dev.assistants.yaml', 'plan.json', 'assistants.config.yaml'])
      texts.push(await read(file));
    for (const secret of secrets) for (const text of texts) expect(text).not.toContain(secret);
  });
});
