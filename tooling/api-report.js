/**
 * Keeps api/*.api.md, one for each entry point: all that a package lets others see, for review when
 * it changes. `npm run check:api` fails when one is out of date, `npm run update:api` writes them.
 */
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const update = process.argv.includes('--update');
const reportFolder = join(root, 'api');

/** Every package's entry points with their declarations, by the name of the report. */
const entryPoints = readdirSync(join(root, 'packages')).flatMap((folder) => {
  const packageJson = join(root, 'packages', folder, 'package.json');
  if (!existsSync(packageJson)) return [];
  const { exports } = JSON.parse(readFileSync(packageJson, 'utf8'));
  return Object.entries(exports)
    .filter(([, conditions]) => conditions.types !== undefined)
    .map(([path, { types }]) => ({
      name: folder + path.slice(1).replaceAll('/', '-'),
      packageJson,
      declarations: join(root, 'packages', folder, types),
    }));
});

function isUpToDate({ name, packageJson, declarations }) {
  const { succeeded } = Extractor.invoke(
    ExtractorConfig.prepare({
      configObjectFullPath: undefined,
      packageJsonFullPath: packageJson,
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: declarations,
        newlineKind: 'lf',
        compiler: {
          overrideTsconfig: {
            compilerOptions: {
              target: 'es2022',
              module: 'nodenext',
              strict: true,
              skipLibCheck: true,
              types: ['node'],
            },
            files: [declarations],
          },
        },
        apiReport: {
          enabled: true,
          // What a public declaration mentions is seen, whether its name is exported or not. Of the
          // emulators that is the vendors' whole wire format, inferred: minutes, and no review.
          includeForgottenExports: !name.startsWith('emulators'),
          reportFileName: `${name}.api.md`,
          reportFolder,
          reportTempFolder: join(root, 'node_modules/.cache/api'),
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
      },
    }),
    {
      localBuild: update,
      messageCallback: (message) => {
        // Doc comments are prose here, not a dialect of tags; and the reports are for every reader.
        message.handled = true;
        if (message.logLevel === 'error') console.error(`${name}: ${message.text}`);
      },
    },
  );
  return succeeded;
}

const names = new Set(entryPoints.map(({ name }) => `${name}.api.md`));
mkdirSync(reportFolder, { recursive: true });
const orphans = readdirSync(reportFolder).filter((file) => !names.has(file));
if (update) for (const orphan of orphans) rmSync(join(reportFolder, orphan));

const stale = [
  ...(update ? [] : orphans),
  ...entryPoints.filter((entryPoint) => !isUpToDate(entryPoint)).map(({ name }) => name),
];
if (stale.length > 0) {
  console.error(
    `What others see has changed, and api/ does not say so: ${stale.join(', ')}.\n` +
      'Write it anew with `npm run update:api`, and look at the difference before you commit it.',
  );
  process.exitCode = 1;
}
