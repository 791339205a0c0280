/** The file `assistants.config.yaml`: which accounts there are, and where their credentials are. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { usageError } from '../command-error.js';
import type { Io } from '../io.js';

/** The name of the file, if no other is given. */
export const configFileName = 'assistants.config.yaml';

const text = z.string().min(1);
const variable = text.describe('The name of an environment variable.');

const commandCredentials = z
  .strictObject({ command: z.array(text).min(1) })
  .describe('A command that prints the credentials as JSON.');
const fileCredentials = z
  .strictObject({ file: text })
  .describe('A JSON file with the credentials, relative to this file.');

const genesysAccount = z.strictObject({
  vendor: z.literal('genesys'),
  region: text.describe('The region, e.g. eu_central_1.').exactOptional(),
  domain: text.describe('The domain of a region, e.g. mypurecloud.de.').exactOptional(),
  apiUrl: text.describe('The URL of the API, for an emulator.').exactOptional(),
  loginUrl: text.describe('The URL of the token host, for an emulator.').exactOptional(),
  credentials: z.union([
    z
      .strictObject({ env: z.strictObject({ clientId: variable, clientSecret: variable }) })
      .describe('Environment variables that hold the OAuth client.'),
    fileCredentials,
    commandCredentials,
  ]),
});

const qconnectAccount = z.strictObject({
  vendor: z.literal('qconnect'),
  region: text.describe('The AWS region, e.g. eu-central-1.'),
  endpoint: text.describe('Another URL, for an emulator.').exactOptional(),
  credentials: z
    .union([
      z.strictObject({ profile: text }).describe('A profile of the AWS configuration.'),
      z
        .strictObject({
          env: z.strictObject({
            accessKeyId: variable,
            secretAccessKey: variable,
            sessionToken: variable.exactOptional(),
          }),
        })
        .describe('Environment variables that hold the keys.'),
      fileCredentials,
      commandCredentials,
    ])
    .describe('Defaults to the chain of the AWS SDK.')
    .exactOptional(),
});

/** The schema of the file. */
export const configSchema = z.strictObject({
  accounts: z
    .record(
      z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/i),
      z.discriminatedUnion('vendor', [genesysAccount, qconnectAccount], {
        error: ({ code }) =>
          code === 'invalid_union' ? 'vendor must be genesys or qconnect' : undefined,
      }),
    )
    .describe('The accounts by the names that the command uses for them.'),
  store: text
    .describe(
      'The folder for journals and ledgers, relative to this file. Defaults to .assistants.',
    )
    .exactOptional(),
});

/** Returns the JSON Schema of the file, which editors use. */
export const configJsonSchema = () => z.toJSONSchema(configSchema, { target: 'draft-2020-12' });

/** The file as read. */
export type Config = z.infer<typeof configSchema>;
/** An account of the file. */
export type AccountConfig = Config['accounts'][string];

/** The file, and the folder that its paths start at. */
export interface LoadedConfig {
  readonly config: Config;
  readonly path: string;
  readonly folder: string;
}

/** Returns the names of the environment variables that hold secrets. */
export const secretVariables = ({ accounts }: Config): readonly string[] =>
  Object.values(accounts).flatMap(({ credentials = {} }) => {
    if (!('env' in credentials)) return [];
    const { env } = credentials;
    if ('clientSecret' in env) return [env.clientSecret];
    return [env.secretAccessKey, env.sessionToken ?? []].flat();
  });

/** Reads the file. */
export async function loadConfig(
  { cwd, env }: Io,
  given: string | undefined,
): Promise<LoadedConfig> {
  const path = resolve(cwd, given ?? env['ASSISTANTS_CONFIG'] ?? configFileName);
  let source: string;
  try {
    source = await readFile(path, 'utf8');
  } catch {
    throw usageError(`${path} cannot be read`, 'assistants init   writes this file');
  }
  return { config: parseConfig(source, path), path, folder: dirname(path) };
}

/** Returns the content of the file. */
export function parseConfig(source: string, path: string): Config {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, uniqueKeys: true });
  const [problem] = document.errors;
  if (problem) throw usageError(`${path}: ${problem.message.split('\n')[0] ?? 'is not YAML'}`);
  const parsed = configSchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map(({ path: at, message }) => {
    const node = document.getIn(at as string[], true) as { range?: [number] } | undefined;
    const line = node?.range && lineCounter.linePos(node.range[0]).line;
    return `${path}${line === undefined ? '' : `:${line}`}: ${at.join('.') || 'the file'}: ${message}`;
  });
  throw usageError(issues.join('\n'));
}
