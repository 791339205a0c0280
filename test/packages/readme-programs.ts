/** The code of the READMEs, made ready to run in a stranger's folder against the emulators. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blocksOf } from '../documents/blocks.js';
import { compiler, packageFolders, readText, run } from './repository.js';

export const readmes = ['README.md', ...packageFolders.map((name) => `packages/${name}/README.md`)];

export interface ReadmeProgram {
  /** Without the extension. */
  readonly file: string;
  readonly source: string;
}

export async function programsOf(readme: string): Promise<readonly ReadmeProgram[]> {
  return (
    blocksOf(await readText(readme))
      // What imports nothing continues what came before it, and is no program.
      .filter(({ language, text }) => language === 'ts' && text.startsWith('import '))
      .map(({ text, line }) => ({
        file: `${readme.replaceAll(/[/.]/g, '-')}-${line}`,
        source: text.replace("'@assistant-provider/genesys'", "'./emulated-genesys.js'"),
      }))
  );
}

/** What the programs need beside the packages. */
export async function writeSurroundings(folder: string): Promise<void> {
  const harness = await readText('packages/conformance/test/memory-harness.ts');
  const files: Readonly<Record<string, string>> = {
    'emulated-genesys.ts': await readText('test/documents/emulated-genesys.ts'),
    'acme-harness.ts': `${harness.replace("'../src/index.js'", "'@assistant-provider/conformance'")}
      export { memoryHarness as acmeHarness };`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        module: 'nodenext',
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        types: ['node'],
      },
      include: ['*.ts'],
    }),
  };
  await write(folder, files);
}

/** Compiles with the declarations of the packages checked, too. Rejects with what is wrong. */
export async function compilePrograms(
  folder: string,
  programs: readonly ReadmeProgram[],
): Promise<void> {
  const files = programs.map(({ file, source }) => [`${file}.ts`, source] as const);
  await write(folder, Object.fromEntries(files));
  await run(process.execPath, [compiler, '--skipLibCheck', 'false'], { cwd: folder });
}

const write = (folder: string, files: Readonly<Record<string, string>>) =>
  Promise.all(
    Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)),
  );
