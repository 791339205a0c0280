/** Writes the blocks of a report as HTML. */
import type { Badge } from './badges.js';
import {
  longestShown,
  textOf,
  type Block,
  type FilterOption,
  type Inline,
  type Line,
  type Table,
} from './document.js';
import { markup, rawHtml, type Html } from './html.js';

/** Returns a block. A screen reader lists the sections of level 2 alone, whose names are unique. */
export function blockOf(block: Block, level: number): Html {
  switch (block.kind) {
    case 'section':
      return markup`<section${level === 2 ? markup` aria-labelledby="${block.id}"` : classOf(block.blocks)}>
${headingOf(level, block.id, block.title)}
${block.blocks.map((each) => blockOf(each, level + 1))}</section>
`;
    case 'table':
      return tableOf(block);
    case 'paragraph':
      return markup`<p>${lineOf(block.line)}</p>\n`;
    case 'clear':
      return markup`<p class="clear"><span aria-hidden="true">✓</span> ${block.text}</p>\n`;
    case 'list':
      return markup`<ul>
${block.items.map((item) => markup`<li>${lineOf(item)}</li>\n`)}</ul>
`;
    case 'facts':
      return markup`<dl>
${block.facts.map(([name, line]) => markup`<div><dt>${name}</dt><dd>${lineOf(line)}</dd></div>\n`)}</dl>
`;
    case 'lines':
      return markup`<p class="label">${block.label}</p>\n${preOf(block.text)}\n`;
    case 'fold':
      return markup`<details class="${['fold', ...marksIn(block.blocks)].join(' ')}">
<summary>${block.summary}</summary>
${block.blocks.map((each) => blockOf(each, level))}</details>
`;
    case 'filter':
      return filterOf(block.label, block.options);
  }
}

/** HTML has no heading below level 6. */
function headingOf(level: number, id: string, title: string): Html {
  const tag = rawHtml(`h${Math.min(level, 6)}`);
  return markup`<${tag} id="${id}"><bdi>${title}</bdi></${tag}>`;
}

/** A line break behind the tag is not part of the content, so that one of the text is not lost. */
const preOf = (text: string): Html => markup`<pre dir="auto">\n${text}</pre>`;

/** The style sheet hides the other rows, so that no script is needed. */
const filterOf = (
  label: string,
  options: readonly FilterOption[],
): Html => markup`<fieldset class="filter">
<legend>${label}</legend>
<label><input type="radio" name="filter" id="show-all" checked> all ${options.reduce((sum, { count }) => sum + count, 0)}</label>
${options.map(({ badge, count }) => markup`<label><input type="radio" name="filter" id="show-${badge.name}"> ${badgeOf(badge)} ${count}</label>\n`)}</fieldset>
`;

const tableOf = ({ caption, head, rows }: Table): Html => markup`<table>
<caption><bdi>${caption}</bdi></caption>
<thead>
<tr>${head.map((title) => markup`<th scope="col">${title}</th>`)}</tr>
</thead>
<tbody>
${rows.map((row) => rowOf(row, head))}</tbody>
</table>
`;

function rowOf(row: readonly Line[], head: readonly string[]): Html {
  const [first = [], ...others] = row;
  const mark = markOf(row);
  return markup`<tr${mark === undefined ? '' : markup` class="${mark}"`}><th scope="row">${lineOf(first)}</th>${others.map(
    // On a narrow screen, the label stands in front of the cell.
    (line, index) => markup`<td data-label="${head[index + 1] ?? ''}">${lineOf(line)}</td>`,
  )}</tr>\n`;
}

/** Returns the class that a filter looks for: that of the first badge. */
function markOf(row: readonly Line[]): string | undefined {
  for (const inline of row.flat())
    if (typeof inline !== 'string' && inline.kind === 'badge') return `is-${inline.badge.name}`;
  return undefined;
}

/** Returns the marks of all rows in blocks. A browser would take seconds to find them with `:has`. */
const marksIn = (blocks: readonly Block[]): readonly string[] => [
  ...new Set(
    blocks.flatMap((block) => {
      if (block.kind === 'table') return block.rows.flatMap((row) => markOf(row) ?? []);
      return block.kind === 'section' || block.kind === 'fold' ? marksIn(block.blocks) : [];
    }),
  ),
];

function classOf(blocks: readonly Block[]): Html {
  const marks = marksIn(blocks);
  return marks.length === 0 ? markup`` : markup` class="${marks.join(' ')}"`;
}

const lineOf = (line: Line): readonly Html[] => line.map(inlineOf);

function inlineOf(inline: Inline): Html {
  if (typeof inline === 'string') return markup`<bdi>${inline}</bdi>`;
  switch (inline.kind) {
    case 'strong':
      return markup`<strong><bdi>${inline.text}</bdi></strong>`;
    case 'code':
      return markup`<code><bdi>${breakable(inline.text)}</bdi></code>`;
    case 'badge':
      return badgeOf(inline.badge);
    case 'link':
      return markup`<a href="#${inline.section}"><bdi>${inline.text}</bdi></a>`;
    case 'value':
      return valueOf(inline.value);
  }
}

/** Lets a line end behind each slash of a path. */
const breakable = (text: string): readonly Html[] =>
  text.split('/').map((part, index) => (index === 0 ? markup`${part}` : markup`/<wbr>${part}`));

/** Returns a badge. */
export const badgeOf = ({ sign, word, tone }: Badge): Html =>
  markup`<span class="badge ${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>`;

/** The beginning of a long value that is always shown. */
const preview = 80;

function valueOf(value: Extract<Inline, { kind: 'value' }>['value']): Html {
  if (value === undefined) return markup`<span class="none">none</span>`;
  if (value === '') return markup`<span class="none">empty text</span>`;
  const text = textOf(value);
  if (text.length > longestShown)
    return markup`<details class="value">
<summary><bdi>${[...text].slice(0, preview).join('').trim()}</bdi> … <span class="none">${text.length} characters</span></summary>
${preOf(text)}
</details>`;
  return typeof value === 'string'
    ? markup`<bdi class="value">${text}</bdi>`
    : markup`<code class="value"><bdi>${text}</bdi></code>`;
}
