import { execFile, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { readCommand, usage } from '../src/command/command-line.js';
import { checkOptions, optionNames, untilSecondSignal, watchFor } from '../src/command.js';
import type { Until } from '../src/command.js';
import { containing, names, withCalls } from './genesys-harness.js';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulators-'));
});
afterEach(() => rm(folder, { recursive: true }));

const arguments_ = (options: readonly string[]) => ['--import', 'tsx', bin, ...options];

function run(...options: readonly string[]) {
  return started(spawn(process.execPath, arguments_(options)));
}

function started(child: ChildProcessWithoutNullStreams) {
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

test('`untilSecondSignal` resolves with the second signal, without waiting', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const second = new AbortController();
  const waits = untilSecondSignal(second.signal);

  second.abort();
  await waits;
  await untilSecondSignal(second.signal);

  expect(vi.getTimerCount()).toBe(0);
});

test('`untilSecondSignal` resolves if no second signal comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const waits = Promise.all([untilSecondSignal(), untilSecondSignal(new AbortController().signal)]);

  await vi.runAllTimersAsync();

  await waits;
});

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

test('an invalid option prints one line on standard error and exits with 2', async () => {
  expect(await run('--port', '1').ended).toEqual({
    code: 2,
    lines: [],
    stderr: "Unknown option '--port' (--help lists the options)\n",
  });
});

test('the help lists every option', async () => {
  const { code, lines } = await run('--help').ended;
  expect([code, `${lines.join('\n')}\n`]).toEqual([0, usage]);
});

test('the help names the options that other commands can take over', () => {
  const named = [...usage.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name);
  expect(named).toEqual([...optionNames, 'help']);
});

/** A process that starts the command and does nothing more. */
function startedByAnother(program: string, words: readonly string[], environment: object) {
  const source = `require('node:child_process')
    .spawn(${JSON.stringify(program)}, ${JSON.stringify(words)}, { stdio: 'inherit' })`;
  return started(
    spawn(process.execPath, ['-e', source], { env: { ...process.env, ...environment } }),
  );
}

test('the command ends when the process that started it is killed', async () => {
  const { child, output, ended } = startedByAnother(process.execPath, arguments_([]), {
    npm_command: undefined,
  });
  await once(output, 'line');
  child.kill('SIGKILL');
  // The command holds standard output open, so this waits for its end.
  expect(await ended).toMatchObject({ stderr: '' });
});

test('the command ends when npm is killed, although npm’s shell lives on', async () => {
  const command = [process.execPath, ...arguments_([])].map((word) => `'${word}'`).join(' ');
  const { child, output, ended } = startedByAnother('sh', ['-c', `${command}; cat`], {
    npm_command: 'exec',
  });
  await once(output, 'line');
  child.kill('SIGKILL');
  child.stdin.end();
  expect(await ended).toMatchObject({ stderr: '' });
});

/** npx, as a shell starts it in the background. The package is in the folder, as if it were installed. */
async function npxInTheBackground(after: string, ...options: readonly string[]) {
  const modules = join(folder, 'node_modules');
  const installed = join(modules, 'emulators-for-this-test');
  await mkdir(join(modules, '.bin'), { recursive: true });
  await mkdir(installed);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  await writeFile(
    join(installed, 'package.json'),
    '{ "name": "emulators-for-this-test", "version": "1.0.0", "bin": "start.sh" }',
  );
  const command = [process.execPath, '--import', import.meta.resolve('tsx'), bin];
  await writeFile(
    join(installed, 'start.sh'),
    `#!/bin/sh\nexec ${command.map((word) => `'${word}'`).join(' ')} "$@"\n`,
    { mode: 0o755 },
  );
  await symlink(
    '../emulators-for-this-test/start.sh',
    join(modules, '.bin/emulators-for-this-test'),
  );
  const words = ['npx', '--offline', 'emulators-for-this-test', ...options].join(' ');
  return started(spawn('sh', ['-c', `${words} & npx=$!; read line; ${after}`], { cwd: folder }));
}

test.each([
  ['the script that started npx ends', 'exit 0', []],
  ['npx gets SIGTERM, even with `--until signal`', 'kill $npx', ['--until', 'signal']],
])('the command ends when %s', async (_, after, options) => {
  const { child, output, ended } = await npxInTheBackground(after, ...options);
  await once(output, 'line');
  child.stdin.end('\n');
  // The command holds standard output open, so this waits for its end.
  expect(await ended).toMatchObject({ lines: [containing('genesys')] });
});

