#!/usr/bin/env node
/** The command: starts both emulators, and prints their URLs and credentials as one line of JSON. */
import { readCommand, usage } from './command-line.js';
import type { Command } from './command-line.js';
import { startGenesysEmulator } from './genesys/emulator.js';
import { startQConnectEmulator } from './qconnect/emulator.js';

/** npm forwards a signal within a few milliseconds. */
const secondSignalMs = 250;

function fail(error: unknown): void {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function start({ genesys, qconnect }: Extract<Command, { kind: 'start' }>): Promise<void> {
  const genesysEmulator = await startGenesysEmulator(genesys);
  const qconnectEmulator = await startQConnectEmulator(qconnect).catch(async (error: unknown) => {
    await genesysEmulator.close();
    throw error;
  });
  const end = () => {
    // While Node.js exits it no longer handles signals, so the second one must arrive before that.
    setTimeout(() => undefined, secondSignalMs);
    Promise.all([genesysEmulator.close(), qconnectEmulator.close()]).catch(fail);
  };
  // Not `once`: under npm, Ctrl-C arrives twice, and the second signal would end the process with an error.
  process.on('SIGINT', end);
  process.on('SIGTERM', end);

  const { apiUrl, loginUrl, credentials } = genesysEmulator;
  const { url, region, credentials: keys } = qconnectEmulator;
  const ready = {
    genesys: { apiUrl, loginUrl, ...credentials },
    qconnect: { url, region, ...keys },
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'wrong':
    process.stderr.write(`${command.reason}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case 'start':
    await start(command).catch(fail);
}
