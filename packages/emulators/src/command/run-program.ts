/** Runs the program that follows `--`, with the variables of the emulators in its environment. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Program } from './command-line.js';
import { secondSignalMs } from './second-signal.js';

type Signal = 'SIGINT' | 'SIGTERM';

export interface RunningProgram {
  /** The exit code of the program, as a shell reports it. */
  readonly exitCode: Promise<number>;
  readonly end: () => void;
  /** Passes on a signal to the command. A second signal kills the program. */
  readonly takeSignal: (signal: Signal) => void;
}

interface Surroundings {
  readonly platform?: NodeJS.Platform;
  /** Whether a terminal sends the program its signals. */
  readonly isInTerminal?: boolean;
}

export function runProgram(
  program: Program,
  variables: Readonly<Record<string, string>>,
  { platform = process.platform, isInTerminal = process.stdin.isTTY }: Surroundings = {},
): RunningProgram {
  const { child, exitCode } = startProgram(program, variables, platform);
  let first: Signal | undefined;
  let mayBeCopy = true;
  const takeSignal = (signal: Signal) => {
    if (first !== undefined) {
      if (signal !== first || !mayBeCopy) child?.kill('SIGKILL');
      return;
    }
    first = signal;
    if (signal === 'SIGTERM') child?.kill(signal);
    setTimeout(() => {
      mayBeCopy = false;
      // A terminal sends Ctrl-C to the program, too, and some programs end at once on a second one. Windows has
      // only the console's Ctrl-C, and `kill` would end the program there.
      if (signal === 'SIGINT' && platform !== 'win32' && !isInTerminal) child?.kill(signal);
    }, secondSignalMs);
  };
  return { exitCode, end: () => void child?.kill('SIGTERM'), takeSignal };
}

/** Without a child if Node.js refuses to start the program. */
function startProgram(
  [program, ...words]: Program,
  variables: Readonly<Record<string, string>>,
  platform: NodeJS.Platform,
): { readonly child?: ChildProcess; readonly exitCode: Promise<number> } {
  const fail = (error: unknown): number => {
    const advice =
      platform === 'win32' ? `; on Windows, a .cmd file needs cmd: -- cmd /c ${program}` : '';
    process.stderr.write(`cannot run ${program}: ${(error as Error).message}${advice}\n`);
    return 127;
  };
  try {
    const child = spawn(program, words, {
      stdio: 'inherit',
      env: { ...process.env, ...variables },
    });
    const exitCode = new Promise<number>((resolve) => {
      child.once('exit', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
      child.once('error', (error) => resolve(fail(error)));
    });
    return { child, exitCode };
  } catch (error) {
    return { exitCode: Promise.resolve(fail(error)) };
  }
}