test('with `--until stdin` the command ends with its standard input', async () => {
  const { child, output, ended } = run('--until', 'stdin');
  await once(output, 'line');
  child.stdin.end();
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('with `--until signal` the command outlives the process that started it', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  // npx may have started the tests themselves.
  vi.stubEnv('npm_command', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const events: Until[] = [];
  for (const until of ['parent', 'signal'] as const)
    onTestFinished(watchFor(until, () => events.push(until)));
  vi.advanceTimersByTime(1000);
  expect(events).toEqual([]);

  const orphaned = vi.spyOn(process, 'ppid', 'get').mockReturnValue(1);
  onTestFinished(() => void orphaned.mockRestore());
  vi.advanceTimersByTime(1000);

  expect(new Set(events)).toEqual(new Set(['parent']));
});

test('an event ends a command once, on the standard input that it names', async () => {
  const stdin = Readable.from([]);
  let ends = 0;
  const stopWatching = watchFor('stdin', () => (ends += 1), stdin);
  await once(stdin, 'close');
  stopWatching();
  expect(ends).toBe(1);
});

test('a program after `--` finds both emulators in its environment, and its exit code is the exit code', async () => {
  const source = `(async () => {
    const { GENESYS_EMULATOR_URL, AWS_ENDPOINT_URL_QCONNECT, EMULATORS_CONTROL_URL } = process.env;
    for (const url of [GENESYS_EMULATOR_URL, AWS_ENDPOINT_URL_QCONNECT, EMULATORS_CONTROL_URL])
      console.log((await fetch(url)).status);
    console.log(process.argv[1]);
    process.exitCode = 7;
  })()`;
  const program = [process.execPath, '-e', source, '--', 'two words'];
  expect(await run('--control-port', '0', '--', ...program).ended).toEqual({
    code: 7,
    lines: ['404', '404', '404', 'two words'],
    stderr: '',
  });
});

test('SIGTERM ends the program after `--`, then the emulators', async () => {
  const source = "console.log('ready'); setInterval(() => undefined, 1000)";
  const { child, output, ended } = run('--', process.execPath, '-e', source);
  await once(output, 'line');
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 143, lines: ['ready'], stderr: '' });
});

test('a signal to the command alone reaches the program after `--`, and a second one kills the program', async () => {
  const source = `process.on('SIGINT', () => console.log('interrupted'));
    setInterval(() => undefined, 1000);
    console.log('ready')`;
  const { child, output, ended } = run('--', process.execPath, '-e', source);
  await once(output, 'line');
  child.kill('SIGINT');
  await once(output, 'line');
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 137, lines: ['ready', 'interrupted'], stderr: '' });
});

test('a program after `--` that does not exist exits with 127', async () => {
  const { code, stderr } = await run('--', './no-such-program').ended;
  expect([code, stderr]).toEqual([127, containing('cannot run ./no-such-program: ')]);
});

test('a shell can source what `--print env` prints', async () => {
  const { child, output, ended } = run(
    ...['--print', 'env', '--qconnect-region', 'eu-central-1', '--control-port', '0'],
  );
  await once(output, 'line');
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    `. "$0"; printf '%s\n' "$GENESYS_EMULATOR_URL" "$GENESYS_CLIENT_ID" "$AWS_REGION" \
      "$AWS_ENDPOINT_URL_QCONNECT" "$EMULATORS_CONTROL_URL" "[$AWS_SESSION_TOKEN]"`,
    await sourced(async () => {
      child.kill();
      return (await ended).lines.join('\n');
    }),
  ]);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    expect.stringMatching(/^[\da-f-]{36}$/),
    'eu-central-1',
    expect.stringMatching(/^http:/),
    expect.stringMatching(/^http:/),
    '[]',
    '',
  ]);
});

async function sourced(printed: () => Promise<string>): Promise<string> {
  const file = join(folder, 'emulators.env');
  await writeFile(file, await printed());
  return file;
}

test('a port in use exits with 1 and stops the other emulator', async () => {
  const first = run();
  const [line] = (await once(first.output, 'line')) as [string];
  const { qconnect } = JSON.parse(line) as { qconnect: { url: string } };
  const second = await run('--qconnect-port', new URL(qconnect.url).port).ended;
  first.child.kill();
  expect(second).toMatchObject({
    code: 1,
    lines: [],
    stderr: `the Q in Connect emulator does not start: port ${new URL(qconnect.url).port} of 127.0.0.1 is in use; choose another port, or 0 for a free one\n`,
  });
  await first.ended;
});

