/** `init` tests an account whose credentials are there with one read. */
import { expect, it } from 'vitest';
import { firstRead } from '../src/config/first-read.js';
import { loadConfig } from '../src/config/config.js';
import { openAccount } from '../src/config/open-account.js';
import type { Io } from '../src/io.js';
import { openShell } from './shell.js';

it('the read of a new account tells whether the vendor accepts the credentials', async () => {
  const { folder, env, genesys } = await openShell();
  const io = { cwd: folder, env, stop: new AbortController().signal } as unknown as Io;
  const loaded = await loadConfig(io, undefined);
  const readOf = (name: string) =>
    firstRead(
      { io, open: (given) => openAccount(given, loaded, io, () => undefined) },
      name,
      loaded.config.accounts[name] ?? { vendor: 'qconnect', region: 'eu-central-1' },
    );
  expect(await readOf('genesys')).toEqual({
    account: 'genesys',
    state: 'ok',
    message: 'the vendor accepts the credentials',
    exitCode: 0,
  });
  expect(await readOf('nobody')).toMatchObject({ state: 'problem', exitCode: 4 });
  genesys.faults.add({ operation: 'getAssistants', effect: { kind: 'status', status: 418 } });
  expect(await readOf('genesys')).toMatchObject({ state: 'problem', exitCode: 1 });
  expect(await readOf('unknown')).toMatchObject({ state: 'notTested' });
});
