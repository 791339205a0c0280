/** The code of the README, the guide and the emulators' pages is type-checked, runs, and prints what it says. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absolute, blocksOf, linesOf, placesOf, readText } from './blocks.js';
import { matches, programOf } from './program.js';
import {
  openBlockRunner,
  vendors,
  contextNames,
  type BlockRunner,
  type BlockContext,
} from './block-context.js';

const documents = [
  'README.md',
  'docs/emulators.md',
  'docs/emulators-genesys.md',
  'docs/emulators-qconnect.md',
  ...(await readdir(absolute('docs/guide')))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/guide/${name}`),
];

// Not below node_modules, whose TypeScript Vitest does not compile; ignored by git and all checks.
const folder = 'dist/documents';
const support = '../../test/documents';

const blocks = (
  await Promise.all(
    documents.map(async (document) =>
      blocksOf(await readText(document))
        .filter(({ language }) => language === 'ts')
        .map((block) => ({ ...block, at: `${document}:${block.line}` })),
    ),
  )
).flat();
const quoted = blocks.filter(({ file }) => file !== '');
const programs = blocks
  .filter(({ file }) => file === '')
  .map(({ at, text }) => ({
    at,
    path: absolute(`${folder}/${at.replaceAll(/[/.:]/g, '-')}.ts`),
    ...programOf(text, contextNames, support),
  }));

beforeAll(async () => {
  await rm(absolute(folder), { recursive: true, force: true });
  await mkdir(absolute(folder), { recursive: true });
  await Promise.all(programs.map(({ path, source }) => writeFile(path, source)));
});

describe('quoted code', () => {
  it.each(quoted)('of $at is the same in $file', async (block) => {
    expect(placesOf(block, linesOf(await readText(block.file))), block.text).toBeDefined();
  });
});

describe('code', () => {
  it('is type-checked', () => {
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(absolute('tsconfig.base.json'), (path) => ts.sys.readFile(path)).config,
      ts.sys,
      absolute('.'),
      {
        noEmit: true,
        composite: false,
        declaration: false,
        noUnusedLocals: false,
        noUnusedParameters: false,
      },
    );
    const program = ts.createProgram(
      programs.map(({ path }) => path),
      options,
    );
    const complaints = programs.flatMap(({ at, path }) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(path))
        .map(({ messageText, file, start = 0 }) => {
          const line = file?.text.slice(0, start).split('\n').length ?? 0;
          const code = file?.text.split('\n')[line - 1]?.trim() ?? '';
          return `${at}: ${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
        }),
    );
    expect(complaints).toEqual([]);
  });

  const runs = programs.flatMap((program) =>
    (program.takes.includes('provider') ? vendors : (['memory'] as const)).map((vendor) => ({
      ...program,
      vendor,
    })),
  );
  let runner: BlockRunner;
  beforeAll(async () => void (runner = await openBlockRunner()));
  afterAll(() => runner.close());

  it.each(runs)('of $at runs ($vendor)', async ({ path, vendor, expected }) => {
    const { default: run } = (await import(pathToFileURL(path).href)) as {
      readonly default: (world: BlockContext) => Promise<void>;
    };
    const printed = await runner.run(vendor, run);

    for (const [statement, says] of expected.entries())
      if (says !== undefined) {
        const lines = printed.get(statement) ?? [];
        expect(matches(says, lines) ? says : lines.join(', ')).toBe(says);
      }
  });
});
