/** The command `assistants` of a folder in which somebody installed it, with a terminal of any width. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { StartCommand } from '../documents/command-session.js';

/** Without the variables of the surrounding `npm run`, and those that name accounts. */
const surroundings = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|AWS_|FORCE_COLOR|NODE_OPTIONS|VITEST)/i.test(name),
  ),
);

/**
 * Returns the start of the command that is installed in a folder. Both streams of its process are one
 * terminal, so that their lines keep their order. No native module has to make that terminal.
 */
export const installedCommand =
  (installation: string): StartCommand =>
  (args, { cwd, env, columns, onText }) => {
    const terminal = [
      `Object.assign(process.stdout, { isTTY: true, columns: ${columns} })`,
      `Object.defineProperty(process, 'stderr', { value: process.stdout })`,
    ].join(';');
    const preload = `data:text/javascript,${encodeURIComponent(terminal)}`;
    const command = join(installation, 'node_modules/.bin/assistants');
    const child = spawn(process.execPath, ['--import', preload, command, ...args], {
      cwd,
      env: { ...surroundings, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', onText);
    return {
      exitCode: new Promise((resolve, reject) => {
        child.once('error', reject).once('close', (code) => resolve(code ?? NaN));
      }),
      interrupt: () => void child.kill('SIGINT'),
    };
  };
