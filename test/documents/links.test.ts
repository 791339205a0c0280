/** Links between documents lead somewhere, and the commands that they name are there. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { absolute, readText } from './blocks.js';

const markdownIn = async (folder: string, recursive = false): Promise<readonly string[]> =>
  (await readdir(absolute(folder), { recursive }))
    .filter((name) => name.endsWith('.md') || name === 'llms.txt')
    .map((name) => join(folder, name));

const built = /(?:^|[/\\])(?:node_modules|dist|coverage|\.mutation)[/\\]/;
const documents = [
  ...(await markdownIn('.')),
  ...(await markdownIn('docs', true)),
  ...(
    await Promise.all(
      ['packages', 'examples', 'test', 'bench'].map((name) => markdownIn(name, true)),
    )
  )
    .flat()
    .filter((name) => !built.test(name)),
];

/** As GitHub makes them. */
const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );

const { scripts } = JSON.parse(await readText('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

it.each(documents)('%s names only commands that exist', async (document) => {
  const named = (await readText(document)).matchAll(
    /(?:`|^|&& )npm run (?:-[\w-]+ )*(\w[\w:-]*)/gm,
  );
  expect([...named].map(([, name = '']) => name).filter((name) => !scripts[name])).toEqual([]);
});

it.each(documents)('%s has only links that lead somewhere', async (document) => {
  const text = (await readText(document)).replaceAll(/^```[^]*?^```$/gm, '');
  const broken: string[] = [];
  for (const [, inMarkdown, inHtml] of text.matchAll(
    /\]\(([^)\s]+)\)|\b(?:href|src|srcset)="([^"\s]+)"/g,
  )) {
    const target = inMarkdown ?? inHtml ?? '';
    if (/^[a-z]+:/.test(target)) {
      if (!URL.canParse(target)) broken.push(target);
      continue;
    }
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? document : normalize(join(dirname(document), path));
    if (!existsSync(absolute(file))) broken.push(target);
    else if (anchor !== undefined && !anchorsOf(await readText(file)).has(anchor))
      broken.push(target);
  }
  expect(broken).toEqual([]);
});
