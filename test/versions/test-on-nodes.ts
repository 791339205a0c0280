/**
 * `npm run test:nodes`: the tests on every other version of Node.js that we support, one after the
 * other. Checks of the repository and long tests run on one version only, and plans and tables of faults
 * on the oldest and the newest. On GitHub everything runs on each. Counts go to
 * node_modules/.cache/test-report-node-<version>.json.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { absolute } from '../packages/repository.js';
import { nodeBinary, nodeVersions } from './node-binaries.js';

/** Tests whose outcome is the same on every version, or which take most of the time. */
const onOneVersion = [
  '**/*.long.test.ts',
  'bench/test/**',
  'test/{documents,repository,structure}/**',
];

/** Tests of our own logic, which uses little of Node.js. What all versions between them have, both ends have. */
const onBothEnds = [
  'packages/{conformance,reconcile}/test/**',
  'examples/acme-adapter/test/**',
  'test/faults/**',
];

const majorOf = (version: string) => version.split('.')[0];

const failures: string[] = [];
for (const version of nodeVersions) {
  // That one is what `npm test` runs on.
  if (majorOf(version) === majorOf(process.versions.node)) continue;
  console.log(`\nNode.js ${version}`);
  try {
    const failure = await failureOn(version);
    if (failure !== undefined) failures.push(`Node.js ${version}: ${failure}`);
  } catch (error) {
    failures.push(`Node.js ${version}: ${tell(error)}`);
  }
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

/** How the tests ended there, unless all was well. */
async function failureOn(version: string): Promise<string | undefined> {
  const node = await nodeBinary(version);
  const report = absolute(`node_modules/.cache/test-report-node-${version}.json`);
  const vitest = spawn(
    node,
    [
      absolute('node_modules/vitest/vitest.mjs'),
      'run',
      ...leftOutOn(version).map((pattern) => `--exclude=${pattern}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      cwd: absolute('.'),
      stdio: 'inherit',
      env: {
        ...process.env,
        // What tests start by the name `node` is that version, too.
        PATH: [dirname(node), process.env['PATH']].join(delimiter),
        // Random runs of plans find faults of ours, and not of a version of Node.js.
        RUNS_FACTOR: '0.3',
      },
    },
  );
  const [code, signal] = (await once(vitest, 'close')) as [number | null, string | null];
  // A crash of Node.js itself leaves no failed test behind.
  if (signal !== null) return `the tests were ended by ${signal}`;
  return code === 0 ? undefined : `the tests ended with exit code ${code}`;
}

function leftOutOn(version: string): readonly string[] {
  const isBetween = version !== nodeVersions.at(0) && version !== nodeVersions.at(-1);
  return isBetween ? [...onOneVersion, ...onBothEnds] : onOneVersion;
}

function tell(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${tell(error.cause)}`;
}
