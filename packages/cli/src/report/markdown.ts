/** Writes a report as Markdown, for a pull request or a wiki. */
import { escapeMarkdown as escape } from '@assistant-provider/reconcile';
import type { Badge } from './badges.js';
import { paragraph } from './blocks.js';
import {
  longestShown,
  type Block,
  type Inline,
  type Line,
  type ReportDocument,
  type Table,
} from './document.js';
import { visibleText } from './visible-text.js';

/** Returns the Markdown of a report. The same report gives the same bytes. */
export function markdownOf(report: ReportDocument): string {
  const text = wholeOf(report);
  return text.length <= longestComment ? text : wholeOf(withoutDetails(report));
}

/** The longest comment that GitHub stores, in characters. */
const longestComment = 65_536;

/** Leaves out what stands once for each assistant or account. Tables above it sum it up. */
const withoutDetails = (report: ReportDocument): ReportDocument => ({
  ...report,
  sections: report.sections.map((section) =>
    detailed.has(section.id)
      ? {
          ...section,
          blocks: [
            ...section.blocks.filter(({ kind }) => kind !== 'section'),
            paragraph(
              'The details are left out, since they are too long for a comment. The page and the JSON have them.',
            ),
          ],
        }
      : section,
  ),
});

const detailed: ReadonlySet<string> = new Set(['assistants', 'accounts']);

function wholeOf(report: ReportDocument): string {
  const { about, title, state, sentence, figures, sections } = report;
  const blocks = [
    `# ${shown(title)}`,
    `${badgeOf(state)} · ${shown(about)}`,
    shown(sentence),
    rowsOf([figures.map(({ label }) => label), figures.map(({ value }) => value)]),
    ...sections.flatMap((section) => blocksOf(section, 2)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const shown = (text: string): string => escape(visibleText(text));

function blocksOf(block: Block, level: number): readonly string[] {
  switch (block.kind) {
    case 'section':
      return [
        `${'#'.repeat(Math.min(level, 6))} ${shown(block.title)}`,
        ...block.blocks.flatMap((each) => blocksOf(each, level + 1)),
      ];
    case 'table':
      return [tableOf(block)];
    case 'paragraph':
      return [lineOf(block.line)];
    case 'clear':
      return [`✓ ${shown(block.text)}`];
    case 'list':
      return [listOf(block.items.map(lineOf))];
    case 'facts':
      return [listOf(block.facts.map(([name, line]) => `${shown(name)}: ${lineOf(line)}`))];
    case 'lines':
      return [`${shown(block.label)}:`, fenced(visibleText(block.text))];
    case 'fold':
      // Hosts render Markdown within the element if empty lines surround it.
      return [
        `<details><summary>${inElement(block.summary)}</summary>`,
        ...block.blocks.flatMap((each) => blocksOf(each, level)),
        '</details>',
      ];
    case 'filter':
      return [];
  }
}

/** Within an element that begins a block, Markdown knows no backslashes. */
const inElement = (text: string): string =>
  visibleText(text).replaceAll(/[!-/:-@[-`{-~\n]/g, (mark) => `&#${mark.charCodeAt(0)};`);

const listOf = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const tableOf = ({ head, rows }: Table): string =>
  rowsOf([head.map(shown), ...rows.map((row) => row.map(lineOf))]);

const rowsOf = ([head = [], ...rows]: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The fence is longer than any in the text, so that no text ends it. */
function fenced(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

const lineOf = (line: Line): string => line.map(inlineOf).join('');

function inlineOf(inline: Inline): string {
  if (typeof inline === 'string') return shown(inline);
  switch (inline.kind) {
    case 'strong':
      return `<strong>${shown(inline.text)}</strong>`;
    case 'code':
      return `<code>${shown(inline.text)}</code>`;
    case 'badge':
      return badgeOf(inline.badge);
    case 'link':
      return shown(inline.text);
    case 'value':
      return valueOf(inline.value);
  }
}

const badgeOf = ({ sign, word }: Badge): string => `<strong>${escape(sign)} ${word}</strong>`;

function valueOf(value: Extract<Inline, { kind: 'value' }>['value']): string {
  if (value === undefined) return '<em>none</em>';
  if (value === '') return '<em>empty text</em>';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = [...text];
  if (characters.length <= longestShown) return shown(text);
  const more = characters.length - longestShown;
  return `${shown(characters.slice(0, longestShown).join(''))} <em>… and ${more} more characters</em>`;
}
