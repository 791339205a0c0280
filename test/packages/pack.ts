/** Builds and packs every package, as publishing does. */
import { absolute, compiler, packageFolders, run } from './repository.js';

export interface PackedPackage {
  readonly name: string;
  readonly filename: string;
  /** Of the tarball, in bytes. */
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

export async function packAll(folder: string): Promise<readonly PackedPackage[]> {
  const stale = absolute('tooling/remove-stale-output.js');
  const folders = packageFolders.map((name) => absolute(`packages/${name}`));
  for (const cwd of folders) await run(process.execPath, [stale], { cwd });
  await run(process.execPath, [compiler, '-b', ...folders], { cwd: absolute('.') });
  const bundle = absolute('tooling/bundle.js');
  for (const cwd of folders) await run(process.execPath, [bundle], { cwd });

  const workspaces = packageFolders.flatMap((name) => ['--workspace', `packages/${name}`]);
  const packed = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ...workspaces],
    { cwd: absolute('.') },
  );
  return JSON.parse(packed) as readonly PackedPackage[];
}
