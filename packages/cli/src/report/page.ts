/** Writes a report as one HTML file, which needs neither script, nor style, nor any network. */
import { createHash } from 'node:crypto';
import {
  longestShown,
  textOf,
  verdicts,
  type Block,
  type Inline,
  type Line,
  type ReportDocument,
  type Table,
} from './document.js';
import { jsonInScript, markup, rawHtml, type Html } from './html.js';
import { style } from './style.js';

/** The id of the element that holds the data. */
const dataId = 'data';

const styleHash = createHash('sha256').update(style).digest('base64');

// The data are not a script, so that no script has to be allowed.
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Returns the page of a report. The same report gives the same bytes. */
export function pageOf(report: ReportDocument, json: string): string {
  const { title, sentence, sections } = report;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${rawHtml(style)}</style>
</head>
<body>
<header>
<h1><bdi>${title}</bdi></h1>
<p class="sentence"><bdi>${sentence}</bdi></p>
</header>
<nav aria-label="Sections">
<ul>
${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>\n`)}</ul>
</nav>
<main>
${sections.map((section) => blockOf(section, 2))}</main>
<script type="application/json" id="${dataId}">
${jsonInScript(json)}</script>
</body>
</html>
`.text;
}

/** A screen reader lists the sections of level 2 alone, whose names are unique. */
function blockOf(block: Block, level: number): Html {
  switch (block.kind) {
    case 'section':
      return markup`<section${level === 2 ? markup` aria-labelledby="${block.id}"` : ''}>
${headingOf(level, block.id, block.title)}
${block.blocks.map((each) => blockOf(each, level + 1))}</section>
`;
    case 'table':
      return tableOf(block);
    case 'paragraph':
      return markup`<p>${lineOf(block.line)}</p>\n`;
    case 'list':
      return markup`<ul>
${block.items.map((item) => markup`<li>${lineOf(item)}</li>\n`)}</ul>
`;
    case 'lines':
      return markup`<p class="quiet">${block.label}</p>\n${preOf(block.text)}\n`;
  }
}

/** HTML has no heading below level 6. */
function headingOf(level: number, id: string, title: string): Html {
  const tag = rawHtml(`h${Math.min(level, 6)}`);
  return markup`<${tag} id="${id}"><bdi>${title}</bdi></${tag}>`;
}

/** A line break behind the tag is not part of the content, so that one of the text is not lost. */
const preOf = (text: string): Html => markup`<pre dir="auto">\n${text}</pre>`;

// Keyboards scroll what has the focus.
const tableOf = ({
  caption,
  head,
  rows,
}: Table): Html => markup`<div class="table" role="region" aria-label="${caption}" tabindex="0">
<table>
<caption><bdi>${caption}</bdi></caption>
<thead>
<tr>${head.map((title) => markup`<th scope="col">${title}</th>`)}</tr>
</thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table>
</div>
`;

const rowOf = ([first = [], ...others]: readonly Line[]): Html =>
  markup`<tr><th scope="row">${lineOf(first)}</th>${others.map(
    (line) => markup`<td>${lineOf(line)}</td>`,
  )}</tr>\n`;

const lineOf = (line: Line): readonly Html[] => line.map(inlineOf);

function inlineOf(inline: Inline): Html {
  if (typeof inline === 'string') return markup`<bdi>${inline}</bdi>`;
  switch (inline.kind) {
    case 'strong':
      return markup`<strong><bdi>${inline.text}</bdi></strong>`;
    case 'code':
      return markup`<code><bdi>${inline.text}</bdi></code>`;
    case 'verdict': {
      const { sign, word } = verdicts[inline.verdict];
      return markup`<span class="verdict ${inline.verdict}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
    }
    case 'value':
      return valueOf(inline.value);
  }
}

function valueOf(value: Extract<Inline, { kind: 'value' }>['value']): Html {
  if (value === undefined) return markup`<span class="quiet">none</span>`;
  if (value === '') return markup`<span class="quiet">empty text</span>`;
  const text = textOf(value);
  if (text.length > longestShown)
    return markup`<details>
<summary>${text.length} characters</summary>
${preOf(text)}
</details>`;
  return typeof value === 'string'
    ? markup`<bdi class="value">${text}</bdi>`
    : markup`<code class="value"><bdi>${text}</bdi></code>`;
}
