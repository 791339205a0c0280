/** Runs the commands of a page in process, in a folder of their own, and collects what a terminal would show. */
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

class Terminal extends Writable {
  text = '';
  readonly #onText: (text: string) => void;

  constructor(onText: (text: string) => void) {
    super();
    this.#onText = onText;
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    this.#onText(this.text);
    done();
  }
}

/** The width that the page is written for. */
const columns = 100;

export async function openSession(): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'command-'));
  const env: Record<string, string> = { NO_COLOR: '1' };
  const background: { readonly stop: AbortController; readonly ended: Promise<unknown> }[] = [];
  let exitCode = 0;

  const ioOf = (terminal: Terminal, stop: AbortController): Io => ({
    ...{ stdout: terminal, stderr: terminal, env },
    stdin: Readable.from([]),
    cwd: folder,
    stdoutColumns: columns,
    stderrColumns: columns,
    stdinIsTerminal: false,
    stop: stop.signal,
    kill: new AbortController().signal,
    interruptedBy: () => (stop.signal.aborted ? 'SIGINT' : undefined),
  });

  const assistants = async (args: readonly string[], interruptAfter: number | undefined) => {
    const stop = new AbortController();
    const terminal = new Terminal((text) => {
      if (interruptAfter === undefined) return;
      const { ended, inProgress } = linesShown(text);
      // A signal comes after the write, not within it.
      if (ended.length === interruptAfter && inProgress.endsWith('…'))
        queueMicrotask(() => stop.abort());
    });
    exitCode = await run(args, ioOf(terminal, stop));
    return linesShown(terminal.text).ended;
  };

  /** The emulators run until the session ends; their variables are those of the second shell. */
  const emulators = async (args: readonly string[]) => {
    const stop = new AbortController();
    const terminal = await new Promise<Terminal>((resolve) => {
      const written: Terminal = new Terminal((text) => {
        if (text.includes('Ctrl-C')) resolve(written);
      });
      // No test waits for the delay, which only gives a person the time to press Ctrl-C.
      const quick = args.map((each) => each.replace(/=\d+$/, '=1'));
      background.push({ stop, ended: run(quick, ioOf(written, stop)) });
    });
    for (const [, name = '', value = ''] of terminal.text.matchAll(/export (\w+)=(\S+)/g))
      env[name] = value;
    return linesShown(terminal.text).ended;
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
      for (const { stop } of background) stop.abort();
      await Promise.all(background.map(({ ended }) => ended));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
