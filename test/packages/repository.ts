/** Where the packages lie, and how a tool is run on them. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly engines?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  /** A file, or files by condition. */
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>;
  /** A file, or another package, by condition. */
  readonly imports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly bin?: Readonly<Record<string, string>>;
}

export const packageFolders = [
  'core',
  'adapter-kit',
  'policies',
  'memory',
  'genesys',
  'qconnect',
  'conformance',
  'emulators',
  'reconcile',
  'cli',
] as const;

/** An absolute path, from one in the repository. */
export const absolute = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const readText = (path: string): Promise<string> => readFile(absolute(path), 'utf8');

export const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readText(`${folder}/package.json`)) as Manifest;

const execute = promisify(execFile);

/** Without what a surrounding `npm run` says: it would speak of this repository. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)),
);

/** What it prints; rejects with that, too, when it fails. */
export async function run(
  command: string,
  parameters: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  const settled = await execute(command, parameters, {
    cwd,
    env: { ...environment, ...env },
    maxBuffer: 64 * 1_024 * 1_024,
    // npm is a script that Windows starts only through a shell.
    shell: process.platform === 'win32' && command === 'npm',
  }).catch(({ message, stdout }: Error & { readonly stdout?: string }) => {
    throw new Error([message, stdout].join('\n'));
  });
  return settled.stdout;
}

export const compiler = absolute('node_modules/typescript/bin/tsc');
