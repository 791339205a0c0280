/** Signals to the command, and what they do to the program that it runs. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../src/command/run-program.js';
import { containing } from './genesys-harness.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => void vi.useRealTimers();
});

const program = [process.execPath, '-e', 'setInterval(() => undefined, 1000)'] as const;
const killed = 137;
const interrupted = 130;

describe('takeSignal', () => {
  it('takes the copy of a signal, which npm passes on, as the same signal', async () => {
    const { exitCode, takeSignal } = runProgram(program, {}, { isInTerminal: false });

    takeSignal('SIGINT');
    takeSignal('SIGINT');
    await vi.runAllTimersAsync();

    expect(await exitCode).toBe(interrupted);
  });

  it('kills the program at a different second signal', async () => {
    const { exitCode, takeSignal } = runProgram(program, {}, { isInTerminal: false });

    takeSignal('SIGINT');
    takeSignal('SIGTERM');

    expect(await exitCode).toBe(killed);
  });

  it('leaves SIGINT to the terminal, which sends it to the program as well', async () => {
    const { exitCode, takeSignal } = runProgram(program, {}, { isInTerminal: true });

    takeSignal('SIGINT');
    await vi.runAllTimersAsync();
    takeSignal('SIGINT');

    expect(await exitCode).toBe(killed);
  });

  it('leaves SIGINT to the console on Windows, where a sent SIGINT would kill', async () => {
    const { exitCode, takeSignal } = runProgram(program, {}, { platform: 'win32' });

    takeSignal('SIGINT');
    await vi.runAllTimersAsync();
    takeSignal('SIGINT');

    expect(await exitCode).toBe(killed);
  });
});

describe('a program that cannot run', () => {
  const messageFor = async (name: string, platform: NodeJS.Platform) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exitCode = await runProgram([name, 'test'], {}, { platform }).exitCode;
    const message = write.mock.calls.map(([text]) => text).join('');
    write.mockRestore();
    return { exitCode, message };
  };

  it('is named, and on Windows the message says how to run a .cmd file', async () => {
    expect(await messageFor('no-such-program', 'win32')).toEqual({
      exitCode: 127,
      message:
        'cannot run no-such-program: spawn no-such-program ENOENT; on Windows, a .cmd file needs cmd: -- cmd /c no-such-program\n',
    });
    expect(await messageFor('no-such-program', 'linux')).toEqual({
      exitCode: 127,
      message: 'cannot run no-such-program: spawn no-such-program ENOENT\n',
    });
  });

  it('exits with 127 if Node.js refuses the name', async () => {
    expect(await messageFor('', 'linux')).toEqual({
      exitCode: 127,
      message: containing('cannot run : '),
    });
  });
});
