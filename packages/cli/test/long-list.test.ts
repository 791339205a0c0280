/** Ten thousand assistants: the first rows come before the last page, and a reader may leave. */
import { Writable } from 'node:stream';
import { startGenesysEmulator, type GenesysEmulator } from '@assistant-provider/emulators';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { openShell, type Shell } from './shell.js';

const many = 10_000;

/** Adds an account with ten thousand assistants. */
async function openMany({ write }: Shell) {
  const assistants = Array.from({ length: many }, (_, index) => ({
    id: `a${index}`,
    name: `Desk ${index}`,
  }));
  const emulator = await startGenesysEmulator({ seed: { assistants } });
  onTestFinished(() => emulator.close());
  const { apiUrl, loginUrl, credentials } = emulator;
  await write('secret.json', JSON.stringify(credentials));
  const account = { vendor: 'genesys', apiUrl, loginUrl, credentials: { file: 'secret.json' } };
  await write('many.yaml', stringify({ accounts: { many: account } }));
  return emulator;
}

const pagesOf = ({ requests }: GenesysEmulator): number => requests.of('getAssistants').length;

it.each([['--json'], []])('a long list is written while it is read %s', async (...options) => {
  const shell = await openShell();
  const emulator = await openMany(shell);
  let pagesAtFirstRow = 0;
  let rows = 0;
  let emptyLines = 0;
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      if (rows === 0) pagesAtFirstRow = pagesOf(emulator);
      rows += chunk.toString().match(/Desk \d/g)?.length ?? 0;
      emptyLines += chunk.toString().match(/^$\n/gm)?.length ?? 0;
      done();
    },
  });
  const argv = ['list', 'many', '--config', 'many.yaml', ...options];
  expect(await shell.assistantsIn({ stdout }, ...argv)).toMatchObject({ exitCode: 0 });
  expect(rows).toBe(many);
  expect(emptyLines).toBe(0);
  expect(pagesOf(emulator)).toBeGreaterThan(50);
  expect(pagesAtFirstRow).toBeLessThan(5);
});

it('a long list ends when its reader has left', async () => {
  const shell = await openShell();
  const emulator = await openMany(shell);
  const stdout = new Writable({
    write(_chunk, _, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  }).on('error', () => undefined);
  const argv = ['list', 'many', '--config', 'many.yaml', '--json'];
  expect(await shell.assistantsIn({ stdout }, ...argv)).toMatchObject({ exitCode: 0 });
  expect(pagesOf(emulator)).toBeLessThan(5);
});
