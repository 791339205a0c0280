/** The page on telemetry has the names that the sources have. */
import { expect, it } from 'vitest';
import { readText } from './blocks.js';

const names = (text: string) =>
  [...new Set(text.match(/(?:assistant_provider|http|error)\.[a-z_.]+[a-z]/g) ?? [])].sort();

it('the document has every name of spans and metrics', async () => {
  const sources = await Promise.all(
    ['trace', 'telemetry'].map((file) => readText(`packages/policies/src/${file}.ts`)),
  );
  const quoted = sources.flatMap((source) =>
    [...source.matchAll(/'([a-z_.]+\.[a-z_.]+)'/g)].map(([, name]) => name ?? ''),
  );
  const inCode = names(quoted.join('\n'));
  expect(inCode).not.toEqual([]);

  const inPage = names(await readText('docs/guide/telemetry.md'));
  expect(inPage.filter((name) => !name.endsWith('.js'))).toEqual(inCode);
});
