/** A real server of Redis or Valkey, in a temporary folder, that keeps nothing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RedisServer {
  readonly port: number;
  /** As if the machine had failed. */
  readonly kill: () => Promise<void>;
}

const programs = ['redis-server', 'valkey-server'];
const attempts = 5;

export async function startRedisServer(): Promise<RedisServer> {
  const program = findOnPath(programs);
  const folder = await mkdtemp(join(tmpdir(), 'assistant-provider-redis-'));
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = spawn(
      program,
      ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(server, 'exit');
    const kill = async () => {
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    };
    if (await isReady(server)) return { port, kill };
    await kill();
    // Another process may have taken the port meanwhile.
    if (attempt === attempts) throw new Error(`${program} does not start`);
  }
}

function findOnPath(names: readonly string[]): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((each) => join(each, name))).find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    `npm run test:distributed needs ${programs.join(' or ')} on the PATH; ` +
      'on Debian: apt-get install redis-server',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** It says so itself; a server that ends closes its output before that. */
async function isReady({ stdout }: ChildProcess): Promise<boolean> {
  if (!stdout) return false;
  for await (const line of createInterface({ input: stdout })) {
    if (!line.includes('Ready to accept connections')) continue;
    // Nobody reads on, and a full pipe would halt it.
    stdout.resume();
    return true;
  }
  return false;
}
