/**
 * Tests run on the TypeScript sources, so that no build stands between an edit and its test: Vite is
 * told what `paths` in tsconfig.base.json tell the compiler, ESLint and tsx.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')) as {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, [string]>> };
};

/** For the TypeScript compiler, wherever the program lies. */
export const sourcePaths = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([name, [path]]) => [name, [join(root, path)]]),
);

/** For Vite. */
export const sources = Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
  find: new RegExp(`^${name.replace('*', '([\\w-]+)')}$`),
  replacement: join(root, path.replace('*', '$1')),
}));
