import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommand, usage } from '../src/command-line.js';
import { containing, names, withCalls } from './genesys-harness.js';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulators-'));
});
afterEach(() => rm(folder, { recursive: true }));

function run(...options: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', bin, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const lines: string[] = [];
  const output = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code]) => ({ code: code as unknown, lines, stderr }));
  return { child, output, ended };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the command prints the addresses of both emulators on one line, and stops on %s',
  async (signal) => {
    const seed = join(folder, 'seed.json');
    await writeFile(seed, '{"assistants":[{"id":"a","name":"from the file"}]}');
    const { child, output, ended } = run('--genesys-seed', seed, '--genesys-port', '0');
    const [line] = (await once(output, 'line')) as [string];
    const { genesys, qconnect } = JSON.parse(line) as Record<string, Record<string, string>>;
    expect(Object.keys(genesys ?? {})).toEqual([
      'apiUrl',
      'loginUrl',
      'clientId',
      'clientSecret',
      'viewOnlyClientId',
      'viewOnlyClientSecret',
    ]);
    expect(Object.keys(qconnect ?? {})).toEqual([
      'url',
      'region',
      'accessKeyId',
      'secretAccessKey',
    ]);

    const { apiUrl = '', loginUrl = '', clientId = '', clientSecret = '' } = genesys ?? {};
    const { call } = withCalls({ apiUrl, loginUrl, credentials: { clientId, clientSecret } });
    expect(names(await call('GET', '/api/v2/assistants'))).toEqual(['from the file']);
    const unsigned = await fetch(`${qconnect?.['url'] ?? ''}/assistants`);
    expect(unsigned.status).toBe(403);

    // As in a terminal: both npm, which forwards the signal, and the process get it.
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, lines: [line], stderr: '' });
  },
);

test('npm run emulators stops when npm is stopped', async () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const npm = spawn('npm', ['run', '--silent', 'emulators'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const output = createInterface(npm.stdout);
  const [line] = (await once(output, 'line')) as [string];
  const { genesys } = JSON.parse(line) as { genesys: { apiUrl: string } };
  expect((await fetch(genesys.apiUrl)).status).toBe(404);
  npm.kill('SIGTERM');
  await once(npm, 'close');
  await expect(fetch(genesys.apiUrl)).rejects.toThrow();
});

test('an invalid option prints the usage on standard error and exits with 2', async () => {
  expect(await run('--port', '1').ended).toMatchObject({
    code: 2,
    lines: [],
    stderr: containing(usage),
  });
});

test('a port in use exits with 1 and stops the other emulator', async () => {
  const first = run();
  const [line] = (await once(first.output, 'line')) as [string];
  const { qconnect } = JSON.parse(line) as { qconnect: { url: string } };
  const second = await run('--qconnect-port', new URL(qconnect.url).port).ended;
  first.child.kill();
  expect(second).toMatchObject({
    code: 1,
    lines: [],
    stderr: containing('EADDRINUSE'),
  });
  await first.ended;
});

test.each([
  [['--genesys-port', 'x'], '--genesys-port must be a port number from 0 to 65535'],
  [['--qconnect-port', '65536'], '--qconnect-port must be a port number from 0 to 65535'],
  [['--quotas', 'some'], '--quotas must be off, counts or vendor'],
  [['--genesys-seed', '/nowhere/seed.json'], 'ENOENT'],
  [['extra'], 'extra'],
])('%j is refused with a reason', (argv, reason) => {
  expect(readCommand(argv)).toMatchObject({
    kind: 'wrong',
    reason: containing(reason),
  });
});

test.each(['7', 'null', '[]', '{'])(
  'a file that contains %s is refused by name',
  async (content) => {
    const file = join(folder, 'settings.json');
    await writeFile(file, content);
    expect(readCommand(['--qconnect-settings', file])).toEqual({
      kind: 'wrong',
      reason: `${file} must contain a JSON object`,
    });
  },
);

test('a file with invalid content exits with 1 and every reason', async () => {
  const file = join(folder, 'seed.json');
  await writeFile(file, '{"assistants":[{"name":"no id"}]}');
  expect(await run('--genesys-seed', file).ended).toEqual({
    code: 1,
    lines: [],
    stderr: "Genesys seed: assistants[0] must have required property 'id'\n",
  });
});

test('each vendor gets its own options', async () => {
  const file = join(folder, 'settings.json');
  await writeFile(file, '{"defaultPageSize":3}');
  const argv = ['--genesys-port', '9101', '--genesys-settings', file, '--quotas', 'vendor'];
  expect(readCommand(argv)).toEqual({
    kind: 'start',
    genesys: { port: 9101, quotas: 'vendor', settings: { defaultPageSize: 3 } },
    qconnect: { port: 0, quotas: 'vendor' },
  });
  expect(readCommand(['--help'])).toEqual({ kind: 'help' });
});
