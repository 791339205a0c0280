/** The page of the command is true: each command of the tutorial runs, and each output is compared. */
import { exitCodes } from '@assistant-provider/cli';
import { expect, it, onTestFinished } from 'vitest';
import { blocksOf, readText } from './blocks.js';
import { runPage } from './command-page.js';
import { openSession } from './command-session.js';

const page = await readText('docs/guide/command.md');
const accounts = blocksOf(page).find(({ language }) => language === 'yaml')?.text ?? '';

it('the tutorial shows the output of each command', async () => {
  const compared = await runPage(page);

  expect(compared.length).toBeGreaterThan(10);
  for (const { line, commands, shown, written } of compared)
    expect(written, `docs/guide/command.md:${line}: ${commands}`).toBe(shown);
});

it('the accounts are a configuration that the command reads', async () => {
  const session = await openSession();
  onTestFinished(session.close);
  await session.write('assistants.config.yaml', accounts);

  const listed = await session.run('assistants list elsewhere');

  expect(listed.join('\n')).toContain('there is no account elsewhere');
});

const exitCodeRows = (document: string) => [
  ...document.matchAll(/^\| (\d+(?:, \d+)?) +\| (.*?) +\|$/gm),
];

it('the page has a row for each exit code', () => {
  const codes = exitCodeRows(page).flatMap(([, cell = '']) => cell.split(', ').map(Number));

  expect(codes).toEqual(Object.values(exitCodes));
});

it('the help of each command explains the exit codes as the page does', async () => {
  const session = await openSession();
  onTestFinished(session.close);
  const rows = exitCodeRows(page).map(([, codes, meaning = '']) => [
    codes,
    meaning.replaceAll('`', ''),
  ]);
  const help = (await session.run('assistants help')).join('\n');
  const verbs = [...help.matchAll(/^ {2}([a-z]+) .*\[options\]/gm)].map(([, verb = '']) => verb);

  expect(verbs).toContain('apply');
  for (const verb of ['', ...verbs]) {
    const shown = (await session.run(`assistants help ${verb}`.trim())).join('\n');
    const [, lines = ''] = /^Exit codes:\n((?: {2}.*\n?)+)/m.exec(shown) ?? [];
    // A line with a larger indent continues the meaning.
    const joined = lines.replaceAll(/\n {4,}/g, ' ').trimEnd();
    expect(
      joined.split('\n').map((line) => line.trim().split(/ {2,}/)),
      verb,
    ).toEqual(rows);
  }
});

it('the README of the package explains the exit codes as the page does', async () => {
  const meanings = (document: string) => exitCodeRows(document).map(([, , meaning]) => meaning);

  expect(meanings(await readText('packages/cli/README.md'))).toEqual(meanings(page));
});
