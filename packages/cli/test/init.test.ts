/** `init` checks the regions, tests the accounts whose credentials are there, and writes the file. */
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openShell } from './shell.js';

it.each([
  ['--genesys', 'a=nowhere', 'accounts.a.region must be one of '],
  ['--qconnect', 'a=no where', 'accounts.a.region must be '],
])('init %s %s is refused, and writes no file', async (option, pair, message) => {
  const { assistants, folder } = await openShell();
  const refused = await assistants('init', '--config', 'k.yaml', option, pair);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain(message);
  await expect(access(join(folder, 'k.yaml'))).rejects.toThrow();
});

it('init names the variables that a test needs, and the command that tests', async () => {
  const { assistants, folder } = await openShell();
  await mkdir(join(folder, 'sub'));
  const written = await assistants(
    ...[
      'init',
      '--config',
      'sub/k.yaml',
      '--genesys',
      'dev=eu_central_1',
      '--qconnect',
      'q=us-east-1',
    ],
  );
  expect(written).toEqual({
    exitCode: 0,
    stdout: '',
    stderr:
      'sub/k.yaml names dev, q\n' +
      'dev: not tested: set DEV_CLIENT_ID and DEV_CLIENT_SECRET\n' +
      'q: not tested: it uses the profile q of the AWS configuration\n' +
      '→ assistants doctor --config sub/k.yaml   tests them\n',
  });
});

it('init writes the file that the variable ASSISTANTS_CONFIG names', async () => {
  const { assistantsIn, read } = await openShell();
  const io = { env: { ASSISTANTS_CONFIG: 'mine.yaml' } };
  expect((await assistantsIn(io, 'init', '--qconnect', 'q=us-east-1')).exitCode).toBe(0);
  expect(await read('mine.yaml')).toContain('us-east-1');
});

it('init ends without a terminal if no account was given', async () => {
  const { assistants } = await openShell();
  expect(await assistants('init', '--config', 'k.yaml')).toMatchObject({ exitCode: 2 });
});
