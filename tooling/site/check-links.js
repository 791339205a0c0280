/**
 * Checks that the built site has every document of docs, and its links: each page, picture and anchor is there. Links to other hosts are only
 * read, and nothing but a picture may be loaded from there, so that the site works offline.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { inflateSync } from 'node:zlib';
import { pages, pathInRepository, root } from './pages.js';

const site = join(root, 'dist/site');
const built = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replaceAll(sep, '/'));

const unescaped = (text) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** Every tag with its attributes. typedoc writes each value in double quotes. */
function tagsOf(html) {
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name, attributes]) => ({
      name,
      attributes: Object.fromEntries(
        [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [
          key,
          unescaped(value),
        ]),
      ),
    }),
  );
}

const anchors = new Map();
const links = [];
for (const page of built) {
  const tags = tagsOf(readFileSync(join(site, page), 'utf8'));
  anchors.set(page, new Set(tags.map(({ attributes }) => attributes.id)));
  for (const { name, attributes } of tags)
    for (const target of targetsOf(attributes)) links.push({ page, name, target });
}
for (const target of targetsInNavigation())
  links.push({ page: 'index.html', name: 'navigation', target });

function targetsOf({ href, src, srcset }) {
  const candidates = (srcset ?? '').split(',').map((candidate) => candidate.trim().split(' ')[0]);
  return [href, src, ...candidates].filter((target) => target !== undefined && target !== '');
}

/** The navigation is compressed JSON in a script: entries with a path and children. */
function targetsInNavigation() {
  const script = readFileSync(join(site, 'assets/navigation.js'), 'utf8');
  const compressed = Buffer.from(/"([^"]+)"/.exec(script)[1], 'base64');
  const paths = (entries) =>
    entries.flatMap(({ path, children = [] }) => [...(path ? [path] : []), ...paths(children)]);
  return paths(JSON.parse(inflateSync(compressed).toString('utf8')));
}

/** What is wrong with a link, or nothing. */
function problemOf({ page, name, target }) {
  if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target)) {
    if (!URL.canParse(target)) return 'is not a URL';
    return name === 'a' || name === 'img' ? undefined : 'is loaded from another host';
  }
  const [address, anchor = ''] = target.split('#');
  const path = decodeURIComponent(address.split('?')[0]);
  const found = path === '' ? page : posix.join(posix.dirname(page), path).replace(/^\.\/?$/, '');
  const file = found === '' || found.endsWith('/') ? `${found}index.html` : found;
  if (file.startsWith('../') || !existsSync(join(site, file))) return 'leads nowhere';
  const known = anchors.get(file);
  if (anchor !== '' && known && !known.has(decodeURIComponent(anchor))) return 'has no such anchor';
  return undefined;
}

const problems = links.flatMap((link) => {
  const problem = problemOf(link);
  return problem === undefined ? [] : [`${link.page}: ${link.target} ${problem}`];
});
const listed = new Set(pages().map(({ path }) => path));
for (const name of readdirSync(join(root, 'docs'), { recursive: true })) {
  const path = pathInRepository(join(root, 'docs', name));
  if (path.endsWith('.md') && !listed.has(path))
    problems.push(`${path} is missing on the first page of the guide`);
}
for (const problem of new Set(problems)) console.error(problem);
console.log(`dist/site: ${built.length} pages, ${links.length} links, ${problems.length} problems`);
process.exitCode = problems.length > 0 || links.length === 0 ? 1 : 0;
