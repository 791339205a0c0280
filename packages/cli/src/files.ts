/** Reads and writes the files of the command. */
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  createFileLedger,
  createFileRunStore,
  parseManifest,
  parsePlan,
  type LedgerLog,
  type Manifest,
  type ManifestIssue,
  type Plan,
  type RunStore,
} from '@assistant-provider/reconcile';
import { CommandError, usageError } from './command-error.js';
import type { LoadedConfig } from './config/config.js';
import { exitCodes } from './exit-code.js';
import { isManifest, isPlan, jsonOf } from './file-kind.js';
import type { Io } from './io.js';
import { commandLine } from './output/next-command.js';

/** Reads a file of the user. */
export async function readUserFile({ cwd }: Io, path: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), 'utf8');
  } catch {
    throw usageError(`${path} cannot be read`, 'give a file that exists and that you may read');
  }
}

/** Writes a file of the user whole, or not at all. */
export async function writeUserFile({ cwd }: Io, path: string, text: string): Promise<void> {
  const target = resolve(cwd, path);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, target);
  } catch {
    await rm(draft, { force: true });
    throw new CommandError(`${path} cannot be written`, exitCodes.failed);
  }
}

/** Ends the command if a file of the user exists that it would replace. */
export async function refuseExisting({ cwd }: Io, path: string): Promise<void> {
  const exists = await access(resolve(cwd, path)).then(
    () => true,
    () => false,
  );
  if (exists) throw usageError(`${path} exists`, 'add --overwrite, or edit it');
}

/** Reads a manifest. */
export async function readManifest(io: Io, path: string): Promise<Manifest> {
  const text = await readUserFile(io, path);
  const parsed = parseManifest(text);
  if (parsed.isOk()) return parsed.value;
  if (isPlan(jsonOf(text)))
    throw usageError(
      `${path} is a plan, not a manifest`,
      `${commandLine('apply', path)} <account>   takes a plan`,
    );
  throw usageError(issueLines(path, parsed.error.issues));
}

/** Returns the issues of a file, each with its line and column. */
export const issueLines = (path: string, issues: readonly ManifestIssue[]): string =>
  issues
    .map(
      ({ line, column, message }) =>
        `${path}${line === undefined ? '' : `:${line}:${column ?? 1}`}: ${message}`,
    )
    .join('\n');

/** Reads a plan. */
export async function readPlan(io: Io, path: string): Promise<Plan> {
  const text = await readUserFile(io, path);
  const parsed = parsePlan(text);
  if (parsed.isOk()) return parsed.value;
  if (isManifest(text))
    throw usageError(
      `${path} is a manifest, not a plan`,
      `${commandLine('plan', path)} <account> --out plan.json   makes a plan of it`,
    );
  throw usageError(
    `${path}: ${parsed.error.message}`,
    'assistants plan <manifest> <account> --out plan.json',
  );
}

/** The folder of journals, plans and ledgers, unless the configuration names another one. */
const defaultFolder = '.assistants';

const folderOf = ({ config, folder }: LoadedConfig): string =>
  resolve(folder, config.store ?? defaultFolder);

/** Returns the store of runs. */
export const storeOf = (loaded: LoadedConfig): RunStore =>
  createFileRunStore({ folder: folderOf(loaded) });

/** The runs that a person may have meant. */
const newestRuns = 5;

/** Returns the ids of the newest runs, the newest first. */
export async function runsOf(loaded: LoadedConfig): Promise<readonly string[]> {
  const names = (await storeOf(loaded).list()).unwrapOr([]);
  const ids = names.map((name) => /^run\/(.+)\.journal$/.exec(name)?.[1]);
  return ids
    .filter((id) => id !== undefined)
    .toReversed()
    .slice(0, newestRuns);
}

/** Returns the ledger of an account. It belongs in version control, beside the manifests. */
export const ledgerOf = (loaded: LoadedConfig): LedgerLog =>
  createFileLedger({ path: resolve(loaded.folder, 'assistants.ledger.jsonl') });
