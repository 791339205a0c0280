/**
 * `npm run release:version`: what the changesets say becomes versions, changelogs and ranges.
 *
 * changesets 2 takes each minor version of a peer for a breaking change and makes 1.0.0 of 0.2.0; 3
 * does not, but runs on none of Node.js 20. All of our packages have one version anyway, so it does
 * not get to see which of them are peers; their ranges are closed around the new version afterwards.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const manifests = readdirSync('packages').map((folder) => `packages/${folder}/package.json`);

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const write = (path, manifest) =>
  writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
const isOurs = ([name]) => name.startsWith('@assistant-provider/');

const peersBefore = new Map();
for (const path of manifests) {
  const manifest = read(path);
  if (manifest.peerDependencies === undefined) continue;
  const peers = Object.entries(manifest.peerDependencies);
  peersBefore.set(path, peers);
  const others = Object.fromEntries(peers.filter((peer) => !isOurs(peer)));
  write(path, { ...manifest, peerDependencies: others });
}

try {
  execFileSync('changeset', ['version'], { stdio: 'inherit', shell: process.platform === 'win32' });
} finally {
  for (const [path, peers] of peersBefore) {
    const manifest = read(path);
    const range = `^${manifest.version}`;
    const after = peers.map((peer) => (isOurs(peer) ? [peer[0], range] : peer));
    write(path, { ...manifest, peerDependencies: Object.fromEntries(after) });
  }
}

// The versions that telemetry and the command show: modules, since bundlers leave package.json behind.
const { version } = read('packages/policies/package.json');
for (const versionModule of ['packages/policies/src/version.ts', 'packages/cli/src/version.ts'])
  writeFileSync(versionModule, readFileSync(versionModule, 'utf8').replace(/'.*'/, `'${version}'`));
