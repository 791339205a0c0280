/** Runs `assistants list` in process, and returns how the heap grew from the first quarter of the rows to their end. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '@assistant-provider/cli';
import { genesysCredentials } from '../contenders/contender.js';
import { answerQuestions, collectGarbage, givenArgument } from '../processes/ask.js';

const url = givenArgument<string>();
const rows = 10_000;

const heapUsed = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

answerQuestions(async (): Promise<number> => {
  const cwd = await mkdtemp(join(tmpdir(), 'list-command-'));
  const credentials = { env: { clientId: 'CLIENT_ID', clientSecret: 'CLIENT_SECRET' } };
  const many = { vendor: 'genesys', apiUrl: url, loginUrl: url, credentials };
  await writeFile(join(cwd, 'assistants.config.yaml'), JSON.stringify({ accounts: { many } }));

  let lines = 0;
  let [early, late] = [0, 0];
  const count = (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1;
    if (early === 0 && lines > rows / 4) early = heapUsed();
    // The heading is a line, too.
    if (lines === rows + 1) late = heapUsed();
  };
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      count(chunk);
      done();
    },
  });
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  const exitCode = await run(['list', 'many'], {
    ...{ stdout, stderr, cwd },
    stdin: Readable.from([]),
    env: {
      CLIENT_ID: genesysCredentials.clientId,
      CLIENT_SECRET: genesysCredentials.clientSecret,
    },
    stdoutColumns: undefined,
    stderrColumns: undefined,
    stdinIsTerminal: false,
    stop: new AbortController().signal,
    kill: new AbortController().signal,
    interruptedBy: () => undefined,
  });
  await rm(cwd, { recursive: true });
  if (exitCode !== 0 || late === 0)
    throw new Error(`list ended with exit code ${exitCode} after ${lines} lines`);
  return late - early;
});
