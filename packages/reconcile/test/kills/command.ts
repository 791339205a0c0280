/** Kills the built command at random moments while it applies, resumes and undoes a plan. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { createFileLedger } from '../../src/ledger/ledger-log.js';
import { stringifyManifest } from '../../src/manifest/stringify.js';
import type { Plan } from '../../src/plan/plan.js';
import { createFileRunStore } from '../../src/run-store/file/file-run-store.js';
import { prepare, type Case, type Prepared } from '../apply/kit/case.js';
import { settings } from './kills.js';

const bin = fileURLToPath(new URL('../../../cli/dist/bin.js', import.meta.url));
const account = 'target';

/** The arguments that plan the case with its answers. */
export const planArguments = ['plan', 'wanted.yaml', account, '--map', 'map.yaml'] as const;

/** How a process of the command ended; `undefined` as exit code if it was killed. */
export interface Ended {
  readonly exitCode: number | undefined;
  readonly text: string;
}

/** When a process is killed: after so many of its requests, and so many milliseconds. */
export interface Moment {
  readonly requests: number;
  readonly milliseconds: number;
}

/** A folder with a manifest and a plan for an account, and the command. */
export interface CommandFolder {
  readonly prepared: Prepared;
  /** Runs the command to its end. */
  readonly run: (...argv: readonly string[]) => Promise<Ended>;
  /** Runs the command, and kills it at the moment if it has not ended by then. */
  readonly kill: (moment: Moment, ...argv: readonly string[]) => Promise<Ended>;
  /** Breaks the lock of a process that was killed. */
  readonly unlock: () => Promise<Ended>;
  /** The ids of the runs that have begun. */
  readonly runs: () => Promise<readonly string[]>;
  /** The ids of the assistants in the ledger. */
  readonly known: () => Promise<ReadonlyMap<string, string>>;
  readonly close: () => Promise<void>;
}

/** What the configuration says of the account, and the environment that holds its credentials. */
function configurationOf({ target: { connection } }: Prepared) {
  if (connection === undefined) throw new Error('the account is in memory');
  if (connection.vendor === 'genesys') {
    const { apiUrl, loginUrl, clientId, clientSecret } = connection.options;
    const env = { clientId: 'CLIENT_ID', clientSecret: 'CLIENT_SECRET' };
    return {
      account: { vendor: 'genesys', apiUrl, loginUrl, credentials: { env } },
      env: { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret },
    };
  }
  const { endpoint, region, credentials } = connection.options;
  const env = { accessKeyId: 'KEY_ID', secretAccessKey: 'SECRET_KEY' };
  return {
    account: { vendor: 'qconnect', endpoint, region, credentials: { env } },
    env: { KEY_ID: credentials.accessKeyId, SECRET_KEY: credentials.secretAccessKey },
  };
}

/** Opens a folder in which the command has planned the case. */
export async function planned(vendor: 'genesys' | 'qconnect', given: Case): Promise<CommandFolder> {
  const prepared = (await prepare(vendor, given, settings[vendor])) as Prepared;
  const { target, manifest, map } = prepared;
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-command-'));
  const { account: configured, env } = configurationOf(prepared);
  const config = stringify({ accounts: { [account]: configured } });
  await writeFile(join(folder, 'assistants.config.yaml'), config);
  await writeFile(join(folder, 'wanted.yaml'), stringifyManifest(manifest));
  await writeFile(join(folder, 'map.yaml'), stringify(map));

  const start = async (
    argv: readonly string[],
    whileRunning: (end: () => void, exited: () => boolean) => Promise<void>,
  ): Promise<Ended> => {
    const child = spawn(process.execPath, [bin, ...argv], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const closed = once(child, 'close');
    const hasExited = () => child.exitCode !== null || child.signalCode !== null;
    await whileRunning(() => child.kill('SIGKILL'), hasExited);
    await closed;
    return { exitCode: child.exitCode ?? undefined, text };
  };
  const run: CommandFolder['run'] = (...argv) => start(argv, () => Promise.resolve());
  const store = createFileRunStore({ folder: join(folder, '.assistants') });
  const made = await run(...planArguments, '--out', 'plan.json');
  // The thresholds of a plan wait for --force, but no question may be open.
  const isAsked = ({ questions }: Plan) => questions.length > 0;
  const isPlanned = made.exitCode === 0 || made.exitCode === 6;
  if (!isPlanned || isAsked(JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan))
    throw new Error(made.text);
  return {
    prepared,
    run,
    kill: ({ requests, milliseconds }, ...argv) =>
      start(argv, async (end, hasExited) => {
        const counting = target.faults.add({ effect: { kind: 'latency', milliseconds: 0 } });
        const passing = () => new Promise((resolve) => setTimeout(resolve, 1));
        while (counting.hits < requests && !hasExited()) await passing();
        for (let left = milliseconds; left > 0 && !hasExited(); left -= 1) await passing();
        counting.remove();
        end();
      }),
    unlock: () => run('unlock', account, '--confirm', account),
    runs: async () =>
      (await store.list())
        ._unsafeUnwrap()
        .flatMap((name) => /^run\/(.+)\.journal$/.exec(name)?.[1] ?? []),
    known: async () => {
      const ledger = createFileLedger({ path: join(folder, 'assistants.ledger.jsonl') });
      const { pairs } = (await ledger.read())._unsafeUnwrap();
      return new Map(pairs.map(({ key, id }) => [key, id]));
    },
    close: async () => {
      await rm(folder, { recursive: true, force: true });
      await prepared.close();
    },
  };
}

/** The arguments that apply the plan, or go on with the run that has begun. */
export async function nextOf(folder: CommandFolder): Promise<readonly string[]> {
  const [run] = await folder.runs();
  return run === undefined
    ? ['apply', 'plan.json', account, '--force', '--confirm', account]
    : ['resume', run, account];
}

/** The arguments that undo the run. */
export async function undoOf(folder: CommandFolder): Promise<readonly string[]> {
  const [run = 'none'] = await folder.runs();
  return ['rollback', run, account, '--confirm', account];
}

/** Kills the commands at the moments, one after another, until one of them ends. Returns how many were killed. */
export async function killAt(
  folder: CommandFolder,
  moments: readonly Moment[],
  next: (folder: CommandFolder) => Promise<readonly string[]>,
): Promise<{ readonly kills: number; readonly ended?: Ended }> {
  let kills = 0;
  for (const moment of moments) {
    const ended = await folder.kill(moment, ...(await next(folder)));
    if (ended.exitCode !== undefined) return { kills, ended };
    kills += 1;
    await folder.unlock();
  }
  return { kills };
}