test.each([
  [['--genesys-port', 'x'], '--genesys-port must be a port number from 0 to 65535'],
  [['--qconnect-port', '65536'], '--qconnect-port must be a port number from 0 to 65535'],
  [['--quotas', 'some'], '--quotas must be off, counts or vendor'],
  [['--genesys-seed', '/nowhere/seed.json'], 'ENOENT'],
  [['extra'], "Unexpected argument 'extra'"],
  [['--print', 'xml'], '--print must be json or env'],
  [['--until', 'later'], '--until must be parent, stdin or signal'],
  [['--clock', 'slow'], '--clock must be real or manual'],
  [['--control-port', '-1'], '--control-port'],
  [['--qconnect-region', 'Frankfurt'], '--qconnect-region must be an AWS region'],
  [['--'], 'a program must follow --'],
  [['--print', 'env', '--', 'pytest'], '--print cannot be used with a program after --'],
  [['--until', 'stdin', '--', 'pytest'], '--until must be parent or signal with a program'],
  [['--clock', 'slow', '--', 'pytest'], '--clock must be real or manual'],
  [['--seed', '/nowhere/seed.json'], 'cannot read /nowhere/seed.json: ENOENT'],
])('%j is refused with a reason', (argv, reason) => {
  expect(readCommand(argv)).toMatchObject({
    kind: 'wrong',
    reason: containing(reason),
  });
});

test.each(['7', 'null', '[]'])('a file that contains %s is refused by name', async (content) => {
  const file = join(folder, 'settings.json');
  await writeFile(file, content);
  expect(readCommand(['--qconnect-settings', file])).toEqual({
    kind: 'wrong',
    reason: `${file} must contain a JSON object`,
  });
});

test('a file with invalid content exits with 1 and every reason', async () => {
  const file = join(folder, 'seed.json');
  await writeFile(file, '{"assistants":[{"name":"no id"}]}');
  expect(await run('--genesys-seed', file).ended).toEqual({
    code: 1,
    lines: [],
    stderr:
      "the Genesys Cloud emulator does not start: Genesys seed: assistants[0] must have required property 'id'\n",
  });
});

test.each([
  ['{', 'is not JSON: '],
  ['{"genesis":{}}', 'unknown member genesis; it can have genesys and qconnect'],
  ['{"qconnect":[]}', 'qconnect must be an object'],
])('a seed of both vendors that contains %s is refused with a reason', async (content, reason) => {
  const file = join(folder, 'seed.json');
  await writeFile(file, content);
  const command = readCommand(['--seed', file]);
  expect(command).toMatchObject({ kind: 'wrong', reason: containing(file) });
  expect(command).toMatchObject({ reason: containing(reason) });
});

test('one file can seed both emulators', async () => {
  const file = join(folder, 'seed.json');
  await writeFile(file, '{"genesys":{"users":["ann"]},"qconnect":{"clients":[]}}');
  expect(readCommand(['--seed', file])).toMatchObject({
    emulators: {
      genesys: { seed: { users: ['ann'] } },
      qconnect: { seed: { clients: [] } },
    },
  });
});

test('files are looked for in the folder that the caller names', async () => {
  await writeFile(join(folder, 'seed.json'), '{"users":["ann"]}');
  expect(checkOptions({ 'genesys-seed': 'seed.json' }, folder)).toMatchObject({
    emulators: { genesys: { seed: { users: ['ann'] } } },
  });
  expect(checkOptions({ 'genesys-seed': 'missing.json' }, folder)).toMatchObject({
    kind: 'wrong',
    reason: containing('cannot read missing.json'),
  });
});

test('each vendor gets its own options', async () => {
  const file = join(folder, 'settings.json');
  await writeFile(file, '{"defaultPageSize":3}');
  const argv = ['--genesys-port', '9101', '--genesys-settings', file, '--quotas', 'vendor'];
  expect(readCommand(argv)).toEqual({
    kind: 'start',
    emulators: {
      clock: 'real',
      quotas: 'vendor',
      genesys: { port: 9101, settings: { defaultPageSize: 3 } },
      qconnect: { port: 0 },
    },
    print: 'json',
    until: 'parent',
  });
  expect(readCommand(['--help'])).toEqual({ kind: 'help' });
});
