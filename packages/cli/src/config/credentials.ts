/** Reads credentials from where the configuration says that they are. They are never printed. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { CommandError } from '../command-error.js';
import { exitCodes } from '../exit-code.js';
import type { Io } from '../io.js';

/** A place of credentials: names of variables, a file, or a command. */
export type CredentialsPlace =
  | { readonly env: Readonly<Record<string, string | undefined>> }
  | { readonly file: string }
  | { readonly command: readonly string[] };

/** A command that asks a vault takes a few seconds. */
const commandTimeoutMs = 30_000;

/** Returns the members, each a text. */
export async function readCredentials(
  account: string,
  place: CredentialsPlace,
  members: readonly string[],
  { env, folder }: { readonly env: Io['env']; readonly folder: string },
): Promise<Readonly<Record<string, string>>> {
  const fail = (why: string) =>
    new CommandError(`${account}: the credentials cannot be read: ${why}`, exitCodes.notAllowed, [
      'correct that, or `credentials` in assistants.config.yaml',
    ]);
  if ('env' in place) {
    const found: Record<string, string> = {};
    for (const [member, variable] of Object.entries(place.env)) {
      if (variable === undefined) continue;
      const value = env[variable];
      if (value === undefined || value === '')
        throw fail(`the environment variable ${variable} is not set`);
      found[member] = value;
    }
    return found;
  }
  const text =
    'file' in place
      ? await readText(resolve(folder, place.file), fail)
      : await printed(place.command, folder, env, fail);
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw fail('they are not JSON');
  }
  const found = (values ?? {}) as Readonly<Record<string, unknown>>;
  const missing = members.filter((member) => typeof found[member] !== 'string');
  if (missing.length > 0) throw fail(`${missing.join(' and ')} are missing`);
  return Object.fromEntries(
    Object.entries(found).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

async function readText(path: string, fail: (why: string) => CommandError): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw fail(`${path} cannot be read`);
  }
}

async function printed(
  [program = '', ...given]: readonly string[],
  cwd: string,
  env: Io['env'],
  fail: (why: string) => CommandError,
): Promise<string> {
  try {
    const options = { cwd, env: { ...env }, timeout: commandTimeoutMs, encoding: 'utf8' } as const;
    return (await promisify(execFile)(program, given, options)).stdout;
  } catch (error) {
    // The program's output may hold a secret.
    const { code } = error as { readonly code?: unknown };
    throw fail(
      `the command ${program} failed${typeof code === 'number' ? ` with code ${code}` : ''}`,
    );
  }
}
