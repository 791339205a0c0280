/** Suite: download and bundle sizes. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Suite } from './suite.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packedName = 'Core: packed size';
const bundledName = 'Core and Genesys: minified and compressed, without undici';

/** The size of the archive that npm would publish. */
async function packedBytes(workspace: string): Promise<number> {
  const npm = process.env['npm_execpath'];
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { stdout } = await promisify(execFile)(
    command,
    [...first, 'pack', '--dry-run', '--json', '--workspace', workspace],
    { cwd: root },
  );
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { size: number }>);
  if (!packed) throw new Error('npm pack reported no package');
  return packed.size;
}

/** The static imports of both packages; telemetry is imported only when it is set up. */
async function bundledBytes(): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents:
        "export * from '@assistant-provider/core'; export * from '@assistant-provider/genesys';",
      resolveDir: root,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['undici'],
    splitting: true,
    outdir: root,
    absWorkingDir: root,
    metafile: true,
    write: false,
  });
  const loaded = new Set<string>();
  const load = (path: string): void => {
    loaded.add(path);
    for (const { path: imported, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && !loaded.has(imported)) load(imported);
  };
  load('stdin.js');
  return outputFiles
    .filter(({ path }) => loaded.has(path.slice(root.length)))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

export const sizes: Suite = {
  names: [packedName, bundledName],
  measure: async () => [
    {
      name: packedName,
      unit: 'kB',
      ours: [(await packedBytes('@assistant-provider/core')) / 1e3],
      goals: [{ of: 'ours', bound: 'atMost', value: 60 }],
    },
    {
      name: bundledName,
      unit: 'kB',
      ours: [(await bundledBytes()) / 1e3],
    },
  ],
};
