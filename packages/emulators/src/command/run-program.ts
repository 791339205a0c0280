/** Runs the program that follows `--`, with the variables of the emulators in its environment. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface RunningProgram {
  /** The exit code of the program, as a shell reports it. */
  readonly exitCode: Promise<number>;
  readonly end: () => void;
}

export function runProgram(
  [program, ...words]: readonly [string, ...string[]],
  variables: Readonly<Record<string, string>>,
): RunningProgram {
  const child = spawn(program, words, {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
  const exitCode = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
    child.once('error', (error) => {
      process.stderr.write(`cannot run ${program}: ${error.message}\n`);
      resolve(127);
    });
  });
  return { exitCode, end: () => void child.kill('SIGTERM') };
}
