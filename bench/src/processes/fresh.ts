/** Short-lived child processes: each prints one result and exits. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a file of `programs/` and parses the JSON that it prints. */
export async function runFresh<Answer>(name: string, given: readonly string[]): Promise<Answer> {
  const file = fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url));
  const { stdout } = await run(process.execPath, [file, ...given]);
  return JSON.parse(stdout) as Answer;
}
