/** Runs the commands of a page in a folder of their own, and collects what a terminal would show. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run, type Io } from '@assistant-provider/cli';
import { linesShown, wordsOf } from './command-lines.js';

/** A shell that knows the few commands of the page. */
export interface Session {
  /**
   * Runs one line. Ctrl-C is pressed while the first step runs that begins after `interruptAfter` lines.
   */
  readonly run: (line: string, interruptAfter?: number) => Promise<readonly string[]>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts `assistants`, and gives the text to a terminal as it comes. */
export type StartCommand = (
  args: readonly string[],
  terminal: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly columns: number;
    readonly onText: (text: string) => void;
  },
) => RunningCommand;

export interface RunningCommand {
  readonly exitCode: Promise<number>;
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
}

/** Runs the command in this process. */
const startInProcess: StartCommand = (args, { cwd, env, columns, onText }) => {
  const stop = new AbortController();
  const terminal = new Writable({
    write(chunk: Buffer, _, done) {
      onText(chunk.toString('utf8'));
      done();
    },
  });
  const io: Io = {
    ...{ stdout: terminal, stderr: terminal, env, cwd },
    stdin: Readable.from([]),
    stdoutColumns: columns,
    stderrColumns: columns,
    stdinIsTerminal: false,
    stop: stop.signal,
    kill: new AbortController().signal,
    interruptedBy: () => (stop.signal.aborted ? 'SIGINT' : undefined),
  };
  // The delay gives a person the time to press Ctrl-C. Here, the signal comes at once.
  const quick = args.map((each) => each.replace(/^(patch\w+)=\d+$/, '$1=1'));
  return { exitCode: run(quick, io), interrupt: () => stop.abort() };
};

/** The width that the page is written for. */
const columns = 100;

export async function openSession(start: StartCommand = startInProcess): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'command-'));
  const env: Record<string, string> = { NO_COLOR: '1' };
  const background: RunningCommand[] = [];
  let exitCode = 0;

  const assistants = async (args: readonly string[], interruptAfter: number | undefined) => {
    let text = '';
    const onText = (more: string) => {
      text += more;
      if (interruptAfter === undefined) return;
      const { ended, inProgress } = linesShown(text);
      // A signal comes after the write, not within it.
      if (ended.length === interruptAfter && inProgress.endsWith('…'))
        queueMicrotask(() => running.interrupt());
    };
    const running = start(args, { cwd: folder, env, columns, onText });
    exitCode = await running.exitCode;
    return linesShown(text).ended;
  };

  /** The emulators run until the session ends; their variables are those of the second shell. */
  const emulators = async (args: readonly string[]) => {
    let text = '';
    await new Promise<void>((resolve, reject) => {
      const onText = (more: string) => {
        text += more;
        if (text.includes('Ctrl-C ends them.\n')) resolve();
      };
      const running = start(args, { cwd: folder, env, columns, onText });
      background.push(running);
      void running.exitCode.then(() => reject(new Error(`the emulators have ended: ${text}`)));
    });
    for (const [, name = '', value = ''] of text.matchAll(/export (\w+)=(\S+)/g)) env[name] = value;
    return linesShown(text).ended;
  };

  const pathOf = (file = '') => join(folder, file);

  /** `sed 's/from/to/' file`, which writes to another file or, with `-i.bak`, to the same one. */
  const sed = async (args: readonly string[]) => {
    const [script = '', file, , target = file] = args.filter((each) => each !== '-i.bak');
    const [, from = '', to = ''] = script.split('/');
    const text = await readFile(pathOf(file), 'utf8');
    // The page's patterns have no special characters.
    const replaced = text.replaceAll(from, to);
    if (replaced === text) throw new Error(`sed: ${script} changes nothing`);
    await writeFile(pathOf(target), replaced);
    return [];
  };

  return {
    run: async (line, interruptAfter) => {
      const [program, ...args] = wordsOf(line);
      if (program === 'assistants' && args[0] === 'emulators') return emulators(args);
      if (program === 'assistants') return assistants(args, interruptAfter);
      if (program === 'sed') return sed(args);
      if (program === 'echo' && args[0] === '$?') return [`${exitCode}`];
      if (program === 'head' && args[0] === '-n')
        return (await readFile(pathOf(args[2]), 'utf8')).split('\n').slice(0, Number(args[1]));
      throw new Error(`the page's shell does not know ${line}`);
    },
    write: (file, text) => writeFile(pathOf(file), text),
    close: async () => {
      for (const { interrupt } of background) interrupt();
      await Promise.all(background.map(({ exitCode }) => exitCode));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
