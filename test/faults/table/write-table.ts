/**
 * Writes the results of the long run into docs/faults.md, between its markers, and the cells that
 * differ, one by one, into dist/faults.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readRecords } from './record.js';
import { renderDifferences, renderSummary } from './render.js';

const page = new URL('../../../docs/faults.md', import.meta.url);
// Aligned, the columns would be as wide as their widest cell: a megabyte of spaces.
const begin = '<!-- written by `npm run test:faults` -->\n<!-- prettier-ignore-start -->';
const end = '<!-- prettier-ignore-end -->';

const vendors = {
  genesys: 'Genesys Cloud',
  qconnect: 'Amazon Q in Connect',
  memory: 'The memory driver',
};

const table = Object.entries(vendors)
  .map(([vendor, title]) => renderSummary(title, readRecords(vendor)))
  .join('\n\n');

const text = readFileSync(page, 'utf8');
const from = text.indexOf(begin);
const to = text.indexOf(end);
if (from < 0 || to < from) throw new Error('docs/faults.md has lost its markers');
writeFileSync(page, `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`);
console.log(table);

const folder = new URL('../../../dist/faults/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [vendor, title] of Object.entries(vendors)) {
  writeFileSync(
    new URL(`${vendor}.md`, folder),
    `${renderDifferences(title, readRecords(vendor))}\n`,
  );
  console.log(`Cells of ${title} that differ: dist/faults/${vendor}.md`);
}
