/**
 * Writes the JavaScript of a package: one file for each entry point of its manifest, and one for what
 * they share. Node.js takes a third of a millisecond for each file that it loads, and the sources are
 * many small ones. Run in the folder of a package; the compiler writes the declarations.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const { exports, bin = {} } = JSON.parse(readFileSync('package.json', 'utf8'));

const entries = [...Object.values(exports).map((entry) => entry.default), ...Object.values(bin)]
  .filter((path) => path !== undefined)
  .map((path) => path.replace(/^\.\/dist\/(.*)\.js$/, '$1'));

// Those of an earlier build, whose shared files had other names.
for (const file of readdirSync('dist', { recursive: true }))
  if (file.endsWith('.js')) rmSync(join('dist', file));

await build({
  entryPoints: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'shared-[hash]',
  packages: 'external',
  // What a manifest names in its `imports` is a file of the package, shipped as it is.
  external: ['#*'],
  // Without `paths` of the configuration, which would lead to the sources of other packages.
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  format: 'esm',
  platform: 'neutral',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
});
