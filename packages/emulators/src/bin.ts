#!/usr/bin/env node
/** The command: starts both emulators, and prints their addresses and credentials, or runs a program with them. */
import { readCommand, usage } from './command/command-line.js';
import type { Program } from './command/command-line.js';
import type { CheckedOptions } from './command/options.js';
import { runProgram } from './command/run-program.js';
import { untilSecondSignal } from './command/second-signal.js';
import { watchFor } from './command/until.js';
import { connectionOf, shellLines, variablesOf } from './connection.js';
import { startEmulators } from './emulators.js';

function fail(error: unknown): void {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function start(command: CheckedOptions): Promise<void> {
  const emulators = await startEmulators(command.emulators);
  let isEnding = false;
  const end = () => {
    isEnding = true;
    stopWatching();
    Promise.all([emulators.close(), untilSecondSignal()]).catch(fail);
  };
  const stopWatching = watchFor(command.until, end);
  const takeSignal = () => {
    if (isEnding) process.exit();
    end();
  };
  // Not `once`: under npm, Ctrl-C arrives twice, and the second signal would end the process with an error.
  process.on('SIGINT', takeSignal);
  process.on('SIGTERM', takeSignal);
  // The process that started the command may read the first line and close the pipe.
  process.stdout.on('error', () => undefined);

  const connection = connectionOf(emulators);
  process.stdout.write(
    command.print === 'env'
      ? shellLines(variablesOf(connection))
      : `${JSON.stringify(connection)}\n`,
  );
}

/** The program ends first, whatever ends the command. */
async function startFor(program: Program, command: CheckedOptions): Promise<void> {
  const emulators = await startEmulators(command.emulators);
  const running = runProgram(program, variablesOf(connectionOf(emulators)));
  const stopWatching = watchFor(command.until, running.end);
  process.on('SIGINT', () => running.takeSignal('SIGINT'));
  process.on('SIGTERM', () => running.takeSignal('SIGTERM'));
  process.exitCode = await running.exitCode;
  stopWatching();
  await emulators.close();
}

const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'wrong':
    process.stderr.write(`${command.reason} (--help lists the options)\n`);
    process.exitCode = 2;
    break;
  case 'start':
    await (command.program ? startFor(command.program, command) : start(command)).catch(fail);
}
