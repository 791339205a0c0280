/** `assistants emulators`: the options of the emulators' own command, and what it adds to them. */
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { checkOptions, optionNames, type Connection } from '@assistant-provider/emulators/command';
import { nextTurn } from '@assistant-provider/test-support';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { specs } from '../src/specs.js';
import { openShell, type Shell } from './shell.js';

/** Starts the emulators, and returns what the command printed by then. */
async function running({ assistantsIn }: Shell, ...argv: readonly string[]) {
  const stop = new AbortController();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const ended = assistantsIn({ stdout, stderr, stop: stop.signal }, 'emulators', ...argv);
  const end = async () => {
    stop.abort();
    return (await ended).exitCode;
  };
  onTestFinished(async () => void (await end()));
  await Promise.race([once(stderr, 'data'), ended]);
  stdout.end();
  return { printed: await text(stdout), end };
}

const namesIn = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly name: string }).name);

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('assistants emulators', () => {
  it('has every option of the emulators’ own command', () => {
    const { options = [] } = specs.find(({ name }) => name === 'emulators') ?? {};
    const names = options.map(([flags]) => /^--([\w-]+)/.exec(flags)?.[1]);
    expect(names).toEqual([...optionNames, 'sample', 'slow', 'write-config', 'overwrite']);
  });

  it.each([
    ['genesys-port', 'x'],
    ['qconnect-port', '65536'],
    ['qconnect-region', 'Frankfurt'],
    ['control-port', 'x'],
    ['seed', 'missing.json'],
    ['genesys-seed', 'missing.json'],
    ['qconnect-seed', 'missing.json'],
    ['genesys-settings', 'missing.json'],
    ['qconnect-settings', 'missing.json'],
    ['clock', 'slow'],
    ['quotas', 'some'],
    ['print', 'xml'],
    ['until', 'later'],
  ] as const)('refuses --%s %j as the emulators’ own command does', async (name, value) => {
    const { assistants, folder } = await openShell();
    const checked = checkOptions({ [name]: value }, folder);
    expect(await assistants('emulators', `--${name}`, value)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `${(checked as { readonly reason?: string }).reason}\n→ assistants emulators --help   lists the options\n`,
    });
  });

  it('passes its options on, and prints the connection that the control API shows', async () => {
    const { printed, end } = await running(
      await openShell(),
      ...['--print', 'json', '--control-port', '0'],
      ...['--qconnect-region', 'eu-central-1', '--clock', 'manual'],
    );
    const connection = JSON.parse(printed) as Connection;
    const control = connection.control?.url ?? '';
    const got = async (path: string): Promise<unknown> => (await fetch(`${control}${path}`)).json();
    expect(await got('/connection')).toEqual(connection);
    expect(connection.qconnect.region).toBe('eu-central-1');
    expect(await got('/clock')).toEqual(await got('/clock'));
    expect(await end()).toBe(0);
    await expect(fetch(control)).rejects.toThrow();
  });

  it('prints for a shell what the configuration that it writes needs', async () => {
    const shell = await openShell();
    const { printed } = await running(
      shell,
      ...['--print', 'env', '--sample', '--write-config', 'emulated.yaml'],
      ...['--qconnect-region', 'eu-central-1'],
    );
    const lines = [...printed.matchAll(/^export (\w+)='(.*)'$/gm)];
    const env = Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
    expect(env).toMatchObject({ AWS_REGION: 'eu-central-1' });
    const list = (account: string) =>
      shell.assistantsIn({ env }, 'list', account, '--json', '--config', 'emulated.yaml');
    expect(namesIn((await list('genesys')).stdout)).toEqual(['Returns desk', 'Travel desk']);
    expect(namesIn((await list('qconnect')).stdout)).toEqual(['Service desk']);
  });

  it('replaces a configuration that exists only if `--overwrite` is given', async () => {
    const shell = await openShell();
    const before = await shell.read('assistants.config.yaml');
    const write = ['--write-config', 'assistants.config.yaml'];
    const ended = { stop: AbortSignal.abort() };
    expect(await shell.assistantsIn(ended, 'emulators', ...write)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'assistants.config.yaml exists\n→ add --overwrite, or edit it\n',
    });
    expect(await shell.read('assistants.config.yaml')).toBe(before);
    const replaced = await shell.assistantsIn(ended, 'emulators', ...write, '--overwrite');
    expect(replaced.exitCode).toBe(0);
    expect(await shell.read('assistants.config.yaml')).not.toBe(before);
  });

  it('starts from the seed of a vendor instead of the sample', async () => {
    const shell = await openShell();
    await shell.write('seed.json', '{"assistants":[{"id":"a","name":"From the file"}]}');
    const { printed } = await running(
      shell,
      ...['--json', '--sample', '--genesys-seed', 'seed.json', '--write-config', 'emulated.yaml'],
    );
    const { env } = JSON.parse(printed) as { readonly env: Readonly<Record<string, string>> };
    const list = (account: string) =>
      shell.assistantsIn({ env }, 'list', account, '--json', '--config', 'emulated.yaml');
    expect(namesIn((await list('genesys')).stdout)).toEqual(['From the file']);
    expect(namesIn((await list('qconnect')).stdout)).toEqual(['Service desk']);
  });

  it('shows a person the address of the control API', async () => {
    const { printed } = await running(await openShell(), '--control-port', '0');
    expect(printed).toMatch(/^ {2}export EMULATORS_CONTROL_URL=http:/m);
  });

  it('ends with its standard input if `--until stdin` is given', async () => {
    const { assistantsIn } = await openShell();
    const stdin = Readable.from([]);
    const ended = await assistantsIn({ stdin }, 'emulators', '--until', 'stdin');
    expect(ended).toMatchObject({ exitCode: 0, stderr: 'Ctrl-C ends them.\n' });
  });

  it('waits for the signal that npm passes on, and ends at once when it comes', async () => {
    const { assistantsIn } = await openShell();
    const [stop, kill] = [new AbortController(), new AbortController()];
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const signals = {
      stop: stop.signal,
      kill: kill.signal,
      interruptedBy: () => 'SIGINT' as const,
    };
    let hasEnded = false;
    const ended = assistantsIn(
      { ...signals, stdout, stderr },
      ...['emulators', '--print', 'json', '--control-port', '0'],
    ).finally(() => (hasEnded = true));
    await once(stderr, 'data');
    const { control } = JSON.parse(String(stdout.read())) as Connection;
    // Nothing but the second signal ends the wait.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());

    stop.abort();
    while (await answers(control?.url ?? '')) await nextTurn();
    await nextTurn();
    expect(hasEnded).toBe(false);
    kill.abort();

    expect((await ended).exitCode).toBe(0);
  });

  it('refuses a seed that the emulators refuse, with the reason', async () => {
    const { assistants, write } = await openShell();
    await write('seed.json', '{"assistants":[{"name":"no id"}]}');
    expect(await assistants('emulators', '--genesys-seed', 'seed.json')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        "the Genesys Cloud emulator does not start: Genesys seed: assistants[0] must have required property 'id'\n",
    });
  });

  it('refuses two forms of output at once', async () => {
    const { assistants } = await openShell();
    const refused = await assistants('emulators', '--json', '--print', 'env');
    expect(refused).toMatchObject({ exitCode: 2 });
    expect(refused.stderr).toContain('--json and --print');
  });
});
