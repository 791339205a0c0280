/** Writes a report as Markdown, for a pull request or a wiki. */
import { escapeMarkdown as escape } from '@assistant-provider/reconcile';
import {
  longestShown,
  verdicts,
  type Block,
  type Inline,
  type Line,
  type ReportDocument,
  type Table,
} from './document.js';
import { visibleText } from './visible-text.js';

/** Returns the Markdown of a report. The same report gives the same bytes. */
export const markdownOf = ({ title, sentence, sections }: ReportDocument): string =>
  `${[
    `# ${shown(title)}`,
    shown(sentence),
    ...sections.flatMap((section) => blocksOf(section, 2)),
  ].join('\n\n')}\n`;

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
    case 'list':
      return [block.items.map((item) => `- ${lineOf(item)}`).join('\n')];
    case 'lines':
      return [`${shown(block.label)}:`, fenced(visibleText(block.text))];
  }
}

const tableOf = ({ head, rows }: Table): string =>
  [head.map(shown), head.map(() => '---'), ...rows.map((row) => row.map(lineOf))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

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
    case 'verdict': {
      const { sign, word } = verdicts[inline.verdict];
      return `<strong>${escape(sign)} ${word}</strong>`;
    }
    case 'value':
      return valueOf(inline.value);
  }
}

function valueOf(value: Extract<Inline, { kind: 'value' }>['value']): string {
  if (value === undefined) return '<em>none</em>';
  if (value === '') return '<em>empty text</em>';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const characters = [...text];
  if (characters.length <= longestShown) return shown(text);
  const more = characters.length - longestShown;
  return `${shown(characters.slice(0, longestShown).join(''))} <em>… and ${more} more characters</em>`;
}
