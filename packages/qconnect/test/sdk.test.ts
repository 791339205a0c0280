import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as sdk from '@aws-sdk/client-qconnect';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);

const forBundlers = () =>
  import(new URL('sdk.js', root).href) as Promise<Readonly<Record<string, unknown>>>;

/** The names in every `import { … } from '#sdk'` of the sources. */
function importedNames(): readonly string[] {
  const names = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(new URL(`src/${path}`, root), 'utf8'))
    .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '#sdk'/g)])
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)];
}

it('`sdk.cjs` and `sdk.js` export what the sources import from `#sdk`, unchanged', async () => {
  const given = createRequire(import.meta.url)('../sdk.cjs') as Readonly<Record<string, unknown>>;

  expect(Object.keys(given).sort()).toEqual([...importedNames()].sort());
  expect(Object.keys(await forBundlers()).sort()).toEqual(Object.keys(given).sort());
  for (const [name, value] of Object.entries(given))
    expect(value).toBe((sdk as Readonly<Record<string, unknown>>)[name]);
});

it('the tests run with the oldest SDK that the package accepts', () => {
  const manifest = (path: string | URL) =>
    JSON.parse(readFileSync(path, 'utf8')) as {
      version: string;
      dependencies: Readonly<Record<string, string>>;
    };
  const { resolve } = createRequire(import.meta.url);
  const installed = manifest(resolve('@aws-sdk/client-qconnect/package.json'));

  const { dependencies } = manifest(new URL('package.json', root));
  expect(dependencies['@aws-sdk/client-qconnect']).toBe(`^${installed.version}`);
});
