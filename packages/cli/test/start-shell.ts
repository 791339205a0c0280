/** Runs the command in process, in a folder of its own, against both emulators. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import {
  startGenesysEmulator,
  startQConnectEmulator,
  type GenesysEmulator,
  type QConnectEmulator,
} from '@assistant-provider/emulators';
import { stringify } from 'yaml';
import { run, type ExitCode, type Io } from '../src/index.js';
import { sampleSeeds } from '../src/sample-seeds.js';

/** What a command has left behind. */
export interface Ended {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Shell {
  readonly folder: string;
  readonly genesys: GenesysEmulator;
  readonly qconnect: QConnectEmulator;
  /** The environment of its commands. */
  readonly env: Readonly<Record<'GENESYS_SECRET' | 'AWS_SECRET', string>>;
  /** Every credential: none of them may show anywhere. */
  readonly secrets: readonly string[];
  readonly assistants: (...argv: readonly string[]) => Promise<Ended>;
  /** Runs with an outside world that differs. */
  readonly assistantsIn: (io: Partial<Io>, ...argv: readonly string[]) => Promise<Ended>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Starts a shell, which the caller closes. */
export async function startShell(): Promise<Shell & { readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'assistants-'));
  const genesys = await startGenesysEmulator({ seed: sampleSeeds.genesys });
  const qconnect = await startQConnectEmulator({ seed: sampleSeeds.qconnect });
  const close = async () => {
    await Promise.all([genesys.close(), qconnect.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  const env = {
    GENESYS_ID: genesys.credentials.clientId,
    GENESYS_SECRET: genesys.credentials.clientSecret,
    VIEW_ID: genesys.credentials.viewOnlyClientId,
    VIEW_SECRET: genesys.credentials.viewOnlyClientSecret,
    AWS_ID: qconnect.credentials.accessKeyId,
    AWS_SECRET: qconnect.credentials.secretAccessKey,
  };
  const { apiUrl, loginUrl } = genesys;
  const at = { vendor: 'genesys', apiUrl, loginUrl };
  const accounts = {
    genesys: {
      ...at,
      credentials: { env: { clientId: 'GENESYS_ID', clientSecret: 'GENESYS_SECRET' } },
    },
    viewer: { ...at, credentials: { env: { clientId: 'VIEW_ID', clientSecret: 'VIEW_SECRET' } } },
    nobody: { ...at, credentials: { env: { clientId: 'GENESYS_ID', clientSecret: 'AWS_SECRET' } } },
    qconnect: {
      vendor: 'qconnect',
      region: qconnect.region,
      endpoint: qconnect.url,
      credentials: { env: { accessKeyId: 'AWS_ID', secretAccessKey: 'AWS_SECRET' } },
    },
  };
  const write = (file: string, text: string) => writeFile(join(folder, file), text);
  await write('assistants.config.yaml', stringify({ accounts }));

  const assistantsIn = async (given: Partial<Io>, ...argv: readonly string[]): Promise<Ended> => {
    const [stdout, stderr] = [new Collected(), new Collected()];
    const exitCode = await run(argv, {
      ...{ stdout, stderr, env },
      stdin: Readable.from([]),
      cwd: folder,
      stdoutColumns: undefined,
      stderrColumns: undefined,
      stdinIsTerminal: false,
      stop: new AbortController().signal,
      kill: new AbortController().signal,
      interruptedBy: () => undefined,
      ...given,
    });
    return { exitCode, stdout: stdout.text, stderr: stderr.text };
  };
  return {
    ...{ folder, genesys, qconnect, env, assistantsIn, write, close },
    secrets: [env.GENESYS_SECRET, env.VIEW_SECRET, env.AWS_SECRET],
    assistants: (...argv) => assistantsIn({}, ...argv),
    read: (file) => readFile(join(folder, file), 'utf8'),
  };
}
