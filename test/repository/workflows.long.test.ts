/** What `npm run check:workflows` finds in a copy of this repository's workflows. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { absolute, run } from '../packages/repository.js';

/** What the check reads. */
const files = [
  '.github/workflows',
  'docs/guide/assistants-workflow.yml',
  '.ci/run',
  '.nvmrc',
  '.devcontainer/devcontainer.json',
  'package.json',
  'test/versions/node-binaries.ts',
];

it('finds no problem in the workflows as they are', async () => {
  await expect(
    run(process.execPath, ['tooling/check-workflows.js'], { cwd: absolute('.') }),
  ).resolves.toBe('');
});

const checks = '.github/workflows/checks.yml';

const mistakes = [
  {
    rule: 'a job has only keys that GitHub knows',
    file: checks,
    change: [/timeout-minutes/, 'timeout-minute'],
    problem: 'unexpected key "timeout-minute"',
  },
  {
    rule: 'an expression names only what exists',
    file: checks,
    change: [/steps\.install\.outcome/, 'steps.instal.outcome'],
    problem: 'property "instal" is not defined',
  },
  {
    rule: 'an action is pinned by commit, not by tag',
    file: '.github/workflows/codeql.yml',
    change: [/checkout@\S+ # \S+/, 'checkout@v7'],
    problem: 'write `uses: actions/checkout@COMMIT # vVERSION`',
  },
  {
    rule: 'a pinned action names its version',
    file: '.github/workflows/codeql.yml',
    change: [/(analyze@\S+) # \S+/, '$1'],
    problem: 'write `uses: github/codeql-action/analyze@COMMIT # vVERSION`',
  },
  {
    rule: 'each workflow states its permissions',
    file: '.github/workflows/weekly.yml',
    change: [/permissions:\n {2}contents: read\n/, ''],
    problem: 'add `permissions:` at the top',
  },
  {
    rule: 'the workflow of the guide has only keys that GitHub knows',
    file: 'docs/guide/assistants-workflow.yml',
    change: [/timeout-minutes/, 'timeout-minute'],
    problem: 'docs/guide/assistants-workflow.yml:28:5: unexpected key "timeout-minute"',
  },
  {
    rule: 'the workflow of the guide pins actions as our own workflows do',
    file: 'docs/guide/assistants-workflow.yml',
    change: [/setup-node@\S+ # \S+/, `setup-node@${'0'.repeat(40)} # v6.0.0`],
    problem: 'docs/guide/assistants-workflow.yml: .github/workflows uses actions/setup-node@',
  },
  {
    rule: 'a step runs only scripts of package.json',
    file: checks,
    change: [/npm run check\b/, 'npm run chekc'],
    problem: 'package.json has no script chekc',
  },
  {
    rule: 'a matrix of scripts holds only those of package.json',
    file: '.github/workflows/weekly.yml',
    change: [/- test:soak/, '- test:soka'],
    problem: 'package.json has no script test:soka',
  },
  {
    rule: 'an action is given only scripts of package.json',
    file: '.github/workflows/release.yml',
    change: [/publish: npm run release:publish/, 'publish: npm run release:publsh'],
    problem: 'package.json has no script release:publsh',
  },
  {
    rule: 'the checks have each step of .ci/run',
    file: '.ci/run',
    change: [/test:nodes/, 'test:nodes,test:more'],
    problem: '.ci/run has the step test:more',
  },
  {
    rule: 'the checks run on each tested Node.js',
    file: 'test/versions/node-binaries.ts',
    change: [/'26\.\d+\.\d+'/, "'28.1.0'"],
    problem: 'the matrix has Node.js 20,22,24,26',
  },
  {
    rule: 'the oldest tested Node.js is the oldest supported one',
    file: 'package.json',
    change: [/"node": ">=20/, '"node": ">=22'],
    problem: "package.json's engines with 22",
  },
  {
    rule: '.nvmrc names a tested Node.js',
    file: '.nvmrc',
    change: [/\d+/, '23'],
    problem: '.nvmrc: Node.js 23 is not one of',
  },
  {
    rule: 'the devcontainer has the Node.js of .nvmrc',
    file: '.devcontainer/devcontainer.json',
    change: [/node:4-\d+/, 'node:4-22'],
    problem: '.devcontainer/devcontainer.json: has Node.js 22',
  },
] as const;

describe('given each mistake once', () => {
  /** What the check prints. It runs once, since the linter takes seconds to load. */
  let problems: string;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    for (const name of files) await cp(absolute(name), join(folder, name), { recursive: true });
    for (const { file, change } of mistakes) {
      const before = await readFile(join(folder, file), 'utf8');
      const after = before.replace(change[0], change[1]);
      expect(after).not.toBe(before);
      await writeFile(join(folder, file), after);
    }
    problems = await run(process.execPath, ['tooling/check-workflows.js', folder], {
      cwd: absolute('.'),
    }).catch(String);
    return () => rm(folder, { recursive: true });
  });

  it.each(mistakes)('$rule', ({ problem }) => {
    expect(problems).toContain(problem);
  });
});
