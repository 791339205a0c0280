/** What a bundler takes in for a piece of code. */
import { build } from 'esbuild';

/** The names of the packages, our own among them, that the bundle of this code holds. */
export async function bundledPackages(
  code: string,
  { folder, platform }: { readonly folder: string; readonly platform: 'node' | 'neutral' },
): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    // A neutral platform knows no main fields; none of ours needs one.
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const names = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}
