/** Processes that are measured from the outside, from their start to their end. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a file with Node.js, and returns the milliseconds until the process has ended. */
export async function wholeProcess(file: URL, given: readonly string[]): Promise<number> {
  const beganAt = performance.now();
  await run(process.execPath, [fileURLToPath(file), ...given]);
  return performance.now() - beganAt;
}
