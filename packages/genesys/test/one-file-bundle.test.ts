/** A bundle of one ES module, as for AWS Lambda: it runs without a node_modules folder. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import { givenServer, sendJson } from './harness.js';

const repository = join(import.meta.dirname, '../../..');

const program = `
import { createGenesysProvider } from '@assistant-provider/genesys';
const apiUrl = process.argv[2];
const options = { apiUrl, accessToken: 'a-token-of-the-test', retry: false };
const provider = createGenesysProvider(options);
const page = await provider.assistants.list();
console.log(page.isOk() ? page.value.items.length : page.error.message);
await provider.close();
const proxied = createGenesysProvider({ ...options, proxy: 'http://127.0.0.1:1' });
const { error } = await proxied.assistants.create({ name: 'Desk' });
console.log(error.kind, error.effect, error.message);
await proxied.close();
`;

it('sends requests, and says what a proxy would need', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'one-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const outfile = join(folder, 'program.mjs');
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    tsconfig: join(repository, 'tsconfig.base.json'),
    logLevel: 'silent',
  });
  const { url } = await givenServer((response) => sendJson(response, 200, { entities: [] }));

  const { stdout } = await promisify(execFile)(process.execPath, [outfile, url], { cwd: folder });

  const [listed, refused] = stdout.split('\n');
  expect(listed).toBe('0');
  expect(refused).toMatch(/^misconfigured none .*bundle as CommonJS/);
});
