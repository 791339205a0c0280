/** Runs the shell steps of the guide's workflow in a folder, with a `gh` that prints what a test stores. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { readText } from './blocks.js';
import { openCommandServer } from './command-server.js';

export const workflowFile = 'docs/guide/assistants-workflow.yml';

/** A folder of GitHub's runner. */
export interface Runner {
  /** Runs the steps of a job. After a failure, only those that ask for it run. */
  readonly run: (
    job: string,
    expressions?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly exitCode: number; readonly output: string }>;
  /** Makes these files the artifact that `gh run download` copies. */
  readonly upload: (...names: readonly string[]) => Promise<void>;
  readonly write: (file: string, text: string) => Promise<void>;
  /** Returns the text of a file; empty if there is none. */
  readonly read: (file: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface Step {
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

type Jobs = Readonly<Record<string, { readonly env?: Step['env']; readonly steps: Step[] }>>;

/** The programs that the steps call. */
const programs = {
  npm: '',
  npx: `shift
exec "$NODE" "$COMMAND_CLIENT" "$@"`,
  gh: `echo "$*" >> gh/calls
case "$*" in
  'run download'*' --dir '*) mkdir "\${*: -1}"; cp -R gh/artifact/. "\${*: -1}";;
  'run download'*) cp -R gh/artifact/. .;;
  'run list'*) cat gh/run;;
  'api '*/pulls*) cat gh/head;;
  'api --paginate'*) cat gh/comment-id;;
esac`,
};

/** Starts a folder with these variables and the files that `gh` reads. */
export async function openRunner(variables: Readonly<Record<string, string>>): Promise<Runner> {
  const { jobs } = parse(await readText(workflowFile)) as { readonly jobs: Jobs };
  const root = await mkdtemp(join(tmpdir(), 'runner-'));
  const at = (...names: readonly string[]) => join(root, ...names);
  await Promise.all(['bin', 'gh/artifact'].map((name) => mkdir(at(name), { recursive: true })));
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(at('bin', name), `#!/usr/bin/env bash\n${text}\n`);
    await chmod(at('bin', name), 0o755);
  }
  const server = await openCommandServer(root);
  await writeFile(at('bin/client.mjs'), server.client);
  const read = (file: string) => readFile(at(file), 'utf8').catch(() => '');

  const runScript = async (script: string, env: Readonly<Record<string, string>>) => {
    const child = spawn('bash', ['-e', '-c', script], {
      cwd: root,
      env: {
        ...{ ...process.env, ...variables, ...env },
        PATH: `${at('bin')}${delimiter}${process.env['PATH'] ?? ''}`,
        NODE: process.execPath,
        COMMAND_CLIENT: at('bin/client.mjs'),
        COMMAND_URL: server.url,
        GITHUB_OUTPUT: at('output'),
        GITHUB_STEP_SUMMARY: at('summary'),
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [exitCode] = (await once(child, 'close')) as [number];
    return { exitCode, output };
  };

  return {
    run: async (name, expressions = {}) => {
      const { steps = [], env } = jobs[name] ?? {};
      let ended = { exitCode: 0, output: '' };
      for (const step of steps) {
        if (step.run === undefined || !(await isWanted(step, ended.exitCode, read))) continue;
        const values = { ...expressions, ...outputsOf(await read('output')) };
        const { exitCode, output } = await runScript(step.run, {
          ...filled(env, values),
          ...filled(step.env, values),
        });
        ended = { exitCode: ended.exitCode || exitCode, output: ended.output + output };
      }
      return ended;
    },
    upload: async (...names) => {
      await rm(at('gh/artifact'), { recursive: true });
      for (const file of names) await cp(at(file), at('gh/artifact', file));
    },
    write: (file, text) => writeFile(at(file), text),
    read,
    close: async () => {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The workflow has conditions of these forms: a file exists, and the step runs after a failure too. */
async function isWanted(
  { if: condition = '' }: Step,
  exitCode: number,
  read: Runner['read'],
): Promise<boolean> {
  const file = /hashFiles\('(.+?)'\)/.exec(condition)?.[1];
  if (file !== undefined && (await read(file)) === '') return false;
  return exitCode === 0 || /!cancelled\(\)|always\(\)/.test(condition);
}

/** Returns an expression for each output: only one step of a job has any. */
const outputsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
      `steps.reviewed.outputs.${name}`,
      value,
    ]),
  );

/** An expression without a value is empty, as on GitHub. */
const filled = (
  env: Step['env'] = {},
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => values[expression] ?? ''),
    ]),
  );
