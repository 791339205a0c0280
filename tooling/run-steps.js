/**
 * Runs scripts of package.json one after another, all of them, and ends with the names of those that
 * failed: one report tells everything that is to be mended.
 *
 *     node tooling/run-steps.js SCRIPT...
 *
 * The names are appended to node_modules/.cache/failed-steps.txt as well, for the end of `.ci/run`.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '..', 'node_modules/.cache');
const steps = process.argv.slice(2);

const failed = steps.filter((step) => {
  // One string, which a shell takes apart: on Windows npm is a script that only a shell can start.
  const { status } = spawnSync(`npm run ${step}`, { stdio: 'inherit', shell: true });
  return status !== 0;
});

if (failed.length > 0) {
  mkdirSync(cache, { recursive: true });
  appendFileSync(join(cache, 'failed-steps.txt'), failed.map((step) => `${step}\n`).join(''));
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
