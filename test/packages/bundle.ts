/** What a bundler makes of a piece of code that uses the packages. */
import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';

export interface BundleOptions {
  /** Where the packages are installed. */
  readonly folder: string;
  /** `neutral`: nothing of Node.js is there. */
  readonly platform: 'node' | 'neutral';
  /** Packages that are left out. */
  readonly without?: readonly string[];
}

export interface Bundle {
  /** The names of the packages, our own among them, that it holds. */
  readonly packages: readonly string[];
  /** In bytes, minified and compressed. */
  readonly gzipped: number;
}

export async function bundle(
  code: string,
  { folder, platform, without = [] }: BundleOptions,
): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    external: [...without],
    // A neutral platform knows no main fields of its own.
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const names = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  const gzipped = outputFiles.map(({ contents }) => gzipSync(contents, { level: 9 }).length);
  return {
    packages: [...new Set(names)].sort(),
    gzipped: gzipped.reduce((sum, length) => sum + length, 0),
  };
}
