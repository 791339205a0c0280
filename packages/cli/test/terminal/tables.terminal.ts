/** Tables and colours in a terminal of 80 and of 200 columns, and in a pipe. */
import stringWidth from 'string-width';
import { startGenesysEmulator, startQConnectEmulator } from '@assistant-provider/emulators';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { start } from '../process.js';
import { openShell, type Shell } from '../shell.js';
import { inTerminal } from './pseudo-terminal.js';
import { screenOf } from './screen.js';

const vendors = ['genesys', 'qconnect'] as const;
const widths = [80, 200];
const style = /\u001b\[[\d;]*m/;

const longName = `Desk ${'of many words '.repeat(14)}for returns`;
const names = [...Array.from({ length: 44 }, (_, index) => `Desk ${index}`), longName];

/** Adds an account of each vendor with many assistants, the last one with a long name. */
async function openLong({ write }: Shell): Promise<void> {
  const uuid = (index: number) => `44444444-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const genesys = await startGenesysEmulator({
    seed: { assistants: names.map((name, index) => ({ id: uuid(index), name })) },
  });
  const qconnect = await startQConnectEmulator({
    seed: { assistants: names.map((name, index) => ({ assistantId: uuid(index), name })) },
  });
  onTestFinished(() => genesys.close());
  onTestFinished(() => qconnect.close());
  await write('genesys.json', JSON.stringify(genesys.credentials));
  await write('qconnect.json', JSON.stringify(qconnect.credentials));
  const accounts = {
    genesys: {
      ...{ vendor: 'genesys', apiUrl: genesys.apiUrl, loginUrl: genesys.loginUrl },
      credentials: { file: 'genesys.json' },
    },
    qconnect: {
      ...{ vendor: 'qconnect', region: qconnect.region, endpoint: qconnect.url },
      credentials: { file: 'qconnect.json' },
    },
  };
  await write('long.yaml', stringify({ accounts }));
}

describe('the screen of the tests', () => {
  it('wraps a line that is too long, and erases a line', () => {
    const { lines, wrapped, erased } = screenOf('one\rtwo\r\u001b[2Kabcdefgh\r\n日本語', 5);
    expect(lines).toEqual(['abcde', 'fgh', '日本', '語']);
    expect(wrapped).toEqual(['abcde', '日本']);
    expect(erased).toEqual(['two']);
  });
});

describe.each(vendors)('a list of %s', (vendor) => {
  it.each(widths)('fits a terminal of %i columns, and cut names end in …', async (columns) => {
    const shell = await openShell();
    await openLong(shell);
    const argv = ['list', vendor, '--config', 'long.yaml'];
    const { screen, exitCode } = await inTerminal(shell, { columns }, ...argv);
    expect(exitCode).toBe(0);
    expect(screen.wrapped).toEqual([]);
    expect(screen.lines[0]).toMatch(/^NAME +STATUS +ID$/);
    expect(screen.lines.slice(1, -1).map((line) => line.split(/ {2}/)[0])).toEqual([
      ...names.slice(0, -1),
      expect.stringMatching(/^Desk of many words .*…$/),
    ]);
    const last = screen.lines.at(-2) ?? '';
    expect(last.slice(last.indexOf('…'))).toMatch(/^… {2}active {2}4{8}-[\d-]+$/);
    expect(stringWidth(last)).toBe(columns);
  });

  it('is whole in a pipe, on a terminal and without one', async () => {
    const shell = await openShell();
    await openLong(shell);
    const argv = ['list', vendor, '--config', 'long.yaml'];
    const piped = await inTerminal(shell, { columns: 80, piped: true }, ...argv);
    const { stdout } = await start(shell, ...argv).ended;
    expect(stdout).toContain(longName);
    expect(stdout).not.toContain('…');
    // What goes to standard error may come between two lines of the pipe.
    const lines = stdout.split('\n');
    expect(piped.raw.split('\r\n').filter((line) => lines.includes(line))).toEqual(lines);
  });
});

it.each(widths)('each table fits a terminal of %i columns', async (columns) => {
  const shell = await openShell();
  await shell.assistants('snapshot', 'genesys', 'dev.assistants.yaml');
  const text = await shell.read('dev.assistants.yaml');
  await shell.write('dev.assistants.yaml', text.replace('Travel desk', longName));
  for (const [argv, exitCode, heading] of [
    [['inventory', '--no-parts', 'qconnect'], 0, /^SEVERITY +OBJECT +FINDING$/],
    [['doctor', 'qconnect'], 0, /^ACCOUNT +/],
    [['verify', 'dev.assistants.yaml', 'genesys'], 3, /^FIELD +SIDE|^FIELD +ACCOUNT/],
  ] as const) {
    const shown = await inTerminal(shell, { columns }, ...argv);
    expect(shown.screen.lines.find((line) => heading.test(line))).toBeDefined();
    // A command that comes next goes on in the next line, so that it can be copied.
    const ofTable = shown.screen.wrapped.filter((line) => !line.startsWith('→ assistants '));
    expect(ofTable, argv.join(' ')).toEqual([]);
    expect(shown.exitCode).toBe(exitCode);
  }
});

describe('colours', () => {
  it('are there in a terminal, and not with NO_COLOR, in a dumb terminal or in a pipe', async () => {
    const shell = await openShell();
    await shell.assistants('snapshot', 'genesys', 'dev.assistants.yaml');
    const argv = ['plan', 'dev.assistants.yaml', 'genesys'];
    expect((await inTerminal(shell, { columns: 80 }, ...argv)).raw).toMatch(style);
    for (const options of [
      { env: { NO_COLOR: '1' } },
      { env: { TERM: 'dumb' } },
      { piped: true },
    ]) {
      const { raw, exitCode } = await inTerminal(shell, { columns: 80, ...options }, ...argv);
      expect(exitCode).toBe(0);
      expect(raw).toContain('at genesys');
      expect(raw, JSON.stringify(options)).not.toMatch(style);
    }
    const { stdout, stderr } = await start(shell, ...argv).ended;
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it.each(['--help', 'wrong'])('of %s are off with NO_COLOR', async (argument) => {
    const shell = await openShell();
    const options = { columns: 80, env: { NO_COLOR: '1' } };
    expect((await inTerminal(shell, options, argument)).raw).not.toMatch(style);
  });
});
