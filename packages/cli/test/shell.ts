/** Runs the command in process, for the time of a test. */
import { onTestFinished } from 'vitest';
import { startShell, type Shell } from './start-shell.js';

export type { Ended, Shell } from './start-shell.js';

export async function openShell(): Promise<Shell> {
  const shell = await startShell();
  onTestFinished(shell.close);
  return shell;
}
