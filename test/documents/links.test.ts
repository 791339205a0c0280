/** Links between documents lead somewhere: to a file that is there, and a heading in it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { absolute, readText } from './blocks.js';

const documents = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '*.md', 'llms.txt'],
  {
    cwd: absolute('.'),
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(absolute(path)));

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

it.each(documents)('of %s', async (document) => {
  const text = (await readText(document)).replaceAll(/^```[^]*?^```$/gm, '');
  const broken: string[] = [];
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? document : normalize(join(dirname(document), path));
    if (!existsSync(absolute(file))) broken.push(target);
    else if (anchor !== undefined && !anchorsOf(await readText(file)).has(anchor))
      broken.push(target);
  }
  expect(broken).toEqual([]);
});
