/** The outside world of a command: streams, files' folder, environment, terminal and signals. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** The outside world. Tests give one of their own. */
export interface Io {
  /** Data go here. */
  readonly stdout: Writable;
  /** Everything else goes here. */
  readonly stderr: Writable;
  /** Answers come from here. */
  readonly stdin: Readable;
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start at. */
  readonly cwd: string;
  /** Whether stdout is a terminal, and how wide. */
  readonly stdoutColumns: number | undefined;
  /** Whether stderr is a terminal, so that progress can be shown, and how wide. */
  readonly stderrColumns: number | undefined;
  /** Whether somebody can answer questions. */
  readonly stdinIsTerminal: boolean;
  /** Aborts at the first SIGINT or SIGTERM: no new step begins. */
  readonly stop: AbortSignal;
  /** Aborts at the second one: calls in flight end. */
  readonly kill: AbortSignal;
  /** The signal that has come, if one has. */
  readonly interruptedBy: () => 'SIGINT' | 'SIGTERM' | undefined;
}

/** Returns the outside world of this process. */
export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  const stop = new AbortController();
  const kill = new AbortController();
  let first: 'SIGINT' | 'SIGTERM' | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (first === undefined) {
        first = signal;
        stop.abort();
      } else kill.abort();
    });
  // A reader such as `head` may have enough, which is not an error. The command ends as it would have.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    ...{ stdout, stderr, stdin, env },
    cwd: process.cwd(),
    stdoutColumns: stdout.isTTY ? stdout.columns : undefined,
    stderrColumns: stderr.isTTY ? stderr.columns : undefined,
    stdinIsTerminal: stdin.isTTY,
    stop: stop.signal,
    kill: kill.signal,
    interruptedBy: () => first,
  };
}

/** Asks a question at the terminal, and returns the answer. Ctrl-C, Ctrl-D and the end of stdin are an empty one. */
export async function ask({ stdin, stderr, stop }: Io, question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  // While it asks, the terminal leaves Ctrl-C to it.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answered = lines.question(question, { signal: stop }).catch(() => '');
    return (await Promise.race([answered, closed])).trim();
  } finally {
    lines.close();
  }
}
