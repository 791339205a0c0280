/** Fresh processes: one answer on standard output, then they end. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `name` is a file of `programs/`; it prints one line of JSON. */
export async function runFresh<Answer>(name: string, given: readonly string[]): Promise<Answer> {
  const file = fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url));
  const { stdout } = await run(process.execPath, [file, ...given]);
  return JSON.parse(stdout) as Answer;
}
