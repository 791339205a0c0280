/**
 * For `npm run test:sdk`: the tests of the requests of Q in Connect, with the newest AWS SDK that the
 * registry has. `npm test` runs them with the oldest one that the package accepts.
 */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { absolute, readText, run } from '../packages/repository.js';
import { reportAs } from '../report.js';
import { sources } from '../sources.js';
import { cachedPackage } from './cached-package.js';

const name = '@aws-sdk/client-qconnect';
const { dependencies } = JSON.parse(await readText('packages/qconnect/package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const newest = await newestWithin(dependencies[name] ?? '');
const folder = await cachedPackage(name, newest);
console.log(`${name} ${newest}`);

export default defineConfig({
  resolve: {
    alias: [
      ...sources,
      // Not `sdk.cjs`, which requires the installed SDK by its name.
      { find: '#sdk', replacement: absolute('packages/qconnect/sdk.js') },
      { find: name, replacement: join(folder, 'dist-cjs/index.js') },
    ],
  },
  test: {
    ...reportAs('aws-sdk'),
    root: absolute('.'),
    include: [
      'packages/qconnect/test/{clock-offset,credentials,direct-*,endpoint,given-client,paths}.test.ts',
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

/** The newest published version within a range. */
async function newestWithin(range: string): Promise<string> {
  const listed = await run('npm', ['view', `${name}@${range}`, 'version', '--json'], {
    cwd: absolute('.'),
  });
  // One version comes as text, several as a list in ascending order.
  const versions = [JSON.parse(listed) as string | readonly string[]].flat();
  const version = versions.at(-1);
  if (version === undefined) throw new Error(`the registry has no ${name} ${range}`);
  return version;
}
