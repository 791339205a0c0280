import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as sdk from '@aws-sdk/client-qconnect';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);

const forBundlers = () =>
  import(new URL('sdk.js', root).href) as Promise<Readonly<Record<string, unknown>>>;

/** Of `import { … } from '#sdk'` in all sources. */
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

it('what Node.js and bundlers get of the SDK is what the sources import, and the SDK’s own', async () => {
  const given = createRequire(import.meta.url)('../sdk.cjs') as Readonly<Record<string, unknown>>;

  expect(Object.keys(given).sort()).toEqual([...importedNames()].sort());
  expect(Object.keys(await forBundlers()).sort()).toEqual(Object.keys(given).sort());
  for (const [name, value] of Object.entries(given))
    expect(value).toBe((sdk as Readonly<Record<string, unknown>>)[name]);
});
