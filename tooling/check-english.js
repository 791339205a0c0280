/**
 * Looks for the idioms of `idioms.js` in documents, in comments, and in the texts of messages.
 * `npm run check:english` fails when it finds one; name files to look at these alone.
 */
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import ts from 'typescript';
import { idioms } from './idioms.js';

/** Generated, quoting, or in the words of a vendor. */
const ignored = [
  /(?:^|\/)CHANGELOG\.md$/,
  /^CODE_OF_CONDUCT\.md$/,
  // Written by `npm run test:faults`.
  /^docs\/faults\.md$/,
  // Machine-checked messages of the vendors, as received.
  /^packages\/emulators\/src\/[^/]+\/vendor-/,
];
const isChecked = (path) =>
  (/\.md$|^llms\.txt$/.test(path) || /^(?:packages\/[^/]+\/src|examples)\/.*\.ts$/.test(path)) &&
  !ignored.some((pattern) => pattern.test(path));

const named = process.argv.slice(2);
const paths = (
  named.length > 0
    ? named
    : execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
        encoding: 'utf8',
      }).split('\n')
).filter(isChecked);

const found = paths.flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  const passages = path.endsWith('.ts') ? passagesOfCode(path, text) : passagesOfDocument(text);
  return passages.flatMap(({ text: passage, line, isMessage, isCell }) =>
    idioms
      .filter(({ sentence }) => !(sentence && isMessage))
      .flatMap(({ pattern, reason, instead, sentence }) => {
        const match = pattern.exec(passage);
        // The cell of a table may be a phrase, such as an indirect question.
        if (sentence && isCell && match?.index === 0) return [];
        return match ? [`${path}:${line}: “${match[0].trim()}”: ${reason}; ${instead}`] : [];
      }),
  );
});
if (found.length > 0) {
  console.error(found.join('\n'));
  console.error(`\n${found.length} idioms (tooling/idioms.js).`);
  process.exitCode = 1;
}

/** The paragraphs, table cells, headings and list items of a document, without its code. */
function passagesOfDocument(text) {
  const prose = text
    .replaceAll(/^(`{3,})[^]*?^\1$/gm, (block) => block.replaceAll(/[^\n]/g, ''))
    .replaceAll(/<!--[^]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ''));
  const passages = [];
  let paragraph;
  for (const [index, line] of prose.split('\n').entries()) {
    const [, mark, rest] = /^(\s*(?:#+|[-*]|\d+\.|>)?\s*)(.*)$/.exec(line);
    if (line.startsWith('|')) {
      for (const cell of line.split('|'))
        passages.push({ text: cell.trim(), line: index + 1, isCell: true });
      paragraph = undefined;
    } else if (rest === '') paragraph = undefined;
    else if (paragraph === undefined || mark.trim() !== '') {
      paragraph = { text: rest, line: index + 1 };
      passages.push(paragraph);
    } else paragraph.text += ` ${rest}`;
  }
  return passages;
}

/** The comments of a source, and its strings of three words and more. */
function passagesOfCode(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  const passages = [];
  const seen = new Set();
  const visit = (node) => {
    const comments = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of comments) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      passages.push(...passagesOfComment(text.slice(pos, end), lineOf(pos)));
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('X')
        : node.text;
      if (words.trim().split(/\s+/).length >= 3)
        passages.push({ text: words, line: lineOf(node.getStart()), isMessage: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const last = ts.getLeadingCommentRanges(text, file.endOfFileToken.pos) ?? [];
  for (const { pos, end } of last)
    if (!seen.has(pos)) passages.push(...passagesOfComment(text.slice(pos, end), lineOf(pos)));
  return passages;
}

function passagesOfComment(comment, line) {
  const text = comment
    .replaceAll(/^\/\*\*?|\*\/$|^\/\/+/g, '')
    .replaceAll(/^[ \t]*\*(?= |$)/gm, '');
  return passagesOfDocument(text.replaceAll(/^ /gm, '')).map((passage) => ({
    ...passage,
    text: passage.text.trim(),
    line: line + passage.line - 1,
  }));
}
