/** Runs `assistants` in this process for scripts in other processes, which would take seconds to start it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Readable, Writable } from 'node:stream';
import { run } from '@assistant-provider/cli';

export interface CommandServer {
  readonly url: string;
  /** A program that passes its arguments and its environment on, and ends as the command does. */
  readonly client: string;
  readonly close: () => Promise<void>;
}

const client = `
const { env, argv } = process;
const body = JSON.stringify({ argv: argv.slice(2), env });
const response = await fetch(env.COMMAND_URL, { method: 'POST', body });
const { exitCode, output } = await response.json();
process.stdout.write(output);
process.exitCode = exitCode;
`;

/** Starts a server whose commands run in a folder. */
export async function openCommandServer(cwd: string): Promise<CommandServer> {
  const runHere = async (argv: readonly string[], env: Readonly<Record<string, string>>) => {
    let output = '';
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        output += chunk.toString('utf8');
        done();
      },
    });
    const never = new AbortController().signal;
    const exitCode = await run(argv, {
      ...{ stdout: sink, stderr: sink, env, cwd, stdin: Readable.from([]), stdinIsTerminal: false },
      ...{ stdoutColumns: undefined, stderrColumns: undefined, stop: never, kill: never },
      interruptedBy: () => undefined,
    });
    return { exitCode, output };
  };
  const server = createServer((request, response) => {
    void text(request)
      .then((body) => JSON.parse(body) as { argv: string[]; env: Record<string, string> })
      .then(({ argv, env }) => runHere(argv, env))
      .then((ended) => response.end(JSON.stringify(ended)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    client,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
