/** Completion: what can stand at a place of a command line, and the script in a real bash. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scripts } from '../src/completion/scripts.js';
import { specs } from '../src/specs.js';
import { openShell, type Shell } from './shell.js';

const accounts = ['genesys', 'viewer', 'nobody', 'qconnect'];

async function completed({ assistants }: Shell, ...words: readonly string[]) {
  const { stdout, stderr, exitCode } = await assistants('completion', 'bash', '--', ...words);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion offers', () => {
  it('every command, and those that begin with the word', async () => {
    const shell = await openShell();
    expect(await completed(shell, '')).toEqual(specs.map(({ name }) => name));
    expect(await completed(shell, 're')).toEqual(['report', 'resume']);
    expect(await completed(shell, '--config', 'assistants.config.yaml', 'inv')).toEqual([
      'inventory',
    ]);
  });

  it('the options of every command, also before its name', async () => {
    const shell = await openShell();
    expect(await completed(shell, '--')).toEqual(['--config', '--json', '--no-input', '--help']);
    for (const { name, options = [] } of specs) {
      const flags = options.map(([each]) => each.split(' ')[0] ?? '');
      const { stdout } = await shell.assistants('completion', 'bash', '--', name, '--');
      expect(stdout.split('\n')).toEqual(expect.arrayContaining(flags));
    }
  });

  it.each([
    [['list', ''], accounts],
    [['list', 'g'], ['genesys']],
    [['list', 'genesys', ''], []],
    [['--json', 'list', ''], accounts],
    [['plan', ''], [':files']],
    [['plan', 'a.yaml', 'q'], ['qconnect']],
    [['plan', 'a.yaml', '--map', ''], [':files']],
    [['plan', '--map', 'm.yaml', 'a.yaml', 'q'], ['qconnect']],
    [['move', '--from', 'vi'], ['viewer']],
    [['move', '--assistant', 'One', 'Two', '--fr'], ['--from']],
    [
      ['report', 'plan.json', '--format', ''],
      ['html', 'markdown', 'json'],
    ],
    [['report', 'plan.json', '--fail-on', 'dropped', 'as'], ['asked']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['emulators', '--clock', ''],
      ['real', 'manual'],
    ],
    [
      ['emulators', '--until', 's'],
      ['stdin', 'signal'],
    ],
    [['emulators', '--seed', ''], [':files']],
    [['dance', ''], specs.map(({ name }) => name)],
    [['list', '--config', 'missing.yaml', ''], []],
  ] as const)('at %j the words %j', async (words, expected) => {
    expect(await completed(await openShell(), ...words)).toEqual(expected);
  });

  it('the runs', async () => {
    const shell = await openShell();
    const { assistants, read, write } = shell;
    await assistants('snapshot', 'genesys', 'a.yaml');
    await write('b.yaml', (await read('a.yaml')).replace('Travel desk', 'Voyage desk'));
    await assistants('plan', 'b.yaml', 'genesys', '--out', 'plan.json');
    const { stdout } = await assistants('apply', 'plan.json', 'genesys', '--confirm', 'genesys');
    const [, runId = ''] = /run (\S+)/.exec(stdout) ?? [];
    expect(await completed(shell, 'rollback', '')).toEqual([runId]);
    expect(await completed(shell, 'report', runId.slice(0, 4))).toEqual([runId, ':files']);
  });

  it('only words that begin with the given one, and never fails', async () => {
    const shell = await openShell();
    const word = fc.oneof(
      fc.constantFrom('list', 'plan', 'move', '--map', '--from', '--fail-on', 'report', '-', ''),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), async (words) => {
        for (const offered of await completed(shell, ...words))
          if (offered !== ':files') expect(offered.startsWith(words.at(-1) ?? '')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

it('the descriptions are for shells that show them', async () => {
  const { assistants } = await openShell();
  const zsh = await assistants('completion', 'zsh', '--', 'list', 'g');
  expect(zsh.stdout).toBe('genesys:genesys\n');
  expect((await assistants('completion', 'fish', '--', 'list', 'g')).stdout).toBe(
    'genesys\tgenesys\n',
  );
  expect((await assistants('completion', 'powershell')).exitCode).toBe(2);
});

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const tsconfig = fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url));

it('bash completes commands, accounts, options and files', async () => {
  const { folder } = await openShell();
  const programs = join(folder, 'bin');
  await mkdir(programs);
  await writeFile(
    join(programs, 'assistants'),
    `#!/bin/sh\nexec '${process.execPath}' --import '${import.meta.resolve('tsx')}' '${bin}' "$@"\n`,
  );
  await chmod(join(programs, 'assistants'), 0o755);
  await writeFile(join(folder, 'completion.bash'), scripts.bash);
  await writeFile(join(folder, 'my file.json'), '');
  // What the line editor does when Tab is pressed.
  await writeFile(
    join(folder, 'tab.bash'),
    `source completion.bash
tab() {
  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
  $(complete -p assistants | sed 's/.*-F \\([^ ]*\\).*/\\1/') 2>/dev/null
  printf '[%s]' "\${COMPREPLY[@]}"; echo
}
tab assistants lis
tab assistants list gen
tab assistants apply my
tab assistants plan a.yaml genesys --ex
`,
  );
  const { stdout } = await promisify(execFile)('bash', ['--norc', 'tab.bash'], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${programs}:${process.env['PATH']}`,
      TSX_TSCONFIG_PATH: tsconfig,
    },
  });
  expect(stdout.trimEnd().split('\n')).toEqual([
    '[list]',
    '[genesys]',
    '[my file.json]',
    '[--exit-code]',
  ]);
});
