/**
 * Runs scripts of package.json, all of them, and ends with how long each took and the names of those
 * that failed: one report tells everything that is to be mended.
 *
 *     node tooling/run-steps.js LANE... [--then LANE...]
 *
 * A lane is a list of scripts with commas, which run one after another. Lanes run side by side, since
 * most scripts keep one core busy. What follows `--then` begins when all lanes before it have ended.
 * The names of failed scripts are appended to node_modules/.cache/failed-steps.txt as well, for the end
 * of `.ci/run`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '..', 'node_modules/.cache');
const failed = [];
/** How long each step took, by name, in seconds. */
const seconds = new Map();
/** The output of the scripts that run beside others, by name. */
const held = new Map();

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    // The log is all that remains of a run that takes too long.
    for (const [step, chunks] of held) {
      console.log(`\n${step} did not end:`);
      process.stdout.write(Buffer.concat(chunks));
    }
    process.exit(1);
  });

for (const lanes of groupsOf(process.argv.slice(2)))
  await Promise.all(lanes.map((lane) => runLane(lane.split(','), lanes.length > 1)));

const longestFirst = [...seconds].sort(([, one], [, other]) => other - one);
console.log(`\nSeconds: ${longestFirst.map(([step, time]) => `${step} ${time}`).join(', ')}`);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function groupsOf(words) {
  const groups = [[]];
  for (const word of words)
    if (word === '--then') groups.push([]);
    else groups.at(-1).push(word);
  return groups;
}

async function runLane(steps, isBesideOthers) {
  for (const step of steps) {
    if (await hasSucceeded(step, isBesideOthers)) continue;
    failed.push(step);
    mkdirSync(cache, { recursive: true });
    appendFileSync(join(cache, 'failed-steps.txt'), `${step}\n`);
  }
}

/** Beside other scripts, the output of each is printed as a whole when it has ended. */
async function hasSucceeded(step, isBesideOthers) {
  // One string, which a shell takes apart: on Windows npm is a script that only a shell can start.
  const start = performance.now();
  const child = spawn(`npm run ${step}`, {
    stdio: isBesideOthers ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: true,
  });
  const chunks = [];
  if (isBesideOthers) {
    console.log(`${step} begins`);
    held.set(step, chunks);
  }
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  const [status] = await once(child, 'close');
  seconds.set(step, Math.round((performance.now() - start) / 1_000));
  held.delete(step);
  process.stdout.write(Buffer.concat(chunks));
  return status === 0;
}
