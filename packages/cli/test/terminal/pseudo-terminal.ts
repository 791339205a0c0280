/** Runs the command in a pseudo terminal of the program `script`, which needs no native module. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { commandLine } from '../process.js';
import type { Shell } from '../shell.js';
import { screenOf, type Screen } from './screen.js';

/** Keys that are pressed as soon as a text is on the screen. */
export type Keys = readonly [after: string, keys: string];

export interface TerminalOptions {
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether stdout is a pipe, so that only stderr is the terminal. */
  readonly piped?: boolean;
  readonly keys?: readonly Keys[];
}

export interface Shown {
  readonly screen: Screen;
  /** Everything that the terminal got. */
  readonly raw: string;
  readonly exitCode: number | null;
}

/** Runs the command in a terminal, and returns what it shows in the end. */
export async function inTerminal(
  { folder, env }: Pick<Shell, 'folder' | 'env'>,
  { columns, env: given = {}, piped = false, keys = [] }: TerminalOptions,
  ...argv: readonly string[]
): Promise<Shown> {
  const { file, args, env: ofCommand } = commandLine(argv);
  const command = [file, ...args].map(quoted).join(' ');
  // The terminal shows no key itself: `script` presses Ctrl-D at the end of the keys.
  const sized = `stty cols ${columns} rows 40 -echo && ${piped ? `${command} | cat` : `exec ${command}`}`;
  const child = spawn(...scriptOf(sized), {
    cwd: folder,
    env: { ...surroundings, ...env, ...ofCommand, TERM: 'xterm', ...given },
  });
  const waiting = [...keys];
  let raw = '';
  let seen = 0;
  const press = () => {
    for (;;) {
      const [after, pressed] = waiting[0] ?? [];
      if (after === undefined || pressed === undefined) return void child.stdin.end();
      const at = raw.indexOf(after, seen);
      if (at === -1) return;
      seen = at + after.length;
      waiting.shift();
      child.stdin.write(pressed);
    }
  };
  const collect = (chunk: string) => {
    raw += chunk;
    press();
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  press();
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { screen: screenOf(raw, columns), raw, exitCode };
}

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** The environment without the switches for colours, which a caller of the tests may have set. */
const surroundings = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NO|FORCE)_COLOR$|^SHELL$/.test(name)),
);

/** Returns the call of `script`, whose options differ by system. */
function scriptOf(command: string): [file: string, args: readonly string[]] {
  if (!(process.env['PATH'] ?? '').split(delimiter).some(hasScript))
    throw new Error(
      'there is no program `script`, which makes pseudo terminals: on Debian: apt-get install bsdutils',
    );
  if (process.platform === 'linux') return ['script', ['-qfec', command, '/dev/null']];
  // The script of BSD and macOS reads from a pipe, but not from the socket that Node.js makes.
  return ['sh', ['-c', 'cat | script -q /dev/null sh -c "$0"', command]];
}

function hasScript(folder: string): boolean {
  try {
    accessSync(join(folder, 'script'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
