/**
 * A package registry on loopback. It serves our tarballs and, of everything else, the versions that
 * the lock file names and `npm ci` has installed, so that installing in an empty folder is what a
 * stranger does, peers and ranges included, and needs no network.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { PackedPackage } from './pack.js';
import { absolute, packageFolders, readManifest, readText, type Manifest } from './repository.js';

interface Release {
  readonly manifest: Manifest;
  readonly tarball: () => NodeJS.ReadableStream;
}

export interface LocalRegistry {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function startLocalRegistry(
  folder: string,
  packed: readonly PackedPackage[],
): Promise<LocalRegistry> {
  const releases = [...(await ourReleases(folder, packed)), ...(await installedReleases())];

  const server = createServer((request, response) => {
    const [, name = '', version] =
      /^\/((?:@[^/]+\/)?[^/]+)(?:\/-\/(.+))?$/.exec(decodeURIComponent(request.url ?? '')) ?? [];
    const found = releases.filter(({ manifest }) => manifest.name === name);
    const wanted = found.find(({ manifest }) => manifest.version === version);
    if (wanted) return void wanted.tarball().pipe(response);
    response.statusCode = found.length > 0 && version === undefined ? 200 : 404;
    response.end(JSON.stringify(describe(name, found, `http://${request.headers.host}`)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const describe = (name: string, releases: readonly Release[], url: string) => ({
  name,
  'dist-tags': { latest: releases[0]?.manifest.version },
  versions: Object.fromEntries(
    releases.map(({ manifest }) => [
      manifest.version,
      { ...manifest, dist: { tarball: `${url}/${name}/-/${manifest.version}` } },
    ]),
  ),
});

const ourReleases = (folder: string, packed: readonly PackedPackage[]) =>
  Promise.all(
    packageFolders.map(async (name): Promise<Release> => {
      const manifest = await readManifest(`packages/${name}`);
      const { filename = '' } = packed.find((each) => each.name === manifest.name) ?? {};
      return { manifest, tarball: () => createReadStream(join(folder, filename)) };
    }),
  );

async function installedReleases(): Promise<readonly Release[]> {
  const { packages } = JSON.parse(await readText('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly link?: boolean }>>;
  };
  const folders = Object.entries(packages)
    .filter(([path, { link }]) => link !== true && /(^|\/)node_modules\//.test(path))
    .map(([path]) => path)
    // A lock names what other platforms have, too.
    .filter((path) => existsSync(absolute(`${path}/package.json`)))
    // At the root stands what most use: the first is taken for the latest.
    .sort((a, b) => a.split('node_modules').length - b.split('node_modules').length);
  return Promise.all(
    folders.map(async (path): Promise<Release> => ({
      manifest: await readManifest(path),
      tarball: () => tarballOf(absolute(path)),
    })),
  );
}

/** npm drops the first folder of each path in a tarball, whatever its name. */
const tarballOf = (folder: string): NodeJS.ReadableStream =>
  spawn('tar', ['-czf', '-', '--exclude', 'node_modules', '-C', dirname(folder), basename(folder)])
    .stdout;
