/**
 * docs/write-an-adapter.md shows all code of examples/acme-adapter. Typed in step by step, the code
 * compiles, and the conformance kit reports what the guide prints.
 */
import { runConformance, type ConformanceHarness } from '@assistant-provider/conformance';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourcePaths } from '../sources.js';
import { absolute, linesOf, placesOf, readText } from './blocks.js';
import { filesAfter, readSteps } from './steps.js';

const example = 'examples/acme-adapter';
const blocks = await readSteps();
const code = blocks.filter(({ language, step }) => language === 'ts' || step === 11);
const sources = (await readdir(absolute(`${example}/src`), { recursive: true }))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => `src/${path}`);

describe('the code of the guide', () => {
  it.each(code)('of step $step is in $file, unchanged', async (block) => {
    const lines = linesOf(await readText(`${example}/${block.file}`));
    expect(placesOf(block, lines), block.text).toBeDefined();
  });

  it.each([...sources, 'test/harness.ts', 'test/conformance.test.ts'])(
    'includes every line of %s',
    async (file) => {
      const lines = linesOf(await readText(`${example}/${file}`));
      const shown = new Set(
        code
          .filter((block) => block.file === file)
          .flatMap((block) => placesOf(block, lines) ?? []),
      );
      expect(lines.filter((_, index) => !shown.has(index))).toEqual([]);
    },
  );

  it('installs the packages that the example depends on', async () => {
    const { dependencies, peerDependencies, devDependencies } = JSON.parse(
      await readText(`${example}/package.json`),
    ) as Readonly<Record<string, Readonly<Record<string, string>>>>;
    const commands = blocks.find(({ step, language }) => step === 1 && language === 'sh')?.text;

    for (const name of Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies }))
      expect(commands).toContain(name);
  });
});

describe('typed in, step by step,', () => {
  // In the example, so that Node.js finds its packages. Git and the other checks ignore the folder.
  const folder = absolute(`${example}/dist/guide/`);
  const lastWholeStep = 8;
  const isTest = (file: string) => file.endsWith('.test.ts');

  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true });
    for (const [file, text] of filesAfter(lastWholeStep, blocks)) {
      // Vitest would run it a second time.
      if (isTest(file)) continue;
      await mkdir(dirname(folder + file), { recursive: true });
      await writeFile(folder + file, text);
    }
    await cp(absolute(`${example}/test/acme-server`), `${folder}test/acme-server`, {
      recursive: true,
    });
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('step %i imports nothing of a later step', (step) => {
    const files = filesAfter(step, blocks);
    const imported = [...files].flatMap(([file, text]) =>
      [...text.matchAll(/ from '(\.[^']+)\.js';$/gm)].map(([, path = '']) =>
        new URL(`${path}.ts`, `file:///${file}`).pathname.slice(1),
      ),
    );
    const missing = imported.filter((file) => !files.has(file) && !file.includes('acme-server'));
    expect(missing).toEqual([]);
  });

  it('the code compiles', () => {
    const { options, fileNames } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(`${folder}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
      ts.sys,
      folder,
      { paths: sourcePaths },
    );
    const program = ts.createProgram(fileNames, options);
    const complaints = fileNames
      .flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));

    expect(fileNames.length).toBeGreaterThan(15);
    expect(complaints).toEqual([]);
  });

  it('the conformance kit reports what the guide prints', async () => {
    const printed = linesOf(blocks.find(({ language }) => language === 'text')?.text ?? '');
    const typedIn: unknown = await import(`${folder}test/harness.ts`);
    const { acmeHarness } = typedIn as { readonly acmeHarness: ConformanceHarness };

    const report = await runConformance(acmeHarness);

    expect(report.failed.map(({ id, message }) => `${id}: ${message}`)).toEqual(printed);
  });
});
